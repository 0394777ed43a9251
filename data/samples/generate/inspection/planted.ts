import { agency } from '../agencies.ts';
import { ENTERPRISES, type Enterprise } from '../enterprises.ts';
import { ITEMS } from '../items.ts';
import { Random } from '../random.ts';
import { filedPlan } from '../plan/filed.ts';
import { itemsOf, officersOf, ordinary, type Rounds, type Visit } from './visit.ts';

type Change = Partial<Visit>;

/** 植入的异常: for every model one visit or a few, among visits that nobody minds. Numbers from 90 000. */
export function planted(rounds: Rounds): Visit[] {
  const random = new Random('检查记录异常');
  let number = 90_000;
  const visits: Visit[] = [];
  const fresh = (short: string): Enterprise => rounds.fresh(agency(short));
  const visit = (short: string, day: string, change: Change = {}): Visit => {
    const object = (change.object as Enterprise | undefined) ?? fresh(short);
    return {
      ...ordinary(random, { agency: agency(short), number: number++, object, day }, rounds),
      ...change,
    };
  };
  const put = (model: string, note: string, short: string, day: string, change: Change = {}) => {
    visits.push({ ...visit(short, day, change), fault: { model, note } });
  };
  const firmIn = (fits: (one: Enterprise) => boolean) => ENTERPRISES.find(fits) as Enterprise;

  put('无检查码', '没有检查码，也没有补码理由', '市监局', '2026-10-09', { code: '' });
  put('补码超期', '检查后第5个工作日才补码（市监3个工作日）', '市监局', '2026-10-12', {
    ahead: -7 * 1440,
    lateReason: '系统故障',
  });
  put('补码不限期', '生态的补码没有规定期限，只显示不评判', '生态环境局', '2026-10-13', {
    ahead: -9 * 1440,
    lateReason: '突击检查',
  });
  put('录入超期', '交通应在2个工作日内录入结果', '交通委', '2026-10-14', { entered: 12 });
  put('录入早于检查', '结果录入在检查之前', '卫健委', '2026-10-15', { entered: -2 });
  put('无计划检查', '没有计划编码，也不是触发式', '城管局', '2026-10-15', { plan: '', source: '' });
  put('计划编码不存在', '没有这个计划编码', '农业农村委', '2026-10-16', { plan: 'JSBA-2026-9999' });
  put('计划属于其他单位', '用了别的单位的计划编码', '文旅局', '2026-10-16', {
    plan: filedPlan('市监局').code,
  });
  put('计划以外的事项', '事项不在计划内', '应急局', '2026-10-19', {
    items: ['工贸企业消防通道管理检查'],
  });
  put('触发式没有来源', '写触发式，没有写来源', '药监局', '2026-10-19', { plan: '', source: '触发式' });
  put('不足两人', '只有一名执法人员', '生态环境局', '2026-10-20', {
    officers: officersOf(agency('生态环境局')).slice(0, 1),
  });
  put('人员不在名录', '证号不在执法人员名录内', '人社局', '2026-10-20', {
    officers: [...officersOf(agency('人社局')).slice(0, 1), { name: '李无名', certificate: '310199999001' }],
  });
  put('其他单位的人员', '一名人员是城管局的', '建管委', '2026-10-20', {
    officers: [...officersOf(agency('建管委')).slice(0, 1), ...officersOf(agency('城管局')).slice(0, 1)],
    // When nobody of 城管局 is out any more.
    minute: 17 * 60,
  });
  put('事项不在事项库', '事项库没有这个事项', '商务委', '2026-10-21', { items: ['综合情况了解检查'] });
  put('事项没有认领', '本单位没有认领这个事项', '教育局', '2026-10-21', {
    items: [itemsOf(agency('市监局'))[0]?.name ?? ''],
  });
  put('对象已注销', '对象检查前已经注销', '市监局', '2026-10-21', {
    object: firmIn((one) => one.status === '注销'),
  });
  put('无感监管对象', '没有例外理由', '卫健委', '2026-10-22', {
    object: firmIn(
      (one) =>
        /存续|在营/u.test(one.status) && one.standings.some((s) => s.silent && s.sectors.includes('卫健')),
    ),
  });
  put('无事不扰事项', '没有例外理由', '市监局', '2026-10-22', {
    items: [ITEMS.find((item) => item.list === '无事不扰' && item.sector === '市监')?.name ?? ''],
  });
  const often = fresh('市监局');
  for (const day of ['2026-09-08', '2026-09-24', '2026-10-12', '2026-10-28'])
    put('一年多次、六十日内三次', '同一对象同一场所，间隔不足一个月', '市监局', day, { object: often });
  const shared = fresh('文旅局');
  for (const [short, day] of [
    ['文旅局', '2026-10-13'],
    ['公安分局', '2026-10-15'],
    ['消防救援支队', '2026-10-20'],
  ] as const)
    put('多头检查', '三个单位一周内检查同一对象，没有联合', short, day, { object: shared });
  const covered = {
    object: fresh('公安分局'),
    items: filedPlan('公安分局')
      .lines.slice(0, 1)
      .map(({ item }) => item),
  };
  put('触发式覆盖计划', '触发式检查已经覆盖一个月内的计划检查', '公安分局', '2026-09-15', {
    ...covered,
    plan: '',
    source: '投诉举报',
  });
  put('覆盖后又检查', '一个月内又按计划检查同一对象同一事项', '公安分局', '2026-10-08', covered);
  const fire = fresh('消防救援支队');
  put('消防检查', '消防已经检查', '消防救援支队', '2026-09-10', {
    object: fire,
    items: ['消防安全重点单位监督检查'],
  });
  put('消防重复检查', '其他单位又做消防检查', '应急局', '2026-10-22', {
    object: fire,
    items: ['消防安全重点单位监督检查'],
  });
  const busy = officersOf(agency('城管局')).slice(0, 2);
  for (let i = 0; i < 14; i += 1)
    put('一天多次', '同两名人员一天14家', '城管局', '2026-10-23', {
      officers: busy,
      minute: 9 * 60 + i * 25,
    });
  for (const minute of [600, 605])
    put('同时两地', '同一时刻在两处', '水务局', '2026-10-23', {
      officers: officersOf(agency('水务局')).slice(0, 2),
      minute,
    });
  put('推荐未加入', '系统推荐联合，没有写未加入理由', '商务委', '2026-10-26', { advised: true });
  put('评价低', '企业评价非常不满意', '医保局', '2026-10-26', { rating: '非常不满意' });
  put('可以非现场', '可以非现场的事项去了现场', '市监局', '2026-10-27', {
    items: [
      ITEMS.find((item) => item.offSite && item.list === '随机抽查' && item.sector === '市监')?.name ?? '',
    ],
  });
  const nothing = { result: '未发现问题', measure: '' };
  for (const month of ['2026-08', '2026-09', '2026-10'])
    for (let i = 0; i < 22; i += 1)
      put('总是没有问题', '连续三个月各22次，都没有发现问题', '区疾控中心', dayOf(month, i), nothing);
  const triggered = { plan: '', source: '投诉举报' };
  for (let i = 0; i < 24; i += 1)
    visits.push(visit('民政局', dayOf('2026-09', i), { result: i % 5 ? '未发现问题' : '发现问题' }));
  for (let i = 0; i < 24; i += 1)
    put('触发式骤增', '10月全是触发式，9月全是有计划', '民政局', dayOf('2026-10', i), triggered);
  put('联合检查', '一年第三次联合检查（长春口径，默认不用）', '教育局', '2026-10-27', {
    joint: '区消防救援支队',
  });
  return visits;
}

/** Working days of a month in turn. */
function dayOf(month: string, at: number): string {
  return `${month}-${String(9 + (at % 20)).padStart(2, '0')}`;
}
