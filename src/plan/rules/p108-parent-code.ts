import { reasonText, textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const parentCode = lineRule({
  code: 'P108',
  title: '落实上级计划应当填写上级计划编码',
  aspect: '合法性',
  parameter: 'plan.parent_code',
  catalogue: ['PLC-城管-关联'],
  explanation: '任务名称、依据、必要性或备注里写明落实上级（市级）计划、部署的，应当填写上级计划编码。',
  good: [
    { why: '填了上级编码', sector: '城管', cells: { 备注: '落实市局专项计划', 上级计划编码: 'SH-2026-001' } },
  ],
  bad: [{ why: '落实市局计划而没有编码', sector: '城管', cells: { 备注: '落实市局专项计划' } }],
  check: (line) =>
    /(?:落实|根据|按照|承接)[^。；;\n]{0,12}(?:上级|市级|市[^，。、；\n]{0,10}(?:局|委|总队)|总队|国家|部署)[^。；;\n]{0,12}(?:计划|方案|部署)/u.test(
      reasonText(line),
    ) && textOf(line, 'parent_code') === ''
      ? [
          {
            key: 'parent_code',
            value: '',
            message: '落实上级计划，但没有填写上级计划编码',
            next: '填写统一综合执法系统中的上级计划编码',
          },
        ]
      : [],
});
