import { lineRule } from './rule.ts';

export const objectListed = lineRule({
  code: 'P112',
  title: '检查对象应当在检查对象库内',
  aspect: '合法性',
  parameter: 'plan.unlisted_objects',
  catalogue: ['OBJ-01'],
  explanation:
    '逐个点名的检查对象按统一社会信用代码或全称在检查对象库中查找；同名的须用代码区分。以范围描述的对象不判断。',
  good: [
    { why: '对象在库', cells: { 检查对象范围: '上海甲食品有限公司' } },
    { why: '范围描述', cells: { 检查对象范围: '辖区内食品生产企业' } },
  ],
  bad: [{ why: '对象不在库', cells: { 检查对象范围: '上海无名贸易有限公司' } }],
  check: (line) =>
    line.objects.flatMap(({ text, matches }) => {
      if (matches.length === 1) return [];
      const key = line.cells['object_scope'] ? 'object_scope' : 'object_uscc';
      return matches.length === 0
        ? [
            {
              key,
              value: text,
              message: '不在检查对象库内',
              next: '核对名称或填写统一社会信用代码；确属监管对象的，先补充进检查对象库',
            },
          ]
        : [
            {
              key,
              value: text,
              message: `检查对象库里有${matches.length}家同名：${matches.map((m) => m.code).join('、')}`,
              next: '增加统一社会信用代码一列以便区分',
            },
          ];
    }),
});
