import { countVerified } from '../../inspection/alerts/alert-store.ts';
import { listAlerts } from '../../inspection/alerts/list-alerts.ts';
import { ALERT_STATE_NAMES, type Alert, type AlertState } from '../../inspection/alerts/model.ts';
import { MODELS } from '../../inspection/models/index.ts';
import { groupBy } from '../../kernel/group.ts';
import type { ReportDeps, Scope } from '../deps.ts';
import { agencyWords } from '../wording.ts';
import { countFigure, shareFigure, type ReportSection, type ReportTable } from '../model.ts';

/** 预警和核实: what the models raised over the records of the months of the period. */
export function inspectionAlerts({ store }: ReportDeps, { from, to, agency }: Scope): ReportSection {
  const { alerts } = listAlerts(store, { from: from.slice(0, 7), to: to.slice(0, 7), agency: agency?.code });
  const of = (state: AlertState) => alerts.filter((alert) => alert.state === state).length;
  const standing = alerts.filter(({ state }) => state !== 'cleared');
  const must = standing.filter(({ severity }) => severity === '应核实');
  const verified = must.filter(({ state }) => state !== 'open').length;
  const reading =
    '按检查记录所在的月份计，不论哪一天扫描出来；核实情况以统计截止日为准，截止日以后登记的核实不计';
  return {
    key: 'alerts',
    title: '预警和核实',
    list: `zfjd inspection alerts list --from ${from.slice(0, 7)} --to ${to.slice(0, 7)}${agencyWords(agency)}`,
    figures: [
      countFigure(
        'W01',
        '预警',
        alerts.length,
        '本期各月的预警项数，含已消除的；以下各状态相加等于本数',
        reading,
      ),
      ...(Object.entries(ALERT_STATE_NAMES) as [AlertState, string][]).map(([state, name], i) =>
        countFigure(`W1${i + 1}`, name, of(state), '本期各月该状态的预警项数', reading),
      ),
      shareFigure(
        'W02',
        '应核实的核实率',
        [verified, must.length],
        '级别为应核实、已登记核实结果的项数÷级别为应核实、没有消除的项数',
        reading,
      ),
      countFigure(
        'W03',
        '本期登记的核实',
        countVerified(store, from, to, agency?.id),
        '登记日在本期的核实结果数，不论是哪个月的预警',
        '上个月的预警通常在本月扫描、核实，所以单列；重新核实的每次各计',
      ),
    ],
    tables: [
      table('alertsByModel', '预警按模型', '模型', alerts, ({ model }) => model, modelName),
      ...(agency === undefined
        ? [
            table(
              'alertsByAgency',
              '预警按单位',
              '单位',
              alerts,
              (alert) => alert.agency.name,
              (name) => name,
            ),
          ]
        : []),
    ],
    notes: [],
    ...(alerts.length === 0 && {
      missing:
        '本期没有预警；导入检查记录以后用 zfjd inspection scan --month 月份 扫描，扫描过的就是没有发现',
    }),
  };
}

const modelName = (code: string) => `${code} ${MODELS.find((model) => model.code === code)?.title ?? ''}`;

function table(
  key: string,
  title: string,
  header: string,
  alerts: readonly Alert[],
  groupOf: (alert: Alert) => string,
  nameOf: (group: string) => string,
): ReportTable {
  const groups = [...groupBy(alerts, groupOf)].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'));
  return {
    key,
    title,
    columns: [
      { key: 'name', header },
      { key: 'alerts', header: '预警', unit: 'count' },
      { key: 'open', header: '待核实', unit: 'count' },
      { key: 'confirmed', header: '属实', unit: 'count' },
      { key: 'cases', header: '已立案', unit: 'count' },
    ],
    rows: groups.map(([group, own]) => ({
      name: nameOf(group),
      alerts: own.length,
      open: own.filter(({ state }) => state === 'open').length,
      confirmed: own.filter(({ state }) => state === 'confirmed').length,
      cases: own.filter(({ caseNumber }) => caseNumber !== '').length,
    })),
    reading: '预警不是认定，核实属实的才是问题；不排名',
    empty: '没有预警',
  };
}
