import type { Block, Outcome } from '../../document/blocks.ts';
import type { NumberSeries } from '../../supervision/list-numbers.ts';
import type { NextNumber } from '../../supervision/number-series.ts';

/** 文号登记簿 of a year. */
export function numbersView(year: number, series: readonly NumberSeries[]): Outcome {
  const broken = series.some(({ gaps }) => gaps.length > 0);
  return {
    schema: 'zfjd.case.numbers/1',
    data: { year, series },
    blocks:
      series.length === 0 ? [{ kind: 'text', text: `${year}年没有制发文书` }] : series.flatMap(seriesBlocks),
    attention: broken,
  };
}

function seriesBlocks({ series, numbers, paper, gaps }: NumberSeries): Block[] {
  const voids = numbers.filter((one) => one.void !== undefined).length;
  return [
    {
      kind: 'heading',
      text: `${series}：${numbers.length}个文号，作废${voids}个，${gaps.length === 0 ? '没有断号' : `断号${gaps.length}个`}`,
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
    {
      kind: 'table',
      columns: ['文号', '文书', '主送', '成文日期', '案件、共性问题', '状态'].map((header) => ({ header })),
      rows: numbers.map((one) => [
        one.number,
        one.title,
        one.addressee,
        one.issuedOn,
        one.caseNumber ?? `共性问题${one.problemId}`,
        one.void ? { text: `${one.void.on}作废：${one.void.reason}`, tone: 'warn' } : '',
      ]),
      empty: '程序还没有编号',
    },
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
