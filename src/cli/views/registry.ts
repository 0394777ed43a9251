import type { Block, CellText, Column, Outcome } from '../../document/blocks.ts';
import type { RegistryProblem } from '../../registry/check-registry.ts';
import type { RosterFileReport } from '../../registry/import-roster.ts';
import type { RosterRecords } from '../../registry/list-roster.ts';
import type { Rating, Roster } from '../../registry/model.ts';
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

const HEADERS: Readonly<Record<Roster, readonly string[]>> = {
  agency: ['统一社会信用代码', '名称', '类型', '条线', '委托至', '权重', '状态'],
  item: ['事项编码', '名称', '条线', '清单', '可非现场', '状态', '认领'],
  enterprise: ['统一社会信用代码', '名称', '状态', '行业', '场所', '分级'],
  officer: ['执法证号', '姓名', '单位', '类别', '有效期至', '状态'],
};

const ROWS: { readonly [R in Roster]: (record: RosterRecords[R]) => CellText[] } = {
  agency: (a) => [a.code, a.name, a.unitType, a.sector, a.mandateTo ?? '', String(a.weight), a.status],
  item: (i) => [
    i.code,
    i.name,
    i.sector,
    i.list,
    i.offSite ? '是' : '否',
    i.status,
    `${i.claimedBy.length}家`,
  ],
  enterprise: (e) => [e.code, e.name, e.status, e.industry, e.premises.join('；'), ratingsText(e.ratings)],
  officer: (o) => [o.certificate, o.name, o.agencyName, o.kind, o.validTo ?? '', o.status],
};

function ratingsText(ratings: readonly Rating[]): string {
  return ratings
    .map(
      ({ sector, grade, silent, noJoint }) =>
        `${sector || '各条线'}${grade && `${grade}级`}${silent ? ' 无感监管' : ''}${noJoint ? ' 不鼓励联合' : ''}`,
    )
    .join('；');
}

export function rosterView<R extends Roster>(roster: R, records: readonly RosterRecords[R][]): Outcome {
  return {
    schema: `zfjd.registry.list.${roster}/1`,
    data: { roster, records },
    blocks: [
      {
        kind: 'table',
        columns: HEADERS[roster].map((header) => ({ header })),
        rows: records.map((record) => ROWS[roster](record)),
        empty: `没有符合条件的记录；用 zfjd registry import 导入${SECTION_TITLE[roster]}`,
      },
      { kind: 'text', text: `共${records.length}条`, tone: 'quiet' },
    ],
  };
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

export function checkView(problems: readonly RegistryProblem[]): Outcome {
  return {
    schema: 'zfjd.registry.check/1',
    data: { problems },
    blocks: [
      {
        kind: 'table',
        columns: ['级别', '代码', '对象', '问题', '怎么办'].map((header) => ({ header })),
        rows: problems.map((p) => [
          { text: p.severity, tone: p.severity === '必改' ? 'bad' : 'warn' },
          p.code,
          p.about,
          p.message,
          p.next,
        ]),
        empty: '名录没有发现问题',
      },
    ],
    attention: problems.some((p) => p.severity === '必改'),
  };
}
