import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const lowRating = recordModel({
  code: 'M184',
  title: '企业评价低',
  parameter: 'inspection.low_rating',
  catalogue: ['COD-04'],
  category: 'civility',
  meaning:
    '检查对象扫码评价（1至5分）等于或低于口径分数。文件只写“查后可评价”，没有写分数，分数是本工具口径。没有评价的不看。',
  advice: '回访企业，了解检查的方式和内容；核实时注意不透露评价人',
  needs: [],
  alerts: [
    { why: '1分', records: [{ 评价: '1' }] },
    { why: '2分', records: [{ 评价: '2' }] },
    { why: '触发式检查同样', records: [{ 评价: '2', 来由: '触发式', 来源: '投诉' }] },
  ],
  quiet: [
    { why: '3分', records: [{ 评价: '3' }] },
    { why: '5分', records: [{ 评价: '5' }] },
    { why: '没有评价', records: [{}] },
  ],
  check: (visit, { most }) =>
    visit.rating !== undefined && visit.rating <= most
      ? `${visitText(visit)}，企业评价${visit.rating}分（满分5分）`
      : undefined,
});
