/**
 * 动词: the same word means the same act under every noun, in both languages. A command may only use verbs
 * that stand here.
 */
export const VERBS = {
  list: '列表',
  show: '查看',
  import: '导入',
  export: '导出',
  check: '检查',
  verify: '校验',
  explain: '推算',
  backup: '备份',
  daily: '日报',
  file: '备案',
  return: '退回',
  publish: '公布',
} as const;

export type Verb = keyof typeof VERBS;
