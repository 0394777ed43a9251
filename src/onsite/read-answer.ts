import { compact } from '../kernel/text.ts';
import { prose } from '../supervision/take-step.ts';
import type { RowCells } from '../workbook/row-cells.ts';
import type { Answer, CheckItem, CheckResult } from './model.ts';
import { FORM_CODES } from './form-codes.ts';

/** Whether a result is a problem: it counts, and less than in full. */
export function isProblem(result: CheckResult): boolean {
  return result.percent !== undefined && result.percent < 100;
}

/** Reads one line; undefined where it has no result that can be taken, after saying why in a finding. */
export function readAnswer(
  cells: RowCells,
  item: CheckItem,
  results: readonly CheckResult[],
): Answer | undefined {
  const written = compact(cells.text('result'));
  const result = results.find(({ word }) => word === written);
  const said = {
    problem: prose(cells.raw('problem')),
    evidence: prose(cells.raw('evidence')),
    corrected: cells.yes('corrected', FORM_CODES.corrected),
  };
  if (!result) {
    const words = results.map(({ word }) => `“${word}”`).join('、');
    cells.find(
      'result',
      written === ''
        ? {
            code: FORM_CODES.missing,
            severity: '必改',
            message: `项目${item.code}没有填结果`,
            next: `填${words}之一，再导入一次`,
          }
        : {
            code: FORM_CODES.result,
            severity: '必改',
            message: `项目${item.code}的结果无法识别`,
            next: `改为${words}之一`,
          },
    );
    return undefined;
  }
  judge(cells, item, result, said);
  return { item: item.code, result: result.word, ...said };
}

function judge(
  cells: RowCells,
  item: CheckItem,
  result: CheckResult,
  { problem, evidence, corrected }: Omit<Answer, 'item' | 'result'>,
): void {
  if (!isProblem(result)) {
    // Remarks beside 不适用 say why; beside full marks they contradict.
    const contradicts = result.percent === undefined ? corrected : problem !== '' || corrected;
    if (contradicts) {
      cells.find(problem === '' ? 'corrected' : 'problem', {
        code: FORM_CODES.contradiction,
        severity: '必改',
        message: `项目${item.code}的结果是“${result.word}”，却写有${problem === '' ? '当场纠正' : '问题'}`,
        next: '没有问题的删去这一格；有问题的改正检查结果',
      });
    }
    return;
  }
  if (problem === '') {
    cells.find('problem', {
      code: FORM_CODES.problem,
      severity: '必改',
      message: `项目${item.code}的结果是“${result.word}”，没有写问题`,
      next: '写明时间、对象、事实；以后的文书以此为查明的事实',
    });
  }
  if (evidence === '') {
    cells.find('evidence', {
      code: FORM_CODES.evidence,
      severity: '建议',
      message: `项目${item.code}的问题没有写证据`,
      next: '写明案卷号、照片或者问卷编号等，再导入一次',
    });
  }
}
