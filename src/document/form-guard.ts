import { UserError } from '../kernel/errors.ts';
import { printable } from '../kernel/text.ts';
import { elements, parseXml, type XmlElement } from './xml-tree.ts';
import type { ZipEntry } from './zip.ts';

const MAIN = 'word/document.xml';
const TYPES = '[Content_Types].xml';

const RESAVE = '在 WPS 或 Word 中打开，另存为 .docx 后重试';

/** What a form must not carry, since every letter made from it would: part or content, and how to be rid of it. */
const UNWANTED_PARTS: readonly (readonly [part: RegExp, what: string, hint: string])[] = [
  [/(?:^|\/)vbaProject\.bin$|(?:^|\/)vbaData\.xml$/iu, '含有宏', '另存为不含宏的 .docx 后重试'],
  [/^word\/(?:embeddings|activeX)\//iu, '含有嵌入的对象或控件', '删去嵌入的表格、对象和控件后重试'],
  [/^word\/comments\w*\.xml$/iu, '含有批注，批注带有作者姓名', '在“审阅”中删除全部批注后重试'],
];

const TRACKED = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange', 'w:pPrChange'];
const LOADING = /\b(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|DATABASE|IMPORT|RD)\b/iu;

/**
 * Refuses a docx that is none, or that carries what must not go out with a letter: macros, links to other
 * files or sites, embedded objects, comments and tracked changes. @throws UserError E_TEMPLATE_FILE
 */
export function guardForm(entries: readonly ZipEntry[], file: string): void {
  const refuse = (reason: string, hint: string, cause?: unknown): never => {
    throw new UserError('E_TEMPLATE_FILE', `「${printable(file)}」${reason}，不能用作文书模板`, {
      hint,
      cause,
    });
  };
  const read = (name: string): XmlElement | undefined => {
    const entry = entries.find((e) => e.name === name);
    if (!entry) return undefined;
    try {
      return parseXml(utf8(entry.data));
    } catch (error) {
      return refuse(`的「${printable(name)}」读不通（不是完整的 UTF-8 XML）`, RESAVE, error);
    }
  };
  const types = read(TYPES);
  const main = read(MAIN);
  if (!types || !main) return refuse('不是 Word 文档，缺少正文', RESAVE);
  if (main.name !== 'w:document') refuse('的正文不是通用的写法', RESAVE);
  const kinds = [...elements(types, 'Override', 'Default')].map(
    ({ attributes }) => attributes['ContentType'],
  );
  if (kinds.some((kind) => /macroEnabled|vba/iu.test(kind ?? ''))) {
    refuse('含有宏', '另存为不含宏的 .docx 后重试');
  }
  for (const { name } of entries) {
    const unwanted = UNWANTED_PARTS.find(([part]) => part.test(name));
    if (unwanted) refuse(unwanted[1], unwanted[2]);
    if (name.endsWith('.rels')) refuseLinks(read(name), refuse);
    else if (/^word\/[\w-]+\.xml$/u.test(name)) refuseContent(name === MAIN ? main : read(name), refuse);
  }
}

type Refuse = (reason: string, hint: string) => never;

function refuseLinks(relations: XmlElement | undefined, refuse: Refuse): void {
  for (const { attributes } of relations ? elements(relations, 'Relationship') : []) {
    const target = printable(attributes['Target'] ?? '').slice(0, 80);
    if (attributes['TargetMode'] === 'External') {
      refuse(
        `含有指向外部的链接（${target}）`,
        '取消超链接（选中后 Ctrl+Shift+F9），链接的图片改为插入，取消附加的模板，另存后重试',
      );
    }
    if (/\/(?:aFChunk|subDocument)$/u.test(attributes['Type'] ?? '')) {
      refuse('嵌有别的文档', '把内容直接粘贴进来后重试');
    }
  }
}

function refuseContent(root: XmlElement | undefined, refuse: Refuse): void {
  if (!root) return;
  if (elements(root, ...TRACKED).next().done !== true) {
    refuse('含有没有接受的修订，修订带有作者姓名', '在“审阅”中接受全部修订后重试');
  }
  for (const code of elements(root, 'w:instrText', 'w:fldSimple')) {
    const text = code.attributes['w:instr'] ?? code.children.filter((c) => typeof c === 'string').join('');
    if (LOADING.test(text)) refuse('含有从别处取内容的域', '选中该处按 Ctrl+Shift+F9 变为普通文字后重试');
  }
}

/** @throws TypeError on bytes that are no UTF-8 */
function utf8(data: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(data);
}
