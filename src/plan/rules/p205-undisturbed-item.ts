import { isOnSite } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { itemKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const undisturbedItem = lineRule({
  code: 'P205',
  title: '无事不扰事项不主动安排现场检查',
  aspect: '合理性',
  parameter: 'plan.undisturbed_exceptions',
  catalogue: ['WSR-01', 'WSR-02', 'WGJ-05', 'ITM-06'],
  explanation:
    '事项在检查事项库中列入“无事不扰”清单，且这一行没有写明文件允许的例外理由。例外理由各条线不同（见下表）：区方案只写上级部署，附件有规定的按附件；公安、农业的附件前后两处写的例外不一致，在说明中写明取哪一处。',
  good: [
    { why: '写明上级部署', sector: '市监', cells: { 检查事项: '无事不扰事项检查', 备注: '上级部署' } },
    { why: '普通事项', sector: '市监', cells: { 检查事项: '普通事项检查' } },
  ],
  bad: [{ why: '没有例外理由', sector: '市监', cells: { 检查事项: '无事不扰事项检查' } }],
  check: (line, { reasons }) => {
    const listed = line.items.some(({ item }) => item?.list === '无事不扰');
    if (!listed || !isOnSite(line) || reasonGiven(line, reasons) !== undefined) return [];
    return [
      {
        key: itemKey(line),
        message: '该事项在“无事不扰”清单内，没有写明例外理由',
        next: `改为非现场检查或删去；属于${reasons.join('、')}的，在备注中写明`,
      },
    ];
  },
});
