import { OUTCOMES, type ComplaintView } from '../../complaint/model.ts';
import { listComplaints } from '../../complaint/show-complaints.ts';
import { groupBy } from '../../kernel/group.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { countFigure, shareFigure, type ReportSection, type ReportTable } from '../model.ts';
import { agencyWords, byName } from '../wording.ts';

/** 投诉: received in the period and how they stood at its end; nothing personal is in it. */
export function complaintHandling({ store }: ReportDeps, { from, to, agency }: Scope): ReportSection {
  const complaints = listComplaints(store, { from, to, agencyCode: agency?.code });
  const count = (test: (one: ComplaintView) => boolean) => complaints.filter(test).length;
  const done = complaints.filter(isDone);
  const timed = complaints.filter(({ term }) => term !== undefined && (term.metOn ?? term.dueOn) <= to);
  const ended = timed.filter(({ term, overdue }) => overdue || term?.metOn !== undefined);
  const kept = ended.filter(({ term }) => term?.metOn !== undefined && term.metOn <= term.dueOn);
  const reading = '按收到日期计入期间；办理情况以统计截止日为准';
  return {
    key: 'complaints',
    title: '投诉',
    list: `zfjd complaint list --from ${from} --to ${to}${agencyWords(agency)}`,
    figures: [
      countFigure('T01', '本期投诉', complaints.length, '收到日期在本期的投诉件数', reading),
      countFigure('T02', '已办结', done.length, '本期投诉中有办理结果的件数', reading),
      countFigure('T03', '未办结', complaints.length - done.length, '本期投诉－已办结', reading),
      countFigure(
        'T04',
        '超过时限未办结',
        count(({ overdue }) => overdue),
        '办理时限已过而没有结果的件数',
        reading,
      ),
      countFigure(
        'T05',
        '转为线索',
        count(({ clueId }) => clueId !== undefined),
        '本期投诉中转为监督线索的件数',
        reading,
      ),
      shareFigure(
        'T06',
        '按时办结率',
        [kept.length, ended.length],
        '时限内办结的件数÷有时限且已办结或已过时限的件数',
        '时限照工单或者单位台账，没有时限的不计；文件没有统一规定期限',
      ),
    ],
    tables: [
      outcomeTable(complaints, reading),
      complaintTable(
        'complaintsByChannel',
        '投诉按渠道',
        '渠道',
        complaints,
        (one) => one.channel.text,
        reading,
      ),
      ...(agency === undefined
        ? [
            complaintTable(
              'complaintsByAgency',
              '投诉按单位',
              '单位',
              complaints,
              (one) => one.agency.name,
              reading,
            ),
          ]
        : []),
    ],
    notes: [],
    ...(complaints.length === 0 && {
      missing: '本期没有登记投诉；用 zfjd complaint add 登记，或者用 zfjd complaint import 导入台账',
    }),
  };
}

const isDone = ({ outcome }: ComplaintView) => outcome !== undefined;

function outcomeTable(complaints: readonly ComplaintView[], reading: string): ReportTable {
  const rows = [...Object.entries(OUTCOMES), [undefined, '未办结'] as const].map(([outcome, name]) => ({
    outcome: name,
    complaints: complaints.filter((one) => one.outcome === outcome).length,
  }));
  return {
    key: 'complaintsByOutcome',
    title: '投诉按办理结果',
    columns: [
      { key: 'outcome', header: '结果' },
      { key: 'complaints', header: '投诉', unit: 'count' },
    ],
    rows: rows.filter(({ complaints: number }) => number > 0),
    reading,
    empty: '本期没有投诉',
  };
}

function complaintTable(
  key: string,
  title: string,
  header: string,
  complaints: readonly ComplaintView[],
  nameOf: (one: ComplaintView['complaint']) => string,
  reading: string,
): ReportTable {
  return {
    key,
    title,
    columns: [
      { key: 'name', header },
      { key: 'complaints', header: '投诉', unit: 'count' },
      { key: 'done', header: '已办结', unit: 'count' },
      { key: 'open', header: '未办结', unit: 'count' },
      { key: 'overdue', header: '其中超时限', unit: 'count' },
      { key: 'clues', header: '转线索', unit: 'count' },
    ],
    rows: [...groupBy(complaints, ({ complaint }) => nameOf(complaint))].sort(byName).map(([name, own]) => {
      const done = own.filter(isDone).length;
      return {
        name,
        complaints: own.length,
        done,
        open: own.length - done,
        overdue: own.filter(({ overdue }) => overdue).length,
        clues: own.filter(({ clueId }) => clueId !== undefined).length,
      };
    }),
    reading: `${reading}；按名称排列，不排名`,
    empty: '本期没有投诉',
  };
}
