/**
 * 动词: the same word means the same act under every noun, in both languages. A command may only use verbs
 * that stand here.
 */
export const VERBS = {
  list: '列表',
  show: '查看',
  add: '登记',
  remove: '删除',
  import: '导入',
  export: '导出',
  check: '检查',
  coverage: '覆盖',
  verify: '校验',
  explain: '推算',
  backup: '备份',
  daily: '日报',
  template: '模板',
  file: '备案',
  return: '退回',
  publish: '公布',
  waive: '豁免',
  unwaive: '撤豁免',
  diff: '对照',
  open: '立案',
  warn: '提醒',
  notice: '制发',
  serve: '送达',
  rectify: '整改',
  review: '复查',
  close: '结案',
  escalate: '报请',
  plan: '测算',
  commit: '承诺',
  seed: '种子',
  run: '抽取',
  target: '定向',
  form: '检查表',
  record: '录入',
  score: '评分',
  clue: '线索',
} as const;

export type Verb = keyof typeof VERBS;
