import type { BlockOf } from '../../document/block-renderer.ts';
import type { OfficialLetter } from '../../document/letter.ts';
import { parseLetterTemplate, type TemplateValue } from '../../document/template.ts';
import { rateText } from '../../draw/canonical.ts';
import { KIND_TEXT } from '../../draw/changes/register-change.ts';
import { LOTTERIES } from '../../draw/lottery.ts';
import type { SeedInput, SeedSource } from '../../draw/model.ts';
import { parseSeedLine } from '../../draw/seed.ts';
import type { DrawReport, NamedTicket } from '../../draw/show-draw.ts';
import type { Done } from '../../draw/stored-draw.ts';
import { UserError } from '../../kernel/errors.ts';
import { chineseDate, quarterText } from '../../kernel/local-date.ts';
import type { Targeted } from '../../onsite/model.ts';
import { clauseInLetter } from '../../supervision/letter-text.ts';
import { nameOf, quotaTable } from './draw-record.ts';

type TableBlock = BlockOf<'table'>;

/** What the paper says besides the draw itself. */
export interface PaperContext {
  /** 监督机关全称 */
  readonly bureau: string;
  /** Version of the program. */
  readonly version: string;
  /** Name in the pack, text in `data/templates/letters`. */
  readonly template: { readonly name: string; readonly text: string };
  readonly targeted: readonly Targeted[];
}

type Drawn = DrawReport & Required<Pick<DrawReport, 'seed' | 'seedHash' | 'result'>>;

/** @throws UserError E_DRAW_NOT_DRAWN: a record is printed once there is something to sign */
export function requireDrawn(report: DrawReport): Drawn {
  const { seed, seedHash, result } = report;
  if (seed && seedHash !== undefined && result) return { ...report, seed, seedHash, result };
  throw new UserError('E_DRAW_NOT_DRAWN', `${report.quarter} 还没有抽取，抽查记录不能印制`, {
    hint: `抽取之后再印：zfjd draw run --quarter ${report.quarter}；现在的情况可以存成 .html 或 .md`,
  });
}

/** 抽查记录 in the layout of official papers: everything a witness signs and a reader needs to check it. */
export function drawPaper(report: DrawReport, context: PaperContext): OfficialLetter {
  const drawn = requireDrawn(report);
  const { title, body } = parseLetterTemplate(context.template, valuesOf(drawn, context));
  return {
    issuer: context.bureau,
    title,
    body,
    signature: context.bureau,
    date: drawn.result.drawn.on,
  };
}

function valuesOf(report: Drawn, context: PaperContext): Record<string, TemplateValue> {
  const { rules, seed, result, strata } = report;
  return {
    bureau: context.bureau,
    period: quarterText(report.quarter),
    basis: clauseInLetter(report.basis),
    rate: rateText(rules.rate),
    cycleStart: quarterText(report.cycleStart),
    cycleQuarters: String(rules.cycleQuarters),
    cyclePosition: String(rules.cyclePosition),
    committed: actText(report.committed),
    commitDeadline: rules.commitDeadline.slice(0, 16).replace('T', ' '),
    commitment: report.commitment,
    published: publishedText(report),
    seedSource: sourceText(rules.seedSource),
    seedTable: seedTable(report),
    seedRecorded: actText(seed.recorded),
    witnesses: seed.witnesses.join('、') || '未登记',
    extraDice: seed.extraDiceReason || '没有另加',
    quotaTable: quotaTable(report.quotas, strata) as TableBlock,
    drawn: actText(result.drawn),
    count: String(report.drawn.length),
    drawnTable: printed(ticketTable(report.drawn, report, '没有抽中的单位')),
    nextTable: ticketTable(report.next, report, '各层单位均已抽中'),
    inspectors: String(report.inspectors),
    pairTable: printed(pairTable(report)),
    exclusionTable: printed(exclusionTable(report)),
    changes: changesOf(report),
    targetedTable: targetedTable(context.targeted),
    software: `zfjd ${context.version}`,
    finalDigest: result.finalDigest,
    signatures: SIGNATURES,
  };
}

/** More rows than a person signs for; the annex has them all, in a form that can be searched. */
const MOST_ROWS = 400;

function printed(table: TableBlock): TemplateValue {
  const { length } = table.rows;
  return length <= MOST_ROWS ? table : `共${length}行，篇幅过长，见附表（全部票号.xlsx）和公布的文件。`;
}

/** Who did it on which day, and when by the clock of the machine. */
function actText({ on, by, at }: Done): string {
  return `${chineseDate(on)}由${by}（系统时间${at.slice(0, 16).replace('T', ' ')}）`;
}

function publishedText({ publication }: Drawn): string {
  return publication ? `${chineseDate(publication.on)}，${publication.place}` : '未登记';
}

/** 种子来源 in words. */
function sourceText({ lottery, notBefore, dice }: SeedSource): string {
  const parts = [
    ...(lottery === undefined ? [] : [`${chineseDate(notBefore)}起的首次${LOTTERIES[lottery].name}开奖号码`]),
    ...(dice === undefined
      ? []
      : [`${lottery === undefined ? `${chineseDate(notBefore)}起` : ''}当众掷${dice}个十面骰的读数`]),
  ];
  return parts.join('，另加');
}

function seedTable({ seed, seedHash }: Drawn): TableBlock {
  const read: SeedInput | undefined = parseSeedLine(seed.line);
  const rows: [string, string][] = [
    ...(read?.lottery === undefined
      ? []
      : ([
          ['彩种、期号', `${LOTTERIES[read.lottery.code].name}第${read.lottery.issue}期`],
          ['开奖日期', chineseDate(read.date)],
          ['开奖号码', read.lottery.numbers.join(' ')],
        ] satisfies [string, string][])),
    ...(read?.dice === undefined
      ? []
      : ([
          ...(read.lottery ? [] : ([['掷骰日期', chineseDate(read.date)]] satisfies [string, string][])),
          ['骰子读数', `${read.dice}（${read.dice.length}个十面骰）`],
          ['掷骰人', seed.roller || '未登记，由本人在末页签字'],
        ] satisfies [string, string][])),
    ['种子行', seed.line],
    ['摘要S', seedHash],
  ];
  return { kind: 'table', columns: [{ header: '项目', room: 6 }, { header: '内容' }], rows, empty: '' };
}

function ticketTable(tickets: readonly NamedTicket[], { strata }: Drawn, empty: string): TableBlock {
  return {
    kind: 'table',
    columns: [{ header: '分层、部分和名次' }, { header: '单位', room: 10 }, { header: '票号' }],
    rows: tickets.map((t) => [
      `${nameOf(t.stratum, strata)}\n${t.part === 'A' ? '甲' : '乙'}部分第${t.rank}名`,
      `${t.name}\n${t.code}`,
      t.ticket,
    ]),
    empty,
  };
}

function pairTable({ drawn }: Drawn): TableBlock {
  return {
    kind: 'table',
    columns: [{ header: '单位', room: 10 }, { header: '检查人员', room: 6 }, { header: '配对票号' }],
    rows: drawn.flatMap((d) =>
      d.inspectors.map((i) => [d.name, i.name === undefined ? i.code : `${i.name}\n${i.code}`, i.ticket]),
    ),
    empty: '没有配对。',
  };
}

function exclusionTable({ exclusions, tickets }: Drawn): TableBlock {
  const names = new Map(tickets.map((t) => [t.code, t.name]));
  return {
    kind: 'table',
    columns: [{ header: '单位' }, { header: '检查人员' }, { header: '回避原因类别' }],
    rows: exclusions.map((e) => [names.get(e.unit) ?? e.unit, e.inspector, e.reason || '未登记']),
    empty: '无。',
  };
}

/** 抽取后的变更: what befell the drawn agencies after the seed. */
function changesOf({ changes }: Drawn): TemplateValue {
  if (changes.length === 0) return '无。';
  return {
    kind: 'table',
    columns: [
      { header: '序号、日期', room: 6 },
      { header: '种类、单位', room: 10 },
      { header: '退出、加入', room: 10 },
      { header: '原因' },
    ],
    rows: changes.map(({ change, left, joined }) => [
      `${change.seq}\n${chineseDate(change.on)}`,
      `${KIND_TEXT[change.kind]}\n${change.unit}`,
      [left === undefined ? '' : `退出 ${left}`, joined === undefined ? '' : `加入 ${joined}`]
        .filter((part) => part !== '')
        .join('\n'),
      change.reason,
    ]),
    empty: '',
  };
}

function targetedTable(targeted: readonly Targeted[]): TableBlock {
  return {
    kind: 'table',
    columns: [{ header: '单位' }, { header: '日期' }, { header: '原因' }, { header: '检查人员' }],
    rows: targeted.map((t) => [
      t.agency.name,
      chineseDate(t.on),
      t.reason,
      t.inspectors.join('、') || '未指定',
    ]),
    empty: '无。',
  };
}

/** Three blank lines make room for a signature. */
const BLANK = '\n\n';
const SIGNATURES: TableBlock = {
  kind: 'table',
  columns: [
    { header: '身份', room: 8 },
    { header: '签字', room: 12 },
    { header: '时间', room: 8 },
  ],
  rows: ['操作人', '监督人', '掷骰人（用骰子的）', '见证人', '见证人', '纪检监察（公证）人员'].map((role) => [
    role,
    BLANK,
    '',
  ]),
  empty: '',
  together: true,
};
