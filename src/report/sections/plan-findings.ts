import { yearOf } from '../../kernel/local-date.ts';
import { groupFindings, listFindings, type FindingGroup } from '../../plan/list-findings.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, type ReportSection, type ReportTable } from '../model.ts';

/** 计划审核: what is found in the plans of the year that count today. */
export function planFindings({ store }: ReportDeps, { to, agency }: Scope): ReportSection {
  const year = yearOf(to);
  const { plans, listed } = listFindings(store, { year, agency: agency?.code });
  const standing = listed.filter(({ waiver }) => waiver === undefined);
  const must = standing.filter(({ finding }) => finding.severity === '必改').length;
  const reading = '只计现行有效的计划版本；与 zfjd plan findings 一致';
  return {
    key: 'plan-findings',
    title: '检查计划审核',
    list: `zfjd plan findings --year ${year}${agencyWords(agency)}`,
    figures: [
      countFigure('B11', '审核的计划', plans.length, `${year}年现行有效的计划份数`, reading),
      countFigure('B12', '必改问题', must, '必改问题条数', reading),
      countFigure('B13', '建议', standing.length - must, '没有豁免的建议条数', reading),
      countFigure('B14', '已豁免', listed.length - standing.length, '已豁免的建议条数', reading),
    ],
    tables: [
      findingTable('findingsByRule', '按规则', { header: '规则', code: true }, groupFindings(listed, 'rule')),
      ...(agency === undefined
        ? [
            findingTable(
              'findingsByAgency',
              '按单位',
              { header: '单位', code: false },
              groupFindings(listed, 'agency'),
            ),
          ]
        : []),
    ],
    notes: [],
    ...(plans.length === 0 && { missing: `没有${year}年的检查计划可以审核；先用 zfjd plan import 导入` }),
  };
}

function findingTable(
  key: string,
  title: string,
  { header, code }: { header: string; code: boolean },
  groups: readonly FindingGroup[],
): ReportTable {
  return {
    key,
    title: `计划问题（${title}）`,
    columns: [
      { key: 'name', header },
      { key: 'plans', header: '计划', unit: 'count' },
      { key: 'must', header: '必改', unit: 'count' },
      { key: 'advice', header: '建议', unit: 'count' },
      { key: 'waived', header: '已豁免', unit: 'count' },
    ],
    rows: groups.map((group) => ({
      name: code ? `${group.key} ${group.name}` : group.name,
      plans: group.plans,
      must: group.must,
      advice: group.advice,
      waived: group.waived,
    })),
    reading: '一条问题算一条，同一行有几条算几条',
    empty: '没有发现问题',
  };
}
