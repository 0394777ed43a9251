import { AGENCIES } from './agencies.ts';
import { ENTERPRISES } from './enterprises.ts';
import { ITEMS } from './items.ts';
import { OFFICERS } from './officers.ts';
import type { Value } from './plan/model.ts';
import { SheetDraft } from './workbook.ts';

type Roster = readonly [title: string, headers: readonly string[], rows: readonly (readonly Value[])[]];

/** The four rosters: file name → sheet. */
export function rosters(): Map<string, SheetDraft> {
  const all: readonly Roster[] = [agencies(), items(), enterprises(), officers()];
  return new Map(all.map(([title, headers, rows]) => [`${title}.xlsx`, sheet(title, headers, rows)]));
}

function sheet(title: string, headers: readonly string[], rows: readonly (readonly Value[])[]): SheetDraft {
  const draft = new SheetDraft(title);
  draft.put(1, 1, `上海市示例区${title}`);
  draft.merge(1, 1, 1, headers.length);
  for (const [at, header] of headers.entries()) draft.put(2, at + 1, header);
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) draft.put(row + 3, column + 1, value);
  }
  draft.widths(headers.map((header) => Math.max(8, header.length * 2 + 4)));
  return draft;
}

function agencies(): Roster {
  const headers = [
    '序号',
    '统一社会信用代码',
    '单位名称',
    '简称',
    '别名',
    '单位类型',
    '条线',
    '委托机关',
    '委托事项',
    '委托起始日期',
    '委托终止日期',
    '上级主管部门',
    '抽查权重',
    '联系人',
    '联系电话',
    '状态',
  ];
  const rows = AGENCIES.map((one, at) => [
    at + 1,
    one.code,
    one.name,
    one.short,
    one.aliases.join('、'),
    one.unitType,
    one.sector,
    one.mandate?.principal ?? '',
    one.mandate?.items.join('、') ?? '',
    one.mandate?.from ?? '',
    one.mandate?.to ?? '',
    one.superior,
    one.weight,
    one.contact,
    one.phone,
    '在用',
  ]);
  return ['执法单位名录', headers, rows];
}

function items(): Roster {
  const headers = [
    '序号',
    '事项编码',
    '检查事项',
    '条线',
    '认领单位',
    '检查依据',
    '检查对象',
    '检查要点',
    '清单类别',
    '可否非现场',
    '备案状态',
  ];
  const rows = ITEMS.map((one, at) => [
    at + 1,
    one.code,
    one.name,
    one.sector,
    one.claimedBy.map(({ name }) => name).join('、'),
    one.basis,
    one.objects,
    one.points,
    one.list,
    one.offSite ? '是' : '否',
    one.status,
  ]);
  return ['检查事项清单', headers, rows];
}

/** One row for each place and each set of sectors. */
function enterprises(): Roster {
  const headers = [
    '统一社会信用代码',
    '企业名称',
    '法定代表人',
    '注册地址',
    '经营场所',
    '所属街镇',
    '所属行业',
    '条线',
    '分级分类',
    '是否无感监管',
    '不鼓励联合检查',
    '登记状态',
  ];
  const rows = ENTERPRISES.flatMap((one) =>
    one.standings.map((standing) => [
      one.code,
      one.name,
      one.person,
      one.address,
      standing.premises,
      one.town,
      one.industry,
      standing.sectors.join('、'),
      standing.grade,
      standing.silent ? '是' : '否',
      standing.noJoint ? '是' : '否',
      one.status,
    ]),
  );
  return ['检查对象名录', headers, rows];
}

function officers(): Roster {
  const headers = ['序号', '姓名', '执法证号', '所在单位', '人员类别', '有效期至', '状态'];
  const rows = OFFICERS.map((one, at) => [
    at + 1,
    one.name,
    one.certificate,
    one.agency,
    one.kind,
    { day: one.validTo },
    one.status,
  ]);
  return ['执法人员名录', headers, rows];
}
