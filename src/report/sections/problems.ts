import { periodText } from '../../kernel/period.ts';
import { clauseText } from '../../kernel/finding.ts';
import { topicName } from '../../supervision/clues/vocabulary.ts';
import { PROBLEM_STATES } from '../../supervision/problems/model.ts';
import { readProblems } from '../../supervision/problems/problem-store.ts';
import { proposeProblems, subjectName } from '../../supervision/problems/propose-problems.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { countFigure, type ReportSection } from '../model.ts';

/** 共性问题: those registered, with the day by which guidance is due. */
export function registeredProblems({ store, pack }: ReportDeps, { to }: Scope): ReportSection {
  const problems = readProblems(store, to);
  const open = problems.filter(({ state }) => state === 'open');
  const { value, clause } = pack.get('supervision.guidance_period', to);
  const reading = `发现以后${periodText(value)}内提出指导性意见：${clauseText(clause)}；与 zfjd problem list 一致`;
  return {
    key: 'problems',
    title: '已登记的共性问题',
    list: 'zfjd problem list',
    figures: [
      countFigure('G01', '共性问题', problems.length, '已登记的普遍性、系统性问题数，含已撤回的', reading),
      countFigure('G02', '待提出指导性意见', open.length, '还没有提出指导性意见的问题数', reading),
      countFigure(
        'G03',
        '其中超期',
        open.filter(({ overdue }) => overdue).length,
        '期限已过的问题数',
        reading,
      ),
    ],
    tables: [
      {
        key: 'problems',
        title: '共性问题',
        columns: [
          { key: 'id', header: '编号' },
          { key: 'title', header: '问题' },
          { key: 'discoveredOn', header: '发现日期' },
          { key: 'grounds', header: '依据（件）', unit: 'count' },
          { key: 'dueOn', header: '指导性意见期限' },
          { key: 'state', header: '状态' },
        ],
        rows: problems.map(({ problem, grounds, term, state, overdue }) => ({
          id: String(problem.id),
          title: problem.title,
          discoveredOn: problem.discoveredOn,
          grounds: grounds.length,
          dueOn: term === undefined ? '' : `${term.dueOn}${term.provisional ? '（暂定）' : ''}`,
          state: `${PROBLEM_STATES[state]}${overdue ? '（超期）' : ''}`,
        })),
        reading,
        empty: '没有登记共性问题',
      },
    ],
    notes: [],
    ...(problems.length === 0 && {
      missing: '还没有登记共性问题；zfjd problem propose 看哪些类别反复出现，再用 zfjd problem add 登记',
    }),
  };
}

/** 反复出现的类别: what clues and cases of the period have in common; only a person finds a problem in it. */
export function proposedProblems({ store, pack }: ReportDeps, { from, to }: Scope): ReportSection {
  const { proposals, rule } = proposeProblems({ store, pack }, to, { from, to });
  const reading = `${from}至${to}发现的线索和案件，涉及${rule.agencies}个以上单位或者共${rule.matters}件以上的类别：${rule.basis}。${rule.note}`;
  return {
    key: 'proposals',
    title: '反复出现的类别',
    list: `zfjd problem propose --from ${from} --to ${to}`,
    figures: [
      countFigure('G11', '反复出现的类别', proposals.length, '达到件数或者单位数的类别和主题数', reading),
      countFigure(
        'G12',
        '其中没有登记为共性问题的',
        proposals.filter(({ registered }) => registered.length === 0).length,
        '期间内没有据以登记共性问题的类别和主题数',
        reading,
      ),
    ],
    tables: [
      {
        key: 'proposals',
        title: '反复出现的类别和主题',
        columns: [
          { key: 'name', header: '类别' },
          { key: 'agencies', header: '单位', unit: 'count' },
          { key: 'matters', header: '件数', unit: 'count' },
          { key: 'names', header: '涉及的单位' },
          { key: 'registered', header: '已登记' },
        ],
        rows: proposals.map(({ subject, agencies, grounds, registered }) => ({
          name: subjectName(subject, (code) => topicName(pack, to, code)),
          agencies: agencies.length,
          matters: grounds.length,
          names: agencies.join('、'),
          registered: registered.map((id) => `共性问题${id}`).join('、'),
        })),
        reading,
        empty: '没有反复出现的类别',
      },
    ],
    notes: ['是否属于普遍性、系统性问题由人判断；这里只提示件数。'],
  };
}
