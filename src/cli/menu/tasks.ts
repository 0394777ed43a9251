/** 事项: something of the day's work, as the plain commands that do it, in turn. `<…>` is asked for. */
export interface Task {
  readonly title: string;
  readonly commands: readonly string[];
}

/** What is to be done where there is no database yet. */
export const FIRST_TASKS: readonly Task[] = [
  {
    title: '新建数据库',
    commands: ['zfjd init --pack <代码> --bureau <全称> --code <代字>'],
  },
];

/** 日常事项, in the order of the menu; the cases come after the first. */
export const TASKS: readonly Task[] = [
  { title: '看到期和超期的事项', commands: ['zfjd due'] },
  { title: '导入检查计划（文件或文件夹）', commands: ['zfjd plan import <文件或文件夹>'] },
  {
    title: '退回有问题的计划',
    commands: ['zfjd plan list --state 有问题', 'zfjd plan return <序号或编码> -o <文件夹>'],
  },
  {
    title: '备案计划',
    commands: ['zfjd plan list --state 可备案', 'zfjd plan file <序号或编码>'],
  },
  {
    title: '登记计划已公布',
    commands: ['zfjd plan list --state 已备案', 'zfjd plan publish <序号或编码> --where <公布位置>'],
  },
  { title: '该催报的计划', commands: ['zfjd plan remind'] },
  { title: '办理季度抽查（逐步引导）', commands: ['zfjd draw guide'] },
  { title: '录入收回的现场检查表', commands: ['zfjd draw record <文件或文件夹>'] },
  {
    title: '登记一条线索（立案）',
    commands: ['zfjd case open --agency <单位> --problem <问题> --category <类别> --source <来源>'],
  },
  {
    title: '导入名录（文件或文件夹）',
    commands: ['zfjd registry import <文件或文件夹>', 'zfjd registry check'],
  },
  { title: '导入检查记录（文件或文件夹）', commands: ['zfjd inspection import <文件或文件夹>'] },
  {
    title: '扫描一个月的检查记录（预警）',
    commands: ['zfjd inspection scan --month <月份>', 'zfjd inspection alerts list --state 待核实'],
  },
  { title: '计划执行和指标', commands: ['zfjd inspection execution', 'zfjd inspection indicators'] },
  { title: '今天的日报', commands: ['zfjd report daily'] },
  { title: '备份数据库', commands: ['zfjd db backup'] },
];
