import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { AlertDossier, AlertList } from '../../inspection/alerts/list-alerts.ts';
import {
  ALERT_STATE_NAMES,
  EVENT_NAMES,
  type Alert,
  type AlertRecord,
} from '../../inspection/alerts/model.ts';
import { MOST_RECORDS } from '../../inspection/alerts/update-alerts.ts';
import type { Verified } from '../../inspection/alerts/verify-alerts.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import type { Table } from '../../workbook/write-table.ts';

type Records = AlertList['records'];

/** 预警的列; the place of the first record is known where the records are. */
function alertColumns(records: Records = new Map()): readonly ListColumn<Alert>[] {
  return [
    { key: 'id', title: '编号', kind: 'number', value: ({ id }) => id, width: 8 },
    { key: 'month', title: '月份', value: ({ month }) => month, width: 10 },
    { key: 'model', title: '模型', value: ({ model }) => model, width: 8 },
    {
      key: 'severity',
      title: '级别',
      value: ({ severity }) => severity,
      show: ({ severity }) => ({ text: severity, tone: severity === '应核实' ? 'bad' : 'warn' }),
      width: 8,
    },
    { key: 'agency', title: '单位', value: ({ agency }) => agency.name, width: 24 },
    { key: 'sector', title: '条线', value: ({ agency }) => agency.sector, width: 8, more: true },
    { key: 'message', title: '预警', value: ({ message }) => message, width: 60 },
    { key: 'basis', title: '依据', value: ({ basis }) => basis, width: 36, more: true },
    { key: 'note', title: '说明', value: ({ note }) => note, width: 36, more: true },
    {
      key: 'records',
      title: '记录',
      kind: 'number',
      value: (alert) => alert.records,
      show: (alert) => firstPlace(alert, records.get(alert.id) ?? []),
      width: 8,
    },
    {
      key: 'state',
      title: '状态',
      value: ({ state }) => ALERT_STATE_NAMES[state],
      show: stateCell,
      width: 12,
    },
    { key: 'text', title: '核实情况', value: ({ text }) => text, width: 36, more: true },
    { key: 'case', title: '案件', value: ({ caseNumber }) => caseNumber, width: 12, more: true },
    {
      key: 'raisedOn',
      title: '预警日期',
      kind: 'date',
      value: ({ raisedOn }) => raisedOn,
      width: 12,
      more: true,
    },
  ];
}

export const ALERT_COLUMNS = alertColumns();

/** 预警清单; a saved file has a second sheet with the records behind what is listed. */
export function alertList({ total: all, records }: AlertList): ListForm<Alert> {
  return {
    schema: 'zfjd.inspection.alerts/1',
    title: '预警清单',
    field: 'alerts',
    columns: alertColumns(records),
    data: () => ({ total: all }),
    record: (alert) => ({ ...alert, evidence: records.get(alert.id) ?? [] }),
    sheets: (alerts) => [evidenceTable(alerts, records)],
    tail: (_alerts, total) =>
      total === 0
        ? []
        : [
            {
              kind: 'text',
              text: `共${total}项。查看一项：zfjd inspection alerts show 编号`,
              tone: 'quiet',
            },
          ],
    empty: '没有符合条件的预警；先用 zfjd inspection scan --month 月份 扫描',
  };
}

function stateCell({ state, caseNumber }: Alert): CellText {
  if (state === 'open') return { text: '待核实', tone: 'warn' };
  return caseNumber === '' ? ALERT_STATE_NAMES[state] : `${ALERT_STATE_NAMES[state]}（案件${caseNumber}）`;
}

function firstPlace({ records: total }: Alert, [first]: readonly AlertRecord[]): string {
  if (!first) return '';
  return `${first.file}第${first.row}行${total > 1 ? `等${total}条` : ''}`;
}

/** One alert: what it says and why, the records, what happened. */
export function alertView({ alert, model, records, events }: AlertDossier): Outcome {
  const { id, month, agency, severity, message, basis, note, records: total } = alert;
  return {
    schema: 'zfjd.inspection.alert/1',
    data: { ...alert, title: model?.title ?? null, advice: model?.advice ?? null, evidence: records, events },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['编号', String(id)],
          ['月份', month],
          ['单位', agency.name],
          ['模型', `${alert.model} ${model?.title ?? '（已没有这个模型）'}`],
          ['级别', severity],
          ['预警', { text: message, tone: 'strong' }],
          ['依据', basis],
          ...(note === '' ? [] : [['说明', note] as const]),
          ['状态', stateCell(alert)],
          ...(model ? [['怎么核实', model.advice] as const] : []),
        ],
      },
      { kind: 'heading', text: `所据的记录（${total}条）` },
      {
        kind: 'table',
        columns: ['记录编号', '单位', '检查日期', '对象', '事项', '检查码', '计划编码', '位置'].map(
          (header) => ({
            header,
          }),
        ),
        rows: records.map((record) => [
          record.cancelled ? `${record.recordId}（已作废）` : record.recordId,
          record.agency,
          record.checkedOn,
          record.object,
          record.items,
          record.code,
          record.planCode,
          `${record.file}第${record.row}行`,
        ]),
        empty: '',
      },
      ...(total > records.length
        ? [{ kind: 'text', text: `只留存前${MOST_RECORDS}条`, tone: 'quiet' } as const]
        : []),
      { kind: 'heading', text: '经过' },
      {
        kind: 'table',
        columns: ['日期', '经过', '内容', '案件', '经办'].map((header) => ({ header })),
        rows: [
          [alert.raisedOn, '预警', '扫描发现', '', ''],
          ...events.map((event) => [
            event.on,
            EVENT_NAMES[event.kind],
            event.fileId === undefined ? event.text : `${event.text}（附佐证文件）`,
            event.caseNumber,
            event.by,
          ]),
        ],
        empty: '',
      },
      ...nextStep(alert),
    ],
  };
}

function nextStep({ id, state, caseNumber }: Alert): Block[] {
  const text = {
    open: `登记核实结果：zfjd inspection verify ${id} --result 属实|有合理说明|数据错误 --text 情况`,
    confirmed: caseNumber === '' ? '' : `案件：zfjd case show ${caseNumber}`,
    explained: `撤销核实：zfjd inspection verify ${id} --undo --text 理由`,
    'data-error': `撤销核实：zfjd inspection verify ${id} --undo --text 理由`,
    cleared: '',
  }[state];
  return text === '' ? [] : [{ kind: 'text', text, tone: 'quiet' }];
}

/** What was registered: the alerts, the cases that came of them, what is still due. */
export function verifiedView({ alerts, cases, due }: Verified): Outcome {
  return {
    schema: 'zfjd.inspection.verify/1',
    data: { alerts, cases, due },
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '编号', align: 'right' },
          { header: '模型' },
          { header: '单位' },
          { header: '预警' },
          { header: '状态' },
        ],
        rows: alerts.map((alert) => [
          String(alert.id),
          alert.model,
          alert.agency.name,
          alert.message,
          stateCell(alert),
        ]),
        empty: '',
      },
      ...cases.map(({ number, opened, alerts: own }): Block => ({
        kind: 'text',
        text: `${opened ? '立案' : '已有案件'}${number}（预警${own.join('、')}）：zfjd case show ${number}`,
        tone: 'good',
      })),
      ...due.map(({ month, title, dueOn }): Block => ({
        kind: 'text',
        text: `还没有完成：${title}，${dueOn}前：zfjd inspection alerts --month ${month} --state 待核实 --must`,
        tone: 'quiet',
      })),
    ],
  };
}

/** Every record kept of the alerts. */
function evidenceTable(alerts: readonly Alert[], records: Records): Table {
  return {
    name: '记录',
    columns: [
      { header: '预警编号', width: 8 },
      { header: '记录编号', width: 24, text: true },
      { header: '单位', width: 24 },
      { header: '检查日期', width: 12 },
      { header: '对象', width: 30 },
      { header: '事项', width: 36 },
      { header: '检查码', width: 20, text: true },
      { header: '计划编码', width: 18, text: true },
      { header: '已作废', width: 8 },
      { header: '文件', width: 28 },
      { header: '行', width: 8 },
    ],
    rows: alerts.flatMap(({ id }) =>
      (records.get(id) ?? []).map((record) => [
        id,
        record.recordId,
        record.agency,
        record.checkedOn,
        record.object,
        record.items,
        record.code,
        record.planCode,
        record.cancelled ? '是' : '',
        record.file,
        record.row,
      ]),
    ),
  };
}
