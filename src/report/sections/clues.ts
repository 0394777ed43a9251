import { groupBy } from '../../kernel/group.ts';
import type { Pack } from '../../policy/pack.ts';
import { clueStateName, type ClueState, type ClueView } from '../../supervision/clues/model.ts';
import { listClues } from '../../supervision/clues/show-clues.ts';
import { CATEGORIES } from '../../supervision/model.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { countFigure, type ReportSection, type ReportTable } from '../model.ts';
import { agencyWords, byName } from '../wording.ts';

/** In the order in which a clue is handled. */
const STATES: readonly ClueState[] = [
  'pending',
  'accepted',
  'in-case',
  'transferred',
  'disputed',
  'corrected',
  'unfounded',
  'duplicate',
];

/** 线索: discovered in the period, and what had become of them at its end; the states sum up to all. */
export function supervisionClues({ store, pack }: ReportDeps, scope: Scope): ReportSection {
  const { from, to, agency } = scope;
  const clues = listClues(store, { from, to, agencyCode: agency?.code });
  const waiting = listClues(store, { to, state: 'pending', agencyCode: agency?.code }).length;
  const of = (state: ClueState) => clues.filter((one) => one.state === state);
  const reading = '按发现日期计入期间；处理情况以统计截止日为准';
  return {
    key: 'clues',
    title: '监督线索',
    list: `zfjd clue list --from ${from} --to ${to}${agencyWords(agency)}`,
    figures: [
      countFigure('L00', '本期线索', clues.length, '发现日期在本期的线索数；以下各项相加等于本数', reading),
      ...STATES.map((state, i) =>
        countFigure(
          `L0${i + 1}`,
          clueStateName(state),
          of(state).length,
          '本期线索中到此状态的条数',
          reading,
        ),
      ),
      countFigure(
        'L11',
        '期末待研判',
        waiting,
        '截止日还没有研判的全部线索数，含以前发现的',
        '以统计截止日为准',
      ),
    ],
    tables: [
      clueTable('cluesBySource', '线索按来源', '来源', clues, (one) => sourceName(pack, scope, one), reading),
      clueTable('cluesByCategory', '线索按问题类别', '类别', clues, categoryName, reading),
      ...(agency === undefined
        ? [clueTable('cluesByAgency', '线索按单位', '单位', clues, ({ clue }) => clue.agency.name, reading)]
        : []),
    ],
    notes: [],
    ...(clues.length + waiting === 0 && {
      missing: '本期没有登记线索；用 zfjd clue add 登记，或者用 zfjd clue import 导入',
    }),
  };
}

function sourceName(pack: Pack, { to }: Scope, { clue: { source } }: ClueView): string {
  const sources = pack.find('supervision.clue_sources', to)?.value ?? [];
  return sources.find(({ code }) => code === source.kind)?.name ?? source.text;
}

const categoryName = ({ clue: { category } }: ClueView) =>
  category === '' ? '还没有判断' : CATEGORIES[category];

function clueTable(
  key: string,
  title: string,
  header: string,
  clues: readonly ClueView[],
  nameOf: (one: ClueView) => string,
  reading: string,
): ReportTable {
  return {
    key,
    title,
    columns: [
      { key: 'name', header },
      { key: 'clues', header: '线索', unit: 'count' },
      { key: 'pending', header: '待研判', unit: 'count' },
      { key: 'cases', header: '已立案', unit: 'count' },
      { key: 'others', header: '其他处理', unit: 'count' },
    ],
    rows: [...groupBy(clues, nameOf)].sort(byName).map(([name, own]) => {
      const number = (state: ClueState) => own.filter((one) => one.state === state).length;
      const [pending, cases] = [number('pending'), number('in-case')];
      return { name, clues: own.length, pending, cases, others: own.length - pending - cases };
    }),
    reading: `${reading}；按名称排列，不排名`,
    empty: '本期没有线索',
  };
}
