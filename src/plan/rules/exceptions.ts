import { compact } from '../../kernel/text.ts';
import { reasonText, textOf, type RawLine } from '../model.ts';

/** How the reasons that the policies name are written in plans. */
const WORDINGS: Readonly<Record<string, RegExp>> = {
  上级部署:
    /上级[^。；;\n]{0,8}(?:部署|要求|任务|计划|安排)|(?:市局|市级|总队|国家|市政府|部委|省级|(?<![城上超集])市(?!监局|场监)[^。；;\n、，区]{1,8}(?:局|委|办))[^。；;\n]{0,8}(?:部署|要求|任务|计划|方案|安排|专项)/u,
  违法线索: /线索/u,
  投诉举报: /投诉|举报/u,
  法律法规规章明确规定:
    /(?:法律|法规|规章|条例|法)[^。；;\n]{0,12}(?:明确|规定)[^。；;\n]{0,6}(?:必须|应当|每年|检查)|法定(?:必检|检查频次)/u,
  上级: /上级/u,
  案件: /案件|立案/u,
  线索: /线索/u,
};

/** The reason a line gives that is one of these; a superior's plan code counts as 上级部署. */
export function reasonGiven(line: RawLine, reasons: readonly string[]): string | undefined {
  const text = reasonText(line);
  return reasons.find(
    (reason) =>
      reasonIn(text, [reason]) !== undefined ||
      (reason.startsWith('上级') && textOf(line, 'parent_code') !== ''),
  );
}

/** The first of these reasons that a text gives. */
export function reasonIn(text: string, reasons: readonly string[]): string | undefined {
  const plain = compact(text);
  return reasons.find((reason) => WORDINGS[reason]?.test(plain) ?? plain.includes(compact(reason)));
}
