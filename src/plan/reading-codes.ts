/** 录入问题: what is found while a plan is read, before any rule; no policy clause behind it. */
export const READING_CODES: Readonly<Record<string, string>> = {
  W101: '单元格不可信：错误值、没有结果的公式、丢失位数的长号码',
  W102: '不认识的列，内容没有审查',
  W103: '检查时间无法读懂',
  W104: '检查比例无法读懂',
  W105: '检查频次无法读懂',
  W106: '一行疑似错列或者缺格',
  W107: '填报单位、年度或者类型互相矛盾',
  W108: '统一社会信用代码有误',
  W109: '按某种理解读入，请核对',
  W110: '检查对象没有写清：名单没有列全、在附件里，或者家数矛盾',
  W111: '检查方式无法读懂',
  W112: '检查数量、对象基数无法读懂',
};
