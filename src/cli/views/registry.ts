import type { Block, Column, Outcome } from '../../document/blocks.ts';
import type { RegistryProblem } from '../../registry/check-registry.ts';
import type { RosterFileReport } from '../../registry/import-roster.ts';
import type { RosterRecords } from '../../registry/list-roster.ts';
import type { Rating, Roster } from '../../registry/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { SECTION_TITLE } from '../../workbook/vocabulary.ts';

export function importView(reports: readonly RosterFileReport[], dryRun: boolean): Outcome {
  const findings = reports.flatMap((report) => report.findings);
  const blocks: Block[] = [
    {
      kind: 'table',
      columns: ['文件', '名录', '行数', '新增', '变更', '未变', '未采用', '库中有而文件中没有'].map(
        (header, i): Column => ({ header, align: i < 2 ? 'left' : 'right' }),
      ),
      rows: reports.map((r) => [
        r.file,
        SECTION_TITLE[r.roster],
        ...[r.rows, r.added.length, r.changed.length, r.unchanged, r.rejected, r.absent].map(String),
      ]),
      empty: '没有导入任何文件',
    },
    ...reports.flatMap((r) =>
      r.notes.map((note): Block => ({ kind: 'text', text: `${r.file}：${note}`, tone: 'quiet' })),
    ),
    ...reports
      .filter((r) => r.changed.length > 0)
      .map((r): Block => ({ kind: 'text', text: `${r.file} 变更的编码：${brief(r.changed)}` })),
  ];
  if (findings.length > 0) blocks.push({ kind: 'findings', findings });
  if (dryRun) blocks.push({ kind: 'text', text: '试运行：以上都没有写入', tone: 'warn' });
  return {
    schema: 'zfjd.registry.import/1',
    data: { dryRun, files: reports.map(({ findings: _findings, ...report }) => report) },
    findings,
    blocks,
    attention: findings.some((finding) => finding.severity === '必改'),
  };
}

function brief(codes: readonly string[]): string {
  const shown = codes.slice(0, 10).join('、');
  return codes.length > 10 ? `${shown} 等${codes.length}条（--json 列出全部）` : shown;
}

type Columns<R extends Roster> = readonly ListColumn<RosterRecords[R]>[];

/** 名录的列 */
export const ROSTER_COLUMNS: { readonly [R in Roster]: Columns<R> } = {
  agency: [
    { key: 'code', title: '统一社会信用代码', value: ({ code }) => code, width: 22 },
    { key: 'name', title: '名称', value: ({ name }) => name, width: 30 },
    { key: 'unitType', title: '类型', value: ({ unitType }) => unitType },
    { key: 'sector', title: '条线', value: ({ sector }) => sector },
    { key: 'mandateTo', title: '委托至', kind: 'date', value: ({ mandateTo }) => mandateTo },
    { key: 'weight', title: '权重', kind: 'number', value: ({ weight }) => weight },
    { key: 'status', title: '状态', value: ({ status }) => status },
    { key: 'aliases', title: '别名', value: ({ aliases }) => aliases.join('、'), more: true },
    { key: 'superior', title: '上级主管部门', value: ({ superior }) => superior, more: true },
    { key: 'contact', title: '联系人', value: ({ contact }) => contact, more: true },
    { key: 'phone', title: '电话', value: ({ phone }) => phone, more: true },
    { key: 'remark', title: '备注', value: ({ remark }) => remark, more: true },
  ],
  item: [
    { key: 'code', title: '事项编码', value: ({ code }) => code, width: 22 },
    { key: 'name', title: '名称', value: ({ name }) => name, width: 36 },
    { key: 'sector', title: '条线', value: ({ sector }) => sector },
    { key: 'list', title: '清单', value: ({ list }) => list },
    { key: 'offSite', title: '可非现场', value: ({ offSite }) => (offSite ? '是' : '否') },
    { key: 'status', title: '状态', value: ({ status }) => status },
    {
      key: 'claims',
      title: '认领',
      kind: 'number',
      value: ({ claimedBy }) => claimedBy.length,
      show: ({ claimedBy }) => `${claimedBy.length}家`,
    },
    { key: 'claimedBy', title: '认领单位', value: ({ claimedBy }) => claimedBy.join('、'), more: true },
    { key: 'basis', title: '依据', value: ({ basis }) => basis, more: true },
    { key: 'risk', title: '风险', value: ({ risk }) => risk, more: true },
    { key: 'domain', title: '领域', value: ({ domain }) => domain, more: true },
    { key: 'remark', title: '备注', value: ({ remark }) => remark, more: true },
  ],
  enterprise: [
    { key: 'code', title: '统一社会信用代码', value: ({ code }) => code, width: 22 },
    { key: 'name', title: '名称', value: ({ name }) => name, width: 30 },
    { key: 'status', title: '状态', value: ({ status }) => status },
    { key: 'industry', title: '行业', value: ({ industry }) => industry },
    { key: 'premises', title: '场所', value: ({ premises }) => premises.join('；'), width: 36 },
    { key: 'ratings', title: '分级', value: ({ ratings }) => ratingsText(ratings), width: 24 },
  ],
  officer: [
    { key: 'certificate', title: '执法证号', value: ({ certificate }) => certificate, width: 18 },
    { key: 'name', title: '姓名', value: ({ name }) => name },
    { key: 'agency', title: '单位', value: ({ agencyName }) => agencyName, width: 30 },
    { key: 'kind', title: '类别', value: ({ kind }) => kind },
    { key: 'validTo', title: '有效期至', kind: 'date', value: ({ validTo }) => validTo },
    { key: 'status', title: '状态', value: ({ status }) => status },
    { key: 'agencyCode', title: '单位代码', value: ({ agency }) => agency, more: true },
  ],
};

export function rosterList<R extends Roster>(roster: R): ListForm<RosterRecords[R]> {
  return {
    schema: `zfjd.registry.list.${roster}/1`,
    title: SECTION_TITLE[roster],
    field: 'records',
    columns: ROSTER_COLUMNS[roster],
    data: () => ({ roster }),
    tail: (records) => [{ kind: 'text', text: `共${records.length}条`, tone: 'quiet' }],
    empty: `没有符合条件的记录；用 zfjd registry import 导入${SECTION_TITLE[roster]}`,
  };
}

function ratingsText(ratings: readonly Rating[]): string {
  return ratings
    .map(
      ({ sector, grade, silent, noJoint }) =>
        `${sector || '各条线'}${grade && `${grade}级`}${silent ? ' 无感监管' : ''}${noJoint ? ' 不鼓励联合' : ''}`,
    )
    .join('；');
}

const LABELS: Readonly<Record<string, string>> = {
  code: '编码',
  name: '名称',
  aliases: '简称、别名',
  unitType: '单位类型',
  sector: '条线',
  principal: '委托机关',
  mandateItems: '委托事项',
  mandateFrom: '委托自',
  mandateTo: '委托至',
  superior: '上级主管部门',
  weight: '抽查权重',
  contact: '联系人',
  phone: '电话',
  status: '状态',
  remark: '备注',
  claimedBy: '认领单位',
  basis: '依据',
  list: '清单',
  risk: '风险',
  offSite: '可非现场',
  domain: '领域',
  industry: '行业',
  premises: '经营场所',
  ratings: '分级分类',
  certificate: '执法证号',
  agency: '单位代码',
  agencyName: '所在单位',
  kind: '类别',
  validTo: '有效期至',
};

export function recordView<R extends Roster>(roster: R, record: RosterRecords[R]): Outcome {
  const pairs = Object.entries(record).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const label = LABELS[key];
    return label === undefined || value === undefined ? [] : [[label, valueText(key, value)]];
  });
  return {
    schema: `zfjd.registry.show.${roster}/1`,
    data: { roster, record },
    blocks: [{ kind: 'pairs', pairs }],
  };
}

function valueText(key: string, value: unknown): string {
  if (key === 'ratings') return ratingsText(value as readonly Rating[]);
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}

/** 名录问题的列 */
export const ROSTER_PROBLEM_COLUMNS: readonly ListColumn<RegistryProblem>[] = [
  {
    key: 'severity',
    title: '级别',
    value: ({ severity }) => severity,
    show: ({ severity }) => ({ text: severity, tone: severity === '必改' ? 'bad' : 'warn' }),
  },
  { key: 'code', title: '代码', value: ({ code }) => code },
  { key: 'about', title: '对象', value: ({ about }) => about, width: 30 },
  { key: 'message', title: '问题', value: ({ message }) => message, width: 44 },
  { key: 'next', title: '怎么办', value: ({ next }) => next, width: 36 },
];

/** 必改 among all problems asks for a person, whichever are listed. */
export function rosterProblemList(problems: readonly RegistryProblem[]): ListForm<RegistryProblem> {
  return {
    schema: 'zfjd.registry.check/1',
    title: '名录的问题',
    field: 'problems',
    columns: ROSTER_PROBLEM_COLUMNS,
    empty: '名录没有发现问题；查看名录用 zfjd registry list 种类',
    attention: problems.some(({ severity }) => severity === '必改'),
  };
}
