import { isOnSite, textOf } from '../model.ts';
import { sharesOf } from '../values/ratio.ts';
import { lineRule } from './rule.ts';

export const keyItem = lineRule({
  code: 'P219',
  title: '重点监管事项依法全覆盖',
  aspect: '合理性',
  parameter: 'plan.key_item_ratio',
  catalogue: ['ITM-06', 'ITM-08'],
  explanation:
    '年度计划中，事项在检查事项库中列入“重点监管”清单，而全年检查比例低于规定比例。逐家点名的、按季按月计比例的不判断。',
  good: [
    { why: '全覆盖', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '100%' } },
    { why: '不低于', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '不低于50%' } },
  ],
  bad: [{ why: '只查两成', sector: '市监', cells: { 检查事项: '重点监管事项检查', 检查比例: '20%' } }],
  check: (line, { percent }) => {
    if (line.item?.list !== '重点监管' || !isOnSite(line) || line.objects.length > 0) return [];
    if (line.ratio?.kind !== 'value') return [];
    const { text } = line.ratio.value;
    const low = sharesOf(line.ratio.value).some(
      ({ high, per }) => high < percent && (per === undefined || per === 'year'),
    );
    if (!low) return [];
    return [
      {
        key: textOf(line, 'ratio') === '' ? 'ratio_freq' : 'ratio',
        message: `该事项在“重点监管”清单内，应当按${percent}%检查，现为${text}`,
        next: '改为全覆盖；法律、法规规定抽查的，在备注中写明依据',
      },
    ];
  },
});
