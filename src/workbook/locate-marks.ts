/** What a text by itself may be, whatever stands beside it; most texts are none of these. */
export interface TextMarks {
  /** 表头词 */
  readonly word: boolean;
  /** 合计, 总计 with or without its figure. */
  readonly total: boolean;
  /** 示例: the row is an example, or is to be deleted. */
  readonly exampleLabel: boolean;
  readonly exampleOrder: boolean;
}

const TOTAL = /^.{0,6}(?:合计|总计|小计|共计)(?:[:(（]?[\d,.]*.{0,4})$/u;
const EXAMPLE_LABEL =
  /^[([【]?(?:填写|填报)?(?:示例|样例|范例|举例|例)[\d一二三四五]?[)\]】]?$|^[([【]?(?:填写)?(?:示例|样例|范例)[:)\]】]/u;
const EXAMPLE_ORDER =
  /(?:填写|填报|使用|上报|提交|报送)[时前]?(?:请|应)?(?:予以)?删除|请删除[此本]行|[此本]行(?:请删除|为示例)/u;

const NONE: TextMarks = { word: false, total: false, exampleLabel: false, exampleOrder: false };

/** `text` without white space. */
export function marksOf(text: string, isWord: (text: string) => boolean): TextMarks {
  const word = isWord(text);
  const total = text.length <= 20 && text.includes('计') && TOTAL.test(text);
  // Every wording of an example holds one of these.
  const example = text.includes('例') || text.includes('删除');
  if (!example) return word || total ? { ...NONE, word, total } : NONE;
  return {
    word,
    total,
    exampleLabel: EXAMPLE_LABEL.test(text),
    exampleOrder: text.length <= 40 && EXAMPLE_ORDER.test(text),
  };
}
