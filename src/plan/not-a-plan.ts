import { compact } from '../kernel/text.ts';
import type { Sheet } from '../workbook/model.ts';

/** 不是计划的表: what it is, and what to do with it. */
export interface OtherTable {
  readonly what: string;
  readonly next: string;
  /** Its header says so beyond doubt; else only where it is no plan either. */
  readonly certain: boolean;
}

interface Kind {
  readonly what: string;
  readonly next: string;
  /** Headers that no plan has. */
  readonly words: RegExp;
  /** So many of them leave no doubt. */
  readonly enough: number;
}

const KINDS: readonly Kind[] = [
  {
    what: '检查记录',
    next: '检查记录是检查以后的数据，不作为计划导入；请提供检查计划表',
    words:
      /^(?:检查结果|检查行为(?:名称|编号)|检查码(?:编号)?|处理措施|处理结果|结果录入时间|执法证号|检查人员?证号|执法人员证号|记录唯一标识|报送人员|监管事项目录编码|监管事项检查实施清单编码|行政相对人(?:性质|证件类型)|发现问题|检查实施机关|record_unique_identity|check_(?:result|action_name|action_code|date|form|mode|personnel(?:_code)?)|administrative_cp.*|supervise_(?:object|item_.*))$/u,
    enough: 2,
  },
  {
    what: '双随机抽查结果',
    next: '抽查结果是公示数据，不作为计划导入；请提供抽查计划表',
    words: /^(?:抽查结果|抽查完成日期|抽查检查结果|公示日期|结果公示时间)$/u,
    enough: 2,
  },
  {
    what: '检查情况汇总表',
    next: '汇总表是检查以后的统计，不作为计划导入；请提供检查计划表',
    words:
      /(?:户次|件次|人次)(?:数)?$|^(?:警告|罚款|罚没|停产停业|吊销|责令改正|立案|移送|出动(?:执法)?人(?:员|次)).{0,12}$|罚没总额|罚款金额/u,
    enough: 3,
  },
  {
    what: '监督检查工作日测算表',
    next: '测算表没有检查事项，不作为计划导入；请提供年度监督检查计划的明细表',
    words: /法定工作日|执法工作日|检查工作日|非执法工作日/u,
    enough: 2,
  },
];

/** A header stands near the top. */
const ROWS = 15;
const LONGEST = 40;

/** Which other table than a plan or a roster a sheet is, by the words of one of its first rows. */
export function otherTable(sheet: Sheet): OtherTable | undefined {
  let best: (OtherTable & { readonly hits: number }) | undefined;
  const rows = sheet.rows.slice(0, ROWS).map((row) =>
    row.cells.flatMap((cell) => {
      const text = compact(cell?.text ?? '').replace(/[(（].*?[)）]|[*:：]/gu, '');
      return text !== '' && text.length <= LONGEST ? text : [];
    }),
  );
  // A header of two rows stands in both.
  for (const [at, row] of rows.entries()) {
    const words = new Set([...row, ...(rows[at + 1] ?? [])]);
    for (const { what, next, words: pattern, enough } of KINDS) {
      const hits = [...words].filter((word) => pattern.test(word)).length;
      if (hits > (best?.hits ?? 0)) best = { what, next, certain: hits >= enough, hits };
    }
  }
  return best;
}
