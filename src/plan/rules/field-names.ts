/** Names people know the columns by, for messages. */
export const FIELD_NAME: Readonly<Record<string, string>> = {
  item: '检查事项',
  item_detail: '检查项目（要点、内容）',
  basis: '检查依据',
  subject: '检查主体',
  object_scope: '检查对象范围',
  targets: '具体检查对象',
  ratio: '检查比例',
  freq: '检查频次',
  method: '检查方式',
  necessity: '检查必要性',
  time: '检查时间',
};
