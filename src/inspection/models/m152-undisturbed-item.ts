import { reasonIn } from '../../plan/rules/exceptions.ts';
import { isPlannedOnSite, reasonsOf } from '../scan/facts.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const undisturbedItem = recordModel({
  code: 'M152',
  title: '主动现场检查无事不扰事项',
  parameter: 'plan.undisturbed_exceptions',
  catalogue: ['WSR-01', 'WSR-02', 'WGJ-03', 'WGJ-04', 'WGJ-05'],
  category: 'conduct',
  meaning:
    '检查的事项全部在“无事不扰”清单内，又不是触发式检查，任务和来源也没有写本条线允许的理由。各条线的例外不同（区方案只有上级部署，市监等还有违法线索和法律明确规定，公安、文旅有投诉举报，交通只有上级部署）。同一次还检查其他事项的，不列出。',
  advice: '请单位说明理由；有上级部署等例外的，核实为有合理说明',
  needs: ['items'],
  alerts: [
    { why: '市监主动检查', records: [{ 事项: '无事不扰事项' }] },
    { why: '交通的线索不是例外', records: [{ 条线: '交通', 事项: '无事不扰事项', 任务: '线索核查' }] },
    { why: '镇按区方案', records: [{ 条线: '镇', 事项: '无事不扰事项', 任务: '日常检查' }] },
  ],
  quiet: [
    { why: '上级部署', records: [{ 事项: '无事不扰事项', 任务: '市局部署的专项检查' }] },
    { why: '触发式检查', records: [{ 事项: '无事不扰事项', 来由: '触发式', 来源: '投诉' }] },
    { why: '非现场检查', records: [{ 事项: '无事不扰事项', 方式: '非现场' }] },
    { why: '同时检查其他事项', records: [{ 事项: '无事不扰事项、市监事项' }] },
  ],
  check: (visit, { reasons }, context) => {
    if (!isPlannedOnSite(visit)) return undefined;
    const items = context.itemsOf(visit);
    if (items.length === 0 || items.some(({ known }) => known?.list !== '无事不扰')) return undefined;
    if (reasonIn(reasonsOf(visit), reasons) !== undefined) return undefined;
    return `${visitText(visit)}，事项「${items.map(({ name }) => name).join('、')}」在无事不扰清单内，没有写允许的理由（${reasons.join('、')}）`;
  },
});
