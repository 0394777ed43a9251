import type { Outcome } from '../../document/blocks.ts';
import type { PlanTemplate } from '../../plan/template.ts';

export function templateView(template: PlanTemplate, path: string): Outcome {
  const { bytes: _bytes, file: _file, ...data } = template;
  const { columns, items, basis } = template;
  const named = (required: boolean) =>
    columns
      .filter((column) => column.required === required)
      .map(({ header }) => header)
      .join('、');
  return {
    schema: 'zfjd.plan.template/1',
    data: { ...data, path },
    warnings:
      items === 0
        ? ['检查事项库里没有这个条线认领的事项，检查事项一列没有下拉选项；先运行 zfjd registry import']
        : [],
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['必填', named(true)],
          ['选填', named(false)],
          ['依据', basis],
          ['可选的检查事项', `${items}项`],
        ],
      },
      { kind: 'text', text: `已保存：${path}`, tone: 'good' },
    ],
  };
}
