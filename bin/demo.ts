/**
 * 演示: the whole line with the real program, on the demo district, in a throw-away folder. Every command is
 * printed before its output, as a person would type it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILED, type FiledPlan } from '../data/samples/generate/plan/filed.ts';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'zfjd-demo-'));
const env = {
  ...process.env,
  ZFJD_KEY_FILE: join(folder, 'zfjd.key'),
  ZFJD_DB: join(folder, '示例区.db'),
  ZFJD_OPERATOR: '演示员',
  NO_COLOR: '1',
};
const samples = (name: string) => join(ROOT, 'data', 'samples', name);

function say(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** Words as a shell wants them. */
function quoted(word: string): string {
  return /^[\w./:=@%+,\-\u4e00-\u9fff〔〕（）]+$/u.test(word) ? word : `'${word}'`;
}

/** Runs one command; `expected` are the exit codes that are right here. Gives what it printed. */
function zfjd(
  today: string,
  args: readonly string[],
  expected: readonly number[] = [0],
  shown = true,
): string {
  say(`$ zfjd ${args.map(quoted).join(' ')} --today ${today}`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin', 'zfjd.js'), ...args, '--today', today],
    { encoding: 'utf8', env, cwd: folder, maxBuffer: 1e8 },
  );
  process.stdout.write((shown ? shortened(stdout) : '') + stderr);
  if (!expected.includes(status ?? -1)) {
    process.stderr.write(`演示中断：退出码 ${status}\n`);
    process.exit(1);
  }
  if (status !== 0)
    process.stdout.write(`（退出码 ${status}：${status === 1 ? '有事项需要人处理' : '输入有问题'}）\n`);
  return stdout;
}

const MOST_LINES = 24;

/** Long answers are cut on the screen of the demo only. */
function shortened(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MOST_LINES) return text;
  return `${lines.slice(0, MOST_LINES - 6).join('\n')}\n  …（此处略去${lines.length - MOST_LINES}行）…\n${lines.slice(-6).join('\n')}`;
}

interface PlanRow {
  readonly id: number;
  readonly agency: string;
  readonly kind: string;
  readonly state: string;
  readonly file: string;
}

function plans(state: string): PlanRow[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin', 'zfjd.js'), 'plan', 'list', '--state', state, '--json'],
    { encoding: 'utf8', env, cwd: folder },
  );
  return (JSON.parse(stdout) as { data: { plans: PlanRow[] } }).data.plans;
}

/** Files a plan with what its sector wants before; only the commands are shown. */
function fileQuietly({ before }: FiledPlan, id: string): void {
  const passed = ['--ref', '主要领导签发', '--on', '2026-03-05'];
  if (before === 'approval')
    zfjd('2026-03-06', ['plan', 'pass', id, '--step', '审批', ...passed], [0], false);
  const superior = ['--superior-ref', '市级条线已备案', '--superior-on', '2026-03-05'];
  zfjd('2026-03-06', ['plan', 'file', id, ...(before === 'superior' ? superior : [])], [0], false);
}

function planLine(): void {
  say('一、建库，导入四种名录');
  zfjd('2026-03-05', ['init', '--pack', 'jinshan', '--bureau', '上海市示例区司法局', '--code', '示司']);
  zfjd('2026-03-05', ['registry', 'import', samples('名录')]);
  zfjd('2026-03-05', ['registry', 'check'], [1]);

  say('二、导入各单位报来的检查计划，逐项审查；读不了的文件说明原因，不影响其他文件');
  zfjd('2026-03-05', ['plan', 'import', samples('计划')], [1]);
  zfjd('2026-03-05', ['plan', 'import', samples('坏文件')], [3]);
  zfjd('2026-03-05', ['rule', 'show', 'P201']);

  say('三、有必改问题的退回，没有的备案');
  for (const { id } of plans('faulty').slice(0, 3))
    zfjd('2026-03-06', ['plan', 'return', String(id), '-o', '退回']);
  const open = plans('open');
  const idOf = ({ file }: FiledPlan) => {
    const plan = open.find((one) => one.file === file);
    if (!plan) throw new Error(`the demo district has no plan ${file}`);
    return String(plan.id);
  };
  // In the order of the samples, so that they get the codes that the records of autumn carry.
  const [first, second, ...others] = FILED;
  if (!first || !second) throw new Error('the demo district has no plan to file');
  const [street, bureau] = [idOf(first), idOf(second)];
  zfjd('2026-03-06', ['plan', 'file', street]);
  zfjd('2026-03-06', ['plan', 'file', bureau], [3]);
  const ref = ['--superior-ref', '市交通委总队已在系统通过', '--superior-on', '2026-03-05'];
  zfjd('2026-03-06', ['plan', 'file', bureau, ...ref]);
  say('其余各单位的年度计划照样登记条线要求的环节，备案');
  for (const plan of others) fileQuietly(plan, idOf(plan));
  zfjd('2026-03-20', ['plan', 'publish', street, '--where', '区政府网站涉企行政检查公示专栏']);
  zfjd('2026-03-25', ['due', '--days', '5']);

  say('四、备案年度：谁还没有报，该催谁，公布什么');
  zfjd('2026-04-01', ['plan', 'status', '--year', '2026', '--exit-code'], [1]);
  zfjd('2026-04-01', ['plan', 'remind', '--year', '2026', '--sector', '消防']);
  zfjd('2026-04-01', ['plan', 'export', '--year', '2026', '-o', '公布清单.xlsx']);
}

function drawLine(): void {
  say('五、季度抽查：先公布承诺，再产生种子，任何人都能复核');
  const quarter = ['--quarter', '2026Q2'];
  zfjd('2026-04-08', ['draw', 'plan', ...quarter]);
  const inspectors = Array.from({ length: 12 }, (_, i) => [
    '--inspector',
    `SF${String(i + 1).padStart(3, '0')}`,
  ]).flat();
  const source = ['--seed-source', 'KL8 first draw dated >= 2026-04-15 + 20 D10'];
  zfjd('2026-04-08', [
    'draw',
    'commit',
    ...quarter,
    ...source,
    ...inspectors,
    '-o',
    '抽查承诺-2026Q2',
    '--confirm',
    '2026Q2',
  ]);
  const numbers = '01.04.09.11.17.22.25.29.33.38.41.46.50.53.57.61.66.70.74.79';
  zfjd('2026-04-15', [
    'draw',
    'seed',
    ...quarter,
    '--lottery',
    'KL8-2026093',
    '--date',
    '2026-04-15',
    '--numbers',
    numbers,
    '--dice',
    '01382438112797316654',
    '--published-on',
    '2026-04-08',
    '--published-at',
    '区政府网站',
    '--confirm',
    '2026Q2',
  ]);
  zfjd('2026-04-15', ['draw', 'run', ...quarter, '-o', '抽查记录-2026Q2']);
  zfjd('2026-04-15', ['draw', 'verify', '抽查记录-2026Q2']);
  say('$ sh 抽查记录-2026Q2/verify.sh');
  const { status, stdout } = spawnSync('sh', ['verify.sh'], {
    cwd: join(folder, '抽查记录-2026Q2'),
    encoding: 'utf8',
  });
  process.stdout.write(shortened(stdout));
  if (status !== 0) throw new Error('verify.sh disagrees with the program');
}

function caseLine(): void {
  say('六、执法监督：预警提醒 → 监督文书 → 送达 → 整改 → 复查');
  const number = '2026-0001';
  zfjd('2026-09-01', [
    'case',
    'open',
    '--agency',
    '区交通委',
    '--problem',
    '对同一货运企业一个月内重复现场检查3次',
    '--category',
    'conduct',
    '--source',
    '2026年第三季度数据监督',
    '--source-id',
    '抽查-17',
  ]);
  zfjd('2026-09-02', [
    'case',
    'warn',
    number,
    '--way',
    '电话',
    '--by',
    '李科员',
    '--text',
    '提醒核减重复检查',
    '--react-by',
    '2026-09-11',
  ]);
  zfjd('2026-09-14', ['case', 'warn', number, '--unresolved', '--proof', '9月14日回访记录']);
  const letter = [
    '--kind',
    '意见书',
    '--grounds',
    '《行政执法监督条例》第二十八条',
    '--measures',
    '停止对同一企业的重复检查',
    '--measures',
    '核减后续同类检查计划',
    '--signer',
    '王局长',
    '--contact',
    '李科员，021-57920000',
  ];
  zfjd('2026-09-17', ['case', 'notice', number, ...letter, '-o', '文书', '--confirm', number]);
  zfjd('2026-09-18', ['case', 'serve', number, '--way', '直接', '--proof', '送达回证（交通委办公室签收）']);
  zfjd('2026-09-18', ['calendar', 'explain', '2026-09-18', '+15']);
  zfjd('2026-10-13', ['due', '--days', '5', '--exit-code'], [1]);
  zfjd('2026-10-14', [
    'case',
    'rectify',
    number,
    '--text',
    '已停止重复检查，核减四季度计划2项',
    '--proof',
    '整改报告',
  ]);
  zfjd('2026-10-16', [
    'case',
    'review',
    number,
    '--result',
    '整改到位',
    '--text',
    '查阅9月以来检查记录，未再重复检查',
  ]);
  zfjd('2026-10-16', ['case', 'close', number]);
  zfjd('2026-10-16', ['case', 'show', number]);
}

function recordLine(): void {
  say('七、每月数据监督：导入检查记录，扫描，核实；计划执行和指标');
  zfjd('2026-11-05', ['inspection', 'import', samples('检查记录')]);
  zfjd('2026-11-05', ['inspection', 'scan', '--month', '2026-10'], [1]);
  zfjd('2026-11-05', ['inspection', 'alerts', '--month', '2026-10', '-o', '预警-2026-10.xlsx']);
  zfjd('2026-11-06', ['inspection', 'verify', '1', '--result', '属实', '--text', '已电话核实']);
  zfjd('2026-11-06', ['inspection', 'indicators', '--year', '2026', '--month', '10']);
}

function clueLine(): void {
  say('八、线索和投诉：登记、研判、立案；投诉人的信息加密存放');
  const agency = ['--agency', '区市监局'];
  const told = ['--source', '12345', '--problem', '同一餐馆十月被检查三次'];
  zfjd('2026-11-06', ['clue', 'add', ...agency, ...told]);
  zfjd('2026-11-06', ['clue', 'screen', '1', '--result', '受理', '--category', '乱检查']);
  zfjd('2026-11-06', ['clue', 'group', '1']);
  const person = ['--name', '陈某', '--phone', '13800000000'];
  const said = ['--source', '单位投诉电话', '--subject', '检查时没有出示证件'];
  zfjd('2026-11-06', ['complaint', 'add', ...agency, ...said, ...person]);
  zfjd('2026-11-06', ['complaint', 'show', '1']);
}

function closing(): void {
  say('九、报告、留痕和备份');
  zfjd('2026-11-06', ['report', 'monthly', '--month', '2026-10', '-o', '月报-2026-10.html']);
  zfjd('2026-10-16', ['report', 'daily', '-o', '日报-2026-10-16.html']);
  zfjd('2026-10-16', ['journal', 'verify']);
  zfjd('2026-10-16', ['db', 'check']);
  zfjd('2026-10-16', ['db', 'backup', '备份.db']);
  say(`演示完成。写出的文件都在 ${folder}`);
  const listed = (name: string, what: string) => process.stdout.write(`  ${what}\t${join(folder, name)}\n`);
  listed('示例区.db', '数据库');
  for (const name of readdirSync(join(folder, '退回'))) listed(join('退回', name), '退回件');
  for (const name of readdirSync(join(folder, '文书'))) listed(join('文书', name), '文书');
  listed('抽查记录-2026Q2', '抽查记录');
  listed('日报-2026-10-16.html', '日报');
  listed('预警-2026-10.xlsx', '预警');
  listed('月报-2026-10.html', '月报');
}

planLine();
drawLine();
caseLine();
recordLine();
clueLine();
closing();
