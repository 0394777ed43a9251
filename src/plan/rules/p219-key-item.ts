import { compact } from '../../kernel/text.ts';
import { isOnSite, textOf, type PlanLine } from '../model.ts';
import { gradeOf } from './grade.ts';
import { ratioKey } from './keys.ts';
import { planRule } from './rule.ts';

export const keyItem = planRule({
  code: 'P219',
  title: '重点监管事项依法全覆盖',
  aspect: '合理性',
  parameter: 'plan.key_item_ratio',
  catalogue: ['ITM-06', 'ITM-07', 'ITM-08', 'ITM-09'],
  explanation:
    '年度计划中，事项在检查事项库中列入“重点监管”清单（消防还包括高风险事项），而全年检查比例低于规定比例。同一事项、同一对象范围分几行写的合计。逐家点名的、按季按月计比例的、消防写明等级的（见 P207）不判断。',
  good: [
    { why: '全覆盖', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '100%' } },
    { why: '不低于', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '不低于50%' } },
  ],
  bad: [{ why: '只查两成', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '20%' } }],
  check: (_plan, lines, { percent, risk }, { pack, on, scope }) => {
    const graded = pack.find('plan.grade_frequency', on, scope) !== undefined;
    const isKey = ({ item }: PlanLine) =>
      item?.list === '重点监管' || (risk !== undefined && item?.risk.startsWith(risk) === true);
    const shares = lines.flatMap((line) => {
      if (!isKey(line) || !isOnSite(line) || line.objects.length > 0) return [];
      if (graded && gradeOf(line) !== undefined) return [];
      if (line.ratio?.kind !== 'value' || line.ratio.value.kind !== 'share') return [];
      const { high, per, text } = line.ratio.value;
      return per === undefined || per === 'year' ? [{ line, high, text, key: partKey(line) }] : [];
    });
    const totals = new Map<string, number>();
    for (const { key, high } of shares) totals.set(key, (totals.get(key) ?? 0) + high);
    return shares.flatMap(({ line, high, text, key }) => {
      const total = totals.get(key) ?? high;
      if (total >= percent) return [];
      const why = line.item?.list === '重点监管' ? '在“重点监管”清单内' : `是${risk}风险事项`;
      const whole = total === high ? '' : `，各行合计${total}%`;
      return [
        {
          line,
          key: ratioKey(line),
          message: `该事项${why}，应当按${percent}%检查，现为${text}${whole}`,
          next: '改为全覆盖；法律、法规规定抽查的，在备注中写明依据',
        },
      ];
    });
  },
});

/** Lines that share the year among them: one item, the same objects. */
function partKey(line: PlanLine): string {
  return `${compact(line.itemText)}|${compact(textOf(line, 'object_scope'))}`;
}
