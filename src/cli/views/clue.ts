import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { chineseDate } from '../../kernel/local-date.ts';
import type { GroupedClues } from '../../supervision/clues/group-clues.ts';
import type { ClueFileReport } from '../../supervision/clues/import-clues.ts';
import { clueStateName, SCREENINGS, type ClueFact, type ClueView } from '../../supervision/clues/model.ts';
import type { ClueReport } from '../../supervision/clues/show-clues.ts';
import { CATEGORIES } from '../../supervision/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { importBlocks } from './import-report.ts';

/** One clue, after it was registered or looked at. */
export function clueView(
  verb: 'add' | 'show',
  report: ClueReport,
  warnings: readonly string[] = [],
): Outcome<ClueReport> {
  const { clue, facts, alike, topicNames, suggested, caseNumber } = report;
  const source = clue.source.id === '' ? clue.source.text : `${clue.source.text}（${clue.source.id}）`;
  return {
    schema: `zfjd.clue.${verb}/1`,
    data: report,
    warnings: [...warnings, ...(suggested.length === 0 ? [] : [suggestion(report)])],
    blocks: [
      { kind: 'heading', text: `线索${clue.id}` },
      {
        kind: 'pairs',
        pairs: [
          ['执法单位', `${clue.agency.name}（${clue.agency.code}）`],
          ['问题', clue.problem],
          ...pair('涉及企业', clue.enterprise),
          ['类别', clue.category === '' ? '未定' : CATEGORIES[clue.category]],
          ...pair('监督事项', topicNames.join('；')),
          ['来源', source],
          ['发现日期', clue.discoveredOn],
          ...pair('佐证', [clue.proof, clue.proofFileId === undefined ? '' : '（有文件）'].join('')),
          ...pair('读自', clue.origin),
          ['状态', { text: stateText(report), tone: 'strong' }],
        ],
      },
      ...(facts.length === 0 ? [] : [{ kind: 'heading', text: '经过' } as const, courseTable(facts)]),
      ...(alike.length === 0
        ? []
        : [{ kind: 'heading', text: '相似的线索和案件' } as const, alikeTable(report)]),
      ...nextBlocks(report, caseNumber),
    ],
  };
}

function suggestion({ clue, suggested }: ClueReport): string {
  const named = suggested.map(({ code, list, name }) => `${code}（${list}：${name}）`).join('、');
  return `问题中的字样像是：${named}。要归入的：zfjd clue screen ${clue.id} --result <结果> --topic ${suggested[0]?.code ?? ''}`;
}

function pair(label: string, value: string): (readonly [string, CellText])[] {
  return value === '' ? [] : [[label, value]];
}

function stateText({ state, caseNumber, facts }: ClueView): string {
  if (caseNumber !== undefined) return `${clueStateName(state)}（${caseNumber}）`;
  const { receiver = '', sameAs } = facts.at(-1) ?? {};
  const more = [receiver, sameAs === undefined ? '' : `同线索${sameAs}`].filter((text) => text !== '');
  return `${clueStateName(state)}${more.length === 0 ? '' : `（${more.join('，')}）`}`;
}

function courseTable(facts: readonly ClueFact[]): Block {
  return {
    kind: 'table',
    columns: ['日期', '事项', '说明', '登记人'].map((header) => ({ header })),
    rows: facts.map((fact) => [
      fact.on,
      fact.result === undefined
        ? `归入案件${fact.caseNumber ?? ''}`
        : `研判：${SCREENINGS[fact.result].name}`,
      [fact.receiver === '' ? '' : `转送${fact.receiver}`, fact.text]
        .filter((text) => text !== '')
        .join('；'),
      fact.recordedBy,
    ]),
    empty: '还没有研判',
  };
}

function alikeTable({ alike }: ClueReport): Block {
  return {
    kind: 'table',
    columns: [
      { header: '编号' },
      { header: '得分', align: 'right' },
      { header: '问题' },
      { header: '为什么' },
    ],
    rows: alike.map(({ kind, number, score, problem, why }) => [
      `${kind === 'clue' ? '线索' : '案件'}${number}`,
      String(score),
      problem,
      why.join('；'),
    ]),
    empty: '没有',
  };
}

function nextBlocks({ clue, state, alike }: ClueReport, caseNumber: string | undefined): Block[] {
  if (caseNumber !== undefined) {
    return [{ kind: 'pairs', pairs: [['案件', `zfjd case show ${caseNumber}`]] }];
  }
  if (state !== 'pending' && state !== 'accepted') return [];
  const twin = alike.find(({ kind }) => kind === 'clue');
  return [
    {
      kind: 'pairs',
      pairs: [
        ['研判', `zfjd clue screen ${clue.id} --result <结果>`],
        ['立案', `zfjd clue group ${clue.id}${clue.category === '' ? ' --category <类别>' : ''}`],
        ...(twin ? [['并案', `zfjd clue group ${clue.id} ${twin.number}`] as const] : []),
      ],
    },
  ];
}

/** 线索的列 */
export const CLUE_COLUMNS: readonly ListColumn<ClueView>[] = [
  { key: 'id', title: '线索号', kind: 'number', value: ({ clue }) => clue.id },
  { key: 'discoveredOn', title: '发现日期', kind: 'date', value: ({ clue }) => clue.discoveredOn },
  { key: 'source', title: '来源', value: ({ clue }) => clue.source.text },
  { key: 'agency', title: '执法单位', value: ({ clue }) => clue.agency.name },
  { key: 'problem', title: '问题', value: ({ clue }) => clue.problem },
  {
    key: 'category',
    title: '类别',
    value: ({ clue }) => (clue.category === '' ? '' : CATEGORIES[clue.category]),
  },
  { key: 'state', title: '状态', value: stateText },
  { key: 'sourceId', title: '来源编号', value: ({ clue }) => clue.source.id, more: true },
  { key: 'enterprise', title: '涉及企业', value: ({ clue }) => clue.enterprise, more: true },
  { key: 'topics', title: '监督事项', value: ({ clue }) => clue.topics.join('、'), more: true },
  { key: 'recordedBy', title: '登记人', value: ({ clue }) => clue.recordedBy, more: true },
];

export const CLUE_LIST: ListForm<ClueView> = {
  schema: 'zfjd.clue.list/1',
  title: '线索',
  field: 'clues',
  columns: CLUE_COLUMNS,
  head: (clues) => {
    const pending = clues.filter(({ state }) => state === 'pending').length;
    return [{ kind: 'text', text: `线索${clues.length}条，其中待研判${pending}条`, tone: 'strong' }];
  },
  empty: '没有符合条件的线索；zfjd clue add 登记，或 zfjd clue import 导入',
};

export function screenView(reports: readonly ClueReport[]): Outcome {
  return {
    schema: 'zfjd.clue.screen/1',
    data: { clues: reports },
    blocks: reports.flatMap((report): Block[] => [
      {
        kind: 'text',
        text: `线索${report.clue.id}（${report.clue.agency.name}）：${stateText(report)}`,
        tone: 'strong',
      },
      ...nextBlocks(report, report.caseNumber),
    ]),
  };
}

export function groupView({ caseNumber, opened, clues, warnings }: GroupedClues): Outcome {
  const first = clues[0]?.clue;
  return {
    schema: 'zfjd.clue.group/1',
    data: { caseNumber, opened, clues },
    warnings,
    blocks: [
      {
        kind: 'text',
        text: `线索${clues.map(({ clue }) => clue.id).join('、')}（${first?.agency.name ?? ''}）${opened ? '立案' : '并入案件'}${caseNumber}`,
        tone: 'strong',
      },
      {
        kind: 'pairs',
        pairs: [
          ...(first ? [['最早发现', chineseDate(first.discoveredOn)] as const] : []),
          ['查看', `zfjd case show ${caseNumber}`],
          ['预警提醒', `zfjd case warn ${caseNumber} --way <方式>`],
        ],
      },
    ],
  };
}

/** So many likenesses are shown; `clue show` and `--json` have all. */
const SHOWN = 20;

function brief(to: readonly string[]): string {
  return to.length <= 5 ? to.join('、') : `${to.slice(0, 5).join('、')}等${to.length}条`;
}

export function importCluesView(reports: readonly ClueFileReport[], dryRun: boolean): Outcome {
  const findings = reports.flatMap((report) => report.findings);
  const alike = reports.flatMap((report) => report.alike);
  return {
    schema: 'zfjd.clue.import/1',
    data: { dryRun, files: reports.map(({ findings: _findings, ...report }) => report) },
    findings,
    blocks: [
      ...importBlocks(reports, dryRun),
      ...(alike.length === 0
        ? []
        : [
            {
              kind: 'table',
              columns: [{ header: '新线索', align: 'right' }, { header: '相似的线索和案件' }],
              rows: alike.slice(0, SHOWN).map(({ id, to }) => [String(id), brief(to)]),
              empty: '',
            } as const,
          ]),
      ...(alike.length > SHOWN
        ? [
            {
              kind: 'text',
              text: `共${alike.length}条有相似的，只列出${SHOWN}条；zfjd clue show 逐条查看`,
            } as const,
          ]
        : []),
      ...(findings.length === 0 ? [] : [{ kind: 'findings', findings } as const]),
    ],
    attention: findings.some(({ severity }) => severity === '必改'),
  };
}
