import { agency, type Agency } from '../agencies.ts';
import { Random } from '../random.ts';
import { SheetDraft } from '../workbook.ts';
import { planted } from './planted.ts';
import { ordinary, Rounds, SUPERVISED, type Visit } from './visit.ts';

export interface RecordFile {
  readonly file: string;
  readonly sheet: SheetDraft;
  readonly faults: readonly { file: string; row: number; model: string; note: string }[];
}

/** 检查记录 of August to October 2026, in five exports: some 1 200 visits. */
export function recordFiles(): RecordFile[] {
  const rounds = new Rounds();
  const odd = planted(rounds);
  const national = agency('应急局');
  const inMonth = (month: string) => (visit: Visit) =>
    visit.day.startsWith(month) && visit.agency !== national;
  const make = (month: string, count: number) =>
    ordinaryVisits(
      rounds,
      month,
      count,
      SUPERVISED.filter((who) => who !== national),
    );
  return [
    codeFile('2026年8月检查码记录.csv', odd.filter(inMonth('2026-08'))),
    codeFile('2026年9月检查码记录.xlsx', [...make('2026-09', 500), ...odd.filter(inMonth('2026-09'))]),
    codeFile('2026年10月检查码记录.csv', [
      ...make('2026-10', 480),
      ...odd.filter(inMonth('2026-10')),
      ...apart(rounds),
    ]),
    nationalFile('应急局互联网+监管检查行为.xlsx', [
      ...ordinaryVisits(rounds, '2026-10', 40, [national]),
      ...odd.filter((visit) => visit.agency === national),
    ]),
    simpleFile('商务委检查情况.csv', ordinaryVisits(rounds, '2026-10', 30, [agency('商务委')])),
  ];
}

function ordinaryVisits(rounds: Rounds, month: string, count: number, of: readonly Agency[]): Visit[] {
  const random = new Random(`检查记录|${month}|${of.length}`);
  const last = month === '2026-10' ? 22 : 29;
  return Array.from({ length: count }, (_, i) => {
    const who = of[i % of.length] as Agency;
    const day = `${month}-${String((month === '2026-10' ? 8 : 1) + random.below(last - 8)).padStart(2, '0')}`;
    const number = i + 1 + (of.length === 1 ? 50_000 : 0);
    return ordinary(random, { agency: who, number, object: rounds.fresh(who), day }, rounds);
  });
}

/** What does not count: one of each class that the sector of the agency sets apart; a first survey, a citizen. */
function apart(rounds: Rounds): Visit[] {
  const random = new Random('不计入的检查');
  const of = (short: string, at: number) =>
    ordinary(
      random,
      {
        agency: agency(short),
        number: 80_000 + at,
        object: rounds.fresh(agency(short)),
        day: '2026-10-28',
      },
      rounds,
    );
  const classes = [
    ['市监局', '告知承诺事项核查'],
    ['市监局', '食品安全抽检'],
    ['卫健委', '立案后询问检查'],
    ['城管局', '无照经营检查'],
    ['文旅局', '上门指导'],
    ['消防救援支队', '营业前消防安全检查'],
    ['药监局', '经营许可检查'],
    ['交通委', '路检'],
  ] as const;
  const listed = classes.map(([short, task], at) => ({ ...of(short, at), task, source: '', plan: '' }));
  const survey = { ...of('市监局', 30), task: '首次摸底', source: '摸底', plan: '', code: '' };
  const citizen = {
    ...of('城管局', 31),
    object: { name: '王某某', code: '11010519491231002X', address: '上海市示例区青禾镇某某路1号' },
  };
  return [...listed, survey, citizen];
}

const CODE_COLUMNS: readonly (readonly [string, (visit: Visit) => string])[] = [
  ['检查码编号', (v) => v.code],
  ['计划编码', (v) => v.plan],
  ['触发来源', (v) => v.source],
  ['任务名称', (v) => v.task],
  ['检查对象', (v) => v.object.name],
  ['统一社会信用代码', (v) => v.object.code],
  ['检查地点', (v) => v.object.address],
  ['检查事项', (v) => v.items.join('；')],
  ['检查方式', (v) => v.mode],
  ['检查要点逐条结果', (v) => (v.result === '' ? '' : `1.${v.result}`)],
  ['处理措施', (v) => v.measure],
  ['执法人员', (v) => v.officers.map(({ name, certificate }) => `${name}(${certificate})`).join('、')],
  ['执法单位', (v) => v.agency.short],
  ['申请时间', (v) => moment(v.day, v.minute - v.ahead)],
  ['检查时间', (v) => moment(v.day, v.minute)],
  ['结果录入时间', (v) => (v.entered === undefined ? '' : moment(v.day, v.minute + 90 + v.entered * 1440))],
  ['是否联合', (v) => (v.joint === '' ? '否' : '是')],
  ['联合部门', (v) => v.joint],
  ['是否推荐联合', (v) => (v.advised ? '是' : '否')],
  ['未加入理由', (v) => v.notJoined],
  ['补码标志', (v) => (v.lateReason === undefined ? '否' : '是')],
  ['补码理由', (v) => v.lateReason ?? ''],
  ['满意度', (v) => v.rating],
  ['状态', (v) => v.status],
];

const NATIONAL_COLUMNS: readonly (readonly [string, (visit: Visit) => string])[] = [
  ['记录唯一标识', (v) => `YJ-${v.code.slice(3)}`],
  ['检查行为名称', (v) => v.task],
  ['双随机一公开计划ID', (v) => v.plan],
  ['检查类别', (v) => v.source],
  ['实施机构', (v) => v.agency.name],
  ['行政相对人名称', (v) => v.object.name],
  ['行政相对人性质', () => '企业法人'],
  ['行政相对人编码', (v) => v.object.code],
  ['经营地址', (v) => v.object.address],
  ['行政区划代码', () => '310199'],
  ['监管事项名称', (v) => v.items.join('；')],
  ['检查形式', (v) => v.mode],
  ['检查结果', (v) => v.result],
  ['检查时间', (v) => v.day.replaceAll('-', '/').replace(/\/0/gu, '/')],
  ['检查人员', (v) => JSON.stringify(v.officers.map(({ name }) => name))],
  ['执法证号', (v) => JSON.stringify(v.officers.map(({ certificate }) => certificate))],
  ['报送时间', (v) => moment(v.day, v.minute + 600)],
];

const SIMPLE_COLUMNS: readonly (readonly [string, (visit: Visit, at: number) => string])[] = [
  ['序号', (_v, at) => String(at + 1)],
  ['检查日期', (v) => v.day.replaceAll('-', '')],
  ['检查类型', () => '日常检查'],
  ['检查结果', (v) => v.result],
  ['检查实施机关', (v) => v.agency.name],
  ['企业名称', (v) => v.object.name],
];

const codeFile = (file: string, visits: readonly Visit[]) =>
  fill(file, visits, CODE_COLUMNS, ['检查码应用记录', '导出范围：全区']);
const nationalFile = (file: string, visits: readonly Visit[]) => fill(file, visits, NATIONAL_COLUMNS, []);
const simpleFile = (file: string, visits: readonly Visit[]) => fill(file, visits, SIMPLE_COLUMNS, []);

function fill(
  file: string,
  visits: readonly Visit[],
  columns: readonly (readonly [string, (visit: Visit, at: number) => string])[],
  above: readonly string[],
): RecordFile {
  const sheet = new SheetDraft(file.replace(/\.[^.]*$/u, '').replace(/[+]/gu, ''));
  for (const [i, text] of above.entries()) sheet.put(i + 1, 1, text);
  const head = above.length + 1;
  for (const [i, [name]] of columns.entries()) sheet.put(head, i + 1, name);
  const faults: { file: string; row: number; model: string; note: string }[] = [];
  for (const [at, visit] of visits.entries()) {
    const row = head + 1 + at;
    for (const [i, [, value]] of columns.entries()) sheet.put(row, i + 1, value(visit, at));
    if (visit.fault) faults.push({ file, row, ...visit.fault });
  }
  return { file, sheet, faults };
}

/** `2026-10-03 09:05`; minutes may lie before or after the day. */
function moment(day: string, minutes: number): string {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}
