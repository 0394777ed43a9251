import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { ellipsis } from '../kernel/text.ts';
import type { LocatedTable } from '../workbook/locate-model.ts';
import { locateTables } from '../workbook/locate.ts';
import type { Workbook } from '../workbook/model.ts';
import { RowCells } from '../workbook/row-cells.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import type { CheckForm } from './check-form.ts';
import { FORM_CODES } from './form-codes.ts';
import { dayTrouble, readDay, readHead, type FormHead } from './form-head.ts';
import type { Answer } from './model.ts';
import { readAnswer } from './read-answer.ts';

/** The table of a form with its head, not yet judged. */
export interface FoundForm {
  readonly file: string;
  readonly sheet: string;
  readonly tables: readonly LocatedTable[];
  readonly head: FormHead;
}

/** What a form says. Refused where a finding is 必改 and more than a missing answer. */
export interface ReadForm {
  readonly checkedOn: LocalDate | undefined;
  readonly inspectors: string;
  readonly answers: readonly Answer[];
  readonly findings: readonly Finding[];
  readonly refused: boolean;
}

/** @throws UserError E_FORM_NONE where no sheet has the columns of a check form, E_FORM_SEVERAL where more have */
export function findForm(workbook: Workbook, words: HeaderWords): FoundForm {
  const found = workbook.sheets.flatMap((sheet): FoundForm[] => {
    const tables = locateTables(sheet, words).tables.filter((table) =>
      ['code', 'result'].every((key) => table.columns.some((column) => column.key === key)),
    );
    const [first] = tables;
    if (!first) return [];
    return [{ file: workbook.file, sheet: sheet.name, tables, head: readHead(first.titles) }];
  });
  const [only, ...others] = found;
  if (!only) {
    throw new UserError('E_FORM_NONE', `「${workbook.file}」里没有检查表：没有找到“项目编号”“检查结果”两列`, {
      hint: '用 zfjd draw form 发出的检查表填写，不要改动表头',
    });
  }
  if (others.length > 0) {
    throw new UserError(
      'E_FORM_SEVERAL',
      `「${workbook.file}」里有${found.length}张检查表：${found.map(({ sheet }) => sheet).join('、')}`,
      { hint: '一个文件只放一个单位的检查表，分开保存后再导入' },
    );
  }
  return only;
}

/** Reads the answers and the day; `on` where the importer says which day it was. */
export function readForm(
  found: FoundForm,
  form: CheckForm,
  words: HeaderWords,
  day: { readonly quarter: string; readonly today: LocalDate; readonly on: LocalDate | undefined },
): ReadForm {
  const { file, sheet, head } = found;
  const findings: Finding[] = [];
  const context = { file, sheet, vocabulary: words, findings };
  const items = new Map(form.items.map((item) => [item.code, item]));
  const answers = new Map<string, Answer>();
  const rows = new Map<string, RowCells>();
  for (const row of found.tables.flatMap((table) => table.rows)) {
    const cells = new RowCells(row, context);
    const code = cells.code('code');
    const item = items.get(code);
    if (!item) {
      cells.find('code', {
        code: FORM_CODES.unknownItem,
        severity: '必改',
        message: code === '' ? '没有写项目编号' : `没有这个检查项目，或者不适用于该类单位`,
        next: '不要改动项目编号，不要增加行；另发现的问题写在相近的项目里',
      });
    } else if (rows.has(code)) {
      cells.find('code', {
        code: FORM_CODES.twice,
        severity: '必改',
        message: `这个项目前面（第${rows.get(code)?.row.number ?? 0}行）已经有了`,
        next: '一个项目只留一行',
      });
    } else {
      rows.set(code, cells);
      const answer = readAnswer(cells, item, form.results);
      if (answer) answers.set(code, answer);
    }
  }
  for (const item of form.items) {
    if (rows.has(item.code)) continue;
    findings.push({
      code: FORM_CODES.missing,
      severity: '必改',
      aspect: '录入',
      where: { file, sheet },
      value: item.code,
      message: `缺少项目${item.code}（${ellipsis(item.text, 20)}）的一行`,
      next: '补上这一行并填写结果，再导入一次',
    });
  }
  const checkedOn = dayOf(found, day, findings);
  return {
    checkedOn,
    inspectors: head.inspectors,
    answers: [...answers.values()],
    findings,
    refused: findings.some(({ code, severity }) => severity === '必改' && code !== FORM_CODES.missing),
  };
}

function dayOf(
  { file, sheet, head }: FoundForm,
  {
    quarter,
    today,
    on,
  }: { readonly quarter: string; readonly today: LocalDate; readonly on: LocalDate | undefined },
  findings: Finding[],
): LocalDate | undefined {
  const day = on ?? readDay(head.checkedOn);
  const trouble = day === undefined ? '不是日期' : dayTrouble(day, quarter, today);
  if (trouble === undefined) return day;
  const { row, column } = head.dateAt ?? {};
  findings.push({
    code: FORM_CODES.date,
    severity: '必改',
    aspect: '录入',
    where: { file, sheet, ...(row !== undefined && { row }), ...(column !== undefined && { column }) },
    value: on ?? head.checkedOn,
    message: head.checkedOn === '' && on === undefined ? '没有写检查日期' : `检查日期${trouble}`,
    next: '在表头上方写明，如 检查日期：2026年12月8日；或导入时加 --on',
  });
  return undefined;
}
