import type { Block } from '../../document/blocks.ts';
import type { Pick } from '../../draw/sample/model.ts';
import type { RoundReport } from '../../draw/sample/show-sample.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 抽中的案卷, with the round that drew it and its place in its list. */
interface RankedPick extends Pick {
  readonly round: number;
  /** 名次 in ticket order within the list. */
  readonly rank: number;
}

/** 抽中案卷的列 */
export const PICK_COLUMNS: readonly ListColumn<RankedPick>[] = [
  { key: 'round', title: '轮次', kind: 'number', value: ({ round }) => round },
  { key: 'unit', title: '单位', value: ({ unit }) => unit, width: 20 },
  { key: 'category', title: '类别', value: ({ category }) => category },
  { key: 'rank', title: '名次', kind: 'number', value: ({ rank }) => rank },
  { key: 'number', title: '编号', value: ({ number }) => number, width: 30 },
  { key: 'ticket', title: '票号', value: ({ ticket }) => ticket, width: 66 },
];

/** Of one round: its number stands above. */
const OF_ROUND = PICK_COLUMNS.filter(({ key }) => key !== 'round');

/** Rows listed on a screen; the record holds all of them. */
export const PICKS_SHOWN = 200;

const NO_PICKS = '没有抽中的案卷';

/** `picks` = of one round, list by list, in ticket order. */
export function rankedPicks(round: number, picks: readonly Pick[]): RankedPick[] {
  let rank = 0;
  let list = '';
  return picks.map((pick) => {
    const place = `${pick.unit} ${pick.category}`;
    rank = place === list ? rank + 1 : 1;
    list = place;
    return { round, rank, ...pick };
  });
}

/** What a round has just drawn. */
export function picksBlock(round: number, picks: readonly Pick[]): Block {
  const shown = rankedPicks(round, picks.slice(0, PICKS_SHOWN));
  return listBlock({ columns: OF_ROUND, empty: NO_PICKS }, shown);
}

/** 第二阶段: how far each round has come, and the files it drew. */
export function picksList(quarter: string, rounds: readonly RoundReport[]): ListForm<RankedPick> {
  return {
    schema: 'zfjd.sample.show/2',
    title: `${quarter} 第二阶段抽中案卷`,
    field: 'picks',
    columns: PICK_COLUMNS,
    data: () => ({ quarter, rounds: rounds.map(({ picks: _picks, ...round }) => round) }),
    head: () => rounds.flatMap(roundBlocks),
    screen: (listed) => [
      { kind: 'heading', text: '抽中的案卷' },
      listBlock(rounds.length === 1 ? { columns: OF_ROUND, empty: NO_PICKS } : PICKS_OF_ALL, listed),
    ],
    empty:
      rounds.length === 0
        ? `${quarter} 的第二阶段还没有作承诺；用 zfjd sample import 收清单，再用 zfjd sample commit 承诺`
        : '还没有抽取；zfjd sample publish、seed、run 依次公布、登记种子、抽取',
  };
}

const PICKS_OF_ALL = { columns: PICK_COLUMNS, empty: NO_PICKS };

function roundBlocks(r: RoundReport): Block[] {
  return [
    { kind: 'heading', text: `第${r.round}轮（${r.state}）` },
    {
      kind: 'pairs',
      pairs: [
        ['承诺值', r.commitment],
        ['承诺', r.committedOn],
        [
          '承诺值公布',
          r.publication
            ? `${r.publication.on}，${r.publication.place}${r.publication.lateReason && `（迟于规定，原因：${r.publication.lateReason}）`}`
            : '未登记',
        ],
        ['种子来源', r.seedSource],
        ...(r.seed ? [['种子行', r.seed.line] as const] : []),
        ...(r.seed?.roller ? [['掷骰人', r.seed.roller] as const] : []),
        ...(r.result ? [['最终摘要', r.result.finalDigest] as const] : []),
      ],
    },
    {
      kind: 'table',
      columns: [
        { header: '单位' },
        { header: '类别' },
        { header: '件数', align: 'right' },
        { header: '抽取件数', align: 'right' },
      ],
      rows: r.lists.map((l) => [l.unit, l.category, String(l.size), String(l.toDraw)]),
      empty: '没有清单',
    },
  ];
}
