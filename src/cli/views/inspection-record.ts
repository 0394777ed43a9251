import type { Block, Outcome } from '../../document/blocks.ts';
import type { ListedRecord, RecordList } from '../../inspection/list-records.ts';
import { minuteText } from '../../inspection/list-records.ts';
import type { Origin, Result } from '../../inspection/model.ts';
import type { EarlierForm, RecordDossier } from '../../inspection/show-record.ts';
import { fromDay } from '../../kernel/local-date.ts';
import { ORIGIN_NAME } from './inspection.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

export const RESULT_NAME: Readonly<Record<Result, string>> = {
  found: '发现问题',
  none: '未发现问题',
  'not-involved': '未涉及',
  '': '没有结果',
};

/** 检查记录的列 */
export const RECORD_COLUMNS: readonly ListColumn<ListedRecord>[] = [
  { key: 'id', title: '序号', kind: 'number', value: ({ id }) => id },
  {
    key: 'checkedAt',
    title: '检查时间',
    kind: 'date',
    value: ({ checkedOn, checkedAt }) => `${checkedOn} ${checkedAt}`.trim(),
    width: 18,
  },
  { key: 'agency', title: '执法单位', value: ({ agency }) => agency, width: 24 },
  { key: 'object', title: '检查对象', value: ({ object }) => object || '（个人）', width: 30 },
  { key: 'task', title: '任务', value: ({ task }) => task, width: 30 },
  { key: 'origin', title: '由来', value: ({ origin }) => ORIGIN_NAME[origin] },
  { key: 'result', title: '结果', value: ({ result }) => RESULT_NAME[result] },
  { key: 'planCode', title: '计划编码', value: ({ planCode }) => planCode, width: 18 },
  { key: 'code', title: '检查码', value: ({ code }) => code, width: 20 },
  {
    key: 'remark',
    title: '备注',
    value: (r) =>
      [
        ...(r.outside === '' ? [] : [`不计入：${r.outside}`]),
        ...(r.onSite ? [] : ['非现场']),
        ...(r.followUp ? ['后续检查'] : []),
        ...(r.cancelled ? ['已作废'] : []),
      ].join('、'),
  },
  { key: 'recordId', title: '记录编号', value: ({ recordId }) => recordId, width: 24, more: true },
  { key: 'objectCode', title: '对象代码', value: ({ objectCode }) => objectCode, width: 22, more: true },
];

/** The counts are those of the command's own options, before any `--filter`. */
export function recordList({ records: _records, ...counts }: RecordList): ListForm<ListedRecord> {
  return {
    schema: 'zfjd.inspection.list/1',
    title: '检查记录',
    field: 'records',
    columns: RECORD_COLUMNS,
    data: () => counts,
    tail: () => [{ kind: 'text', text: summary(counts), tone: 'quiet' }],
    empty: '没有符合条件的检查记录；用 zfjd inspection import 导入',
  };
}

function summary(list: Omit<RecordList, 'records'>): string {
  const origins = Object.entries(list.origins).map(
    ([name, count]) => `${ORIGIN_NAME[name as Origin]}${count}`,
  );
  const outside = Object.entries(list.outside).map(([name, count]) => `${name}${count}`);
  const parts = [
    `共${list.total}条`,
    ...(origins.length > 0 ? [`计入：${origins.join('、')}`] : []),
    ...(outside.length > 0 ? [`不计入：${outside.join('、')}`] : []),
    `非现场${list.offSite}、后续检查${list.followUp}、已作废${list.cancelled}`,
  ];
  return parts.join('；');
}

export function dossierView(dossiers: readonly RecordDossier[]): Outcome {
  return {
    schema: 'zfjd.inspection.show/1',
    data: { records: dossiers },
    blocks: dossiers.flatMap(dossierBlocks),
  };
}

function dossierBlocks(dossier: RecordDossier): Block[] {
  const { record: r } = dossier;
  const when = (day: number | undefined, minute: number | undefined) =>
    day === undefined ? '' : `${fromDay(day)} ${minuteText(minute ?? null)}`.trim();
  const entries = (list: RecordDossier['items']) =>
    list.map(({ code, name }) => (code === '' ? name : `${name}（${code}）`)).join('、');
  const yes = (value: boolean) => (value ? '是' : '否');
  const basis = dossier.outsideBasis === '' ? '' : `（依据：${dossier.outsideBasis}）`;
  const pairs: [string, string][] = [
    ['记录编号', r.recordId],
    ['执法单位', dossier.agency],
    ['检查对象', `${r.objectName || '（个人，未留存）'}${r.objectCode === '' ? '' : `（${r.objectCode}）`}`],
    ['名录中的对象', dossier.enterprise || '不在名录内'],
    ['检查地点', r.place],
    ['名录中的场所', dossier.premises],
    ['检查码', r.code],
    ['计划编码', r.planCode],
    ['任务名称', r.task],
    ['由来', `${ORIGIN_NAME[r.origin]}${r.source === '' ? '' : `（来源：${r.source}）`}`],
    ['是否计入', r.outside === '' ? '计入' : `不计入：${r.outside}${basis}`],
    ['检查事项', entries(dossier.items)],
    ['执法人员', entries(dossier.officers)],
    ['申请时间', when(r.appliedDay, r.appliedMinute)],
    ['检查时间', when(r.checkedDay, r.checkedMinute)],
    ['结束时间', when(r.endedDay, r.endedMinute)],
    ['录入时间', when(r.enteredDay, r.enteredMinute)],
    ['检查结果', RESULT_NAME[r.result]],
    ['处理措施', r.measure],
    ['现场检查', yes(r.onSite)],
    ['后续检查', yes(r.followUp)],
    ['联合检查', `${yes(r.joint)}${r.jointWith === '' ? '' : `（${r.jointWith}）`}`],
    ['系统推荐联合', `${yes(r.advised)}${r.notJoined === '' ? '' : `，未加入理由：${r.notJoined}`}`],
    ['补码', `${yes(r.lateCode)}${r.lateReason === '' ? '' : `（${r.lateReason}）`}`],
    ['评价', r.rating === undefined ? '' : `${r.rating}分`],
    ['已作废', yes(r.cancelled)],
    ['出处', `「${dossier.file}」［${dossier.sheet}］第${r.row}行，${dossier.importedOn}导入`],
  ];
  return [
    { kind: 'heading', text: `检查记录 ${r.id}` },
    { kind: 'pairs', pairs: pairs.filter(([, value]) => value !== '') },
    ...dossier.versions.map(versionBlock),
    { kind: 'heading', text: '原件里的这一行' },
    dossier.original.length === 0
      ? { kind: 'text', text: '原件里找不到这一行', tone: 'warn' }
      : { kind: 'pairs', pairs: dossier.original },
  ];
}

const COLUMN_NAME: Readonly<Record<string, string>> = {
  result: '检查结果',
  measure: '处理措施',
  checked_day: '检查日期',
  checked_minute: '检查时刻',
  entered_day: '录入日期',
  entered_minute: '录入时刻',
  applied_day: '申请日期',
  applied_minute: '申请时刻',
  ended_day: '结束日期',
  ended_minute: '结束时刻',
  plan_code: '计划编码',
  code: '检查码',
  task: '任务名称',
  source: '来源',
  origin: '由来',
  outside: '不计入类别',
  object_code: '对象代码',
  object_name: '检查对象',
  place: '检查地点',
  item_set_id: '检查事项',
  officer_set_id: '执法人员',
  agency_id: '执法单位',
  on_site: '现场检查',
  joint: '联合检查',
  joint_with: '联合部门',
  advised: '系统推荐联合',
  not_joined: '未加入理由',
  late_code: '补码',
  late_reason: '补码理由',
  rating: '评价',
  cancelled: '已作废',
  follow_up: '后续检查',
  repeated: '记录写明复查',
};

function versionBlock({ file, changedOn, before }: EarlierForm): Block {
  const changes = Object.entries(before).map(
    ([name, value]) => `${COLUMN_NAME[name] ?? name}原为“${beforeText(name, value)}”`,
  );
  return {
    kind: 'text',
    text: `${changedOn}由「${file}」更新：${changes.join('；') || '名录对照的结果有变'}`,
  };
}

function beforeText(name: string, value: string | number | null): string {
  if (value === null || value === '') return '空';
  if (name.endsWith('_day')) return fromDay(Number(value));
  if (name.endsWith('_minute')) return minuteText(Number(value));
  if (name === 'result') return RESULT_NAME[value as Result];
  if (name === 'origin') return ORIGIN_NAME[value as Origin];
  if (name.endsWith('_set_id') || name.endsWith('_id')) return '另一组';
  return /^(?:on_site|joint|advised|late_code|cancelled|follow_up|repeated)$/u.test(name)
    ? value === 1
      ? '是'
      : '否'
    : String(value);
}
