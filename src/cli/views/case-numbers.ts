import type { Block, Outcome } from '../../document/blocks.ts';
import type { GivenNumber, NumberSeries } from '../../supervision/list-numbers.ts';
import type { NextNumber } from '../../supervision/number-series.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** One number of the register, with the series it stands in. */
interface RegisteredNumber extends GivenNumber {
  readonly series: string;
}

/** 文号登记簿的列 */
export const NUMBER_COLUMNS: readonly ListColumn<RegisteredNumber>[] = [
  { key: 'number', title: '文号', value: ({ number }) => number, width: 26 },
  { key: 'title', title: '文书', value: ({ title }) => title, width: 30 },
  { key: 'addressee', title: '主送', value: ({ addressee }) => addressee, width: 24 },
  { key: 'issuedOn', title: '成文日期', kind: 'date', value: ({ issuedOn }) => issuedOn, width: 12 },
  { key: 'about', title: '案件或共性问题', value: (one) => aboutText(one), width: 12 },
  {
    key: 'state',
    title: '状态',
    value: (one) => voidText(one),
    show: (one) => ({ text: voidText(one), tone: 'warn' }),
    width: 30,
  },
  { key: 'series', title: '代字', value: ({ series }) => series, more: true },
  { key: 'seq', title: '序号', kind: 'number', value: ({ seq }) => seq, more: true },
];

function aboutText({ caseNumber, problemId }: GivenNumber): string {
  return caseNumber ?? `共性问题${problemId}`;
}

function voidText({ void: gone }: GivenNumber): string {
  return gone === undefined ? '' : `${gone.on}作废：${gone.reason}`;
}

export function registeredNumbers(series: readonly NumberSeries[]): RegisteredNumber[] {
  return series.flatMap(({ series: name, numbers }) =>
    numbers.map((one): RegisteredNumber => ({ series: name, ...one })),
  );
}

/** 文号登记簿 of a year. */
export function numbersList(year: number, series: readonly NumberSeries[]): ListForm<RegisteredNumber> {
  return {
    schema: 'zfjd.case.numbers/2',
    title: `${year}年文号登记簿`,
    field: 'numbers',
    columns: NUMBER_COLUMNS,
    // The series are whole whatever rows are listed: a gap must not be hidden by a condition.
    data: () => ({ year, series: series.map(({ numbers: _numbers, ...own }) => own) }),
    head: () => series.flatMap(seriesBlocks),
    empty:
      series.length === 0
        ? `${year}年没有制发文书；--year 看其他年份`
        : '程序还没有编号；制发文书见 zfjd case notice',
    attention: series.some(({ gaps }) => gaps.length > 0),
  };
}

function seriesBlocks({ series, numbers, paper, gaps }: NumberSeries): Block[] {
  const voids = numbers.filter((one) => one.void !== undefined).length;
  return [
    {
      kind: 'text',
      text: `${series}：${numbers.length}个文号，作废${voids}个，${gaps.length === 0 ? '没有断号' : `断号${gaps.length}个`}`,
      tone: 'strong',
    },
    ...(gaps.length === 0
      ? []
      : [
          {
            kind: 'text',
            text: `断号：${gaps.join('、')}；数据库可能被改动过，运行 zfjd db check`,
            tone: 'bad',
          } as const,
        ]),
    ...paper.map(({ from, last, text, recordedBy }): Block => ({
      kind: 'text',
      text: `纸质：${from === last ? '' : `${from}号至`}${last}号（${text}，${recordedBy}登记）`,
      tone: 'quiet',
    })),
  ];
}

/** What a series goes on with. */
export function numberStartView(next: NextNumber): Outcome {
  return {
    schema: 'zfjd.case.number-start/1',
    data: next,
    blocks: [{ kind: 'text', text: `已起编；下一个文号：${next.number}`, tone: 'good' }],
  };
}
