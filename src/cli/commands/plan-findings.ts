import { Option } from 'commander';
import type { Pack } from '../../policy/pack.ts';
import type { FindingFilter, FindingGrouping } from '../../plan/list-findings.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions } from '../list/options.ts';
import { agencyDoubt, withAgencyCode } from '../plan-filter.ts';
import { planKind, planState, year } from '../values.ts';
import {
  FINDING_COLUMNS,
  FINDING_GROUP_COLUMNS,
  findingGroupList,
  findingList,
} from '../views/plan-findings.ts';

interface FindingsOptions extends Omit<FindingFilter, 'rules'>, ListOptions {
  readonly rule?: string;
  readonly group?: keyof typeof GROUPINGS;
}

const GROUPINGS = { 单位: 'agency', 规则: 'rule', 计划: 'plan' } as const satisfies Record<
  string,
  FindingGrouping
>;

/** What `--columns` may name, with and without `--group`. */
const COLUMNS = {
  问题: FINDING_COLUMNS,
  ...Object.fromEntries(
    Object.entries(GROUPINGS).map(([group, by]) => [`按${group}汇总`, FINDING_GROUP_COLUMNS[by]]),
  ),
};

/** 问题清单 of all plans. */
export function registerFindings(noun: Command, deps: Deps): void {
  const findings = noun
    .verb('findings', '问题清单：各份有效计划的全部问题，可筛选、汇总、导出')
    .examples(
      ['zfjd plan findings --year 2026 --severity 必改', '今年全部必改问题'],
      ['zfjd plan findings --agency 区市监局 -o 问题.xlsx', '一个单位的，存成表格'],
      ['zfjd plan findings --group 规则', '每条规则各有多少'],
      ['zfjd plan findings --rule P302,P301 --group 单位 -o 汇总.csv', '几条规则按单位汇总'],
    )
    .option('--year <年份>', '年度', year)
    .option('--kind <类型>', '年度、月度或专项', planKind)
    .option('--agency <单位>', '单位名称中的文字或代码')
    .option('--plan <序号或编码>', '只看一份计划')
    .option('--rule <代码>', '规则代码，几个用逗号隔开，如 P302,W103')
    .addOption(
      new Option('--aspect <方面>', '合法性、合理性、统筹或录入').choices([
        '合法性',
        '合理性',
        '统筹',
        '录入',
      ]),
    )
    .addOption(new Option('--severity <级别>', '必改或建议').choices(['必改', '建议']))
    .option('--state <状态>', '可备案、有问题、已退回、已备案、已公布', planState)
    .option('--waived', '只看已豁免的')
    .option('--all', '连同已退回、已撤回、已被替代的计划')
    .addOption(new Option('--group <分组>', '按单位、规则或计划汇总').choices(Object.keys(GROUPINGS)));
  listOptions(findings, COLUMNS).run(deps, async (options: FindingsOptions) => {
    const { groupFindings, listFindings } = await import('../../plan/list-findings.ts');
    const { rule, group } = options;
    const store = await deps.openStore();
    const rules = rule === undefined ? undefined : await ruleCodes(rule, await deps.pack());
    const list = listFindings(store, { ...(await withAgencyCode(store, options)), rules });
    const warnings = list.plans.length === 0 ? await agencyDoubt(store, options) : [];
    if (group === undefined) return answerList({ ...findingList(list), warnings }, list.listed, options);
    const by = GROUPINGS[group];
    const groups = groupFindings(list.listed, by);
    return answerList({ ...findingGroupList(list, by), warnings }, groups, options);
  });
}

/** Codes of rules or readings. @throws UserError E_RULE_UNKNOWN */
async function ruleCodes(text: string, pack: Pack): Promise<string[]> {
  const { showRule } = await import('../../plan/list-rules.ts');
  const codes = text.split(/[,，、;；\s]+/u).filter((code) => code !== '');
  return (codes.length > 0 ? codes : [text]).map((code) => {
    const shown = showRule(pack, code);
    return 'rule' in shown ? shown.rule.code : shown.code;
  });
}
