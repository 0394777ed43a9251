import type { Register } from './command.ts';

export interface Noun {
  readonly name: string;
  /** Chinese name, works wherever the English one does. */
  readonly alias: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly register: Register }>;
}

/** 命令表, in the order of the help. A noun's file is loaded only when the noun is used. */
export const NOUNS: readonly Noun[] = [
  { name: 'init', alias: '建库', summary: '新建数据库', load: () => import('./commands/init.ts') },
  {
    name: 'registry',
    alias: '名录',
    summary: '执法单位、检查事项、检查对象、执法人员',
    load: () => import('./commands/registry.ts'),
  },
  {
    name: 'plan',
    alias: '计划',
    summary: '检查计划的导入、审查、退回、备案和公布',
    load: () => import('./commands/plan.ts'),
  },
  {
    name: 'header',
    alias: '表头',
    summary: '表头写法：各单位表格里的列名怎么认',
    load: () => import('./commands/header.ts'),
  },
  {
    name: 'clue',
    alias: '线索',
    summary: '线索：登记、导入、研判、并案',
    load: () => import('./commands/clue.ts'),
  },
  {
    name: 'case',
    alias: '案件',
    summary: '监督案件：线索、提醒、文书、整改、复查、报请',
    load: () => import('./commands/case.ts'),
  },
  {
    name: 'problem',
    alias: '共性问题',
    summary: '普遍性、系统性问题：提示、登记、指导性意见',
    load: () => import('./commands/problem.ts'),
  },
  {
    name: 'complaint',
    alias: '投诉',
    summary: '投诉台账：登记、导入、跟踪、转线索；投诉人信息加密',
    load: () => import('./commands/complaint.ts'),
  },
  {
    name: 'template',
    alias: '文书模板',
    summary: '文书模板：用本单位的 .docx 代替自带的格式',
    load: () => import('./commands/template.ts'),
  },
  {
    name: 'draw',
    alias: '抽查',
    summary: '季度抽查：测算、承诺、公布、种子、抽取、变动、复核，通知书和现场检查',
    load: () => import('./commands/draw.ts'),
  },
  {
    name: 'sample',
    alias: '抽样',
    summary: '抽查第二阶段：被抽单位的案卷、记录、计划清单和抽取',
    load: () => import('./commands/sample.ts'),
  },
  {
    name: 'inspection',
    alias: '检查记录',
    summary: '检查记录：导入、每月扫描、核实、计划执行、指标、评估',
    load: () => import('./commands/inspection.ts'),
  },
  { name: 'due', alias: '到期', summary: '超期和即将到期的事项', load: () => import('./commands/due.ts') },
  {
    name: 'report',
    alias: '报告',
    summary: '日报、周报、月报、季报、年报，单位监督档案，共性问题',
    load: () => import('./commands/report.ts'),
  },
  { name: 'rule', alias: '规则', summary: '审查规则及其依据', load: () => import('./commands/rule.ts') },
  {
    name: 'pack',
    alias: '政策',
    summary: '政策包中的数值、施行日期和条款',
    load: () => import('./commands/pack.ts'),
  },
  { name: 'journal', alias: '留痕', summary: '操作留痕', load: () => import('./commands/journal.ts') },
  {
    name: 'db',
    alias: '数据库',
    summary: '备份、恢复、检查、导出和统计数据库',
    load: () => import('./commands/db.ts'),
  },
  {
    name: 'doctor',
    alias: '自检',
    summary: '自检：程序、数据库、磁盘、备份、日历、政策包是否正常',
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'cron',
    alias: '定时',
    summary: '定时任务：crontab、systemd、Windows 任务计划的现成写法',
    load: () => import('./commands/cron.ts'),
  },
  {
    name: 'menu',
    alias: '菜单',
    summary: '菜单：选择要办的事，逐步提问；在终端上单独运行 zfjd 就是它',
    load: () => import('./commands/menu.ts'),
  },
  {
    name: 'completion',
    alias: '补全',
    summary: '命令补全：按 Tab 补全命令、选项和可用的值',
    load: () => import('./commands/completion.ts'),
  },
  {
    name: 'calendar',
    alias: '日历',
    summary: '工作日、放假安排和届满日推算',
    load: () => import('./commands/calendar.ts'),
  },
];
