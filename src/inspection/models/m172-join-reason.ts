import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const joinReason = recordModel({
  code: 'M172',
  title: '系统推荐联合检查，没有加入也没有写理由',
  parameter: 'inspection.join_reason',
  catalogue: ['MRG-04'],
  category: 'procedure',
  meaning:
    '申请检查码时系统推荐了一个月内同一对象的其他任务，没有联合检查，也没有填报不加入的理由（文旅、交通写明应填报；其他附件没有写，列为提示）。',
  advice: '请单位补报理由，今后同类任务加入联合检查',
  needs: ['codes'],
  alerts: [
    { why: '文旅没有理由', records: [{ 条线: '文旅', 推荐联合: '是' }] },
    { why: '交通没有理由', records: [{ 条线: '交通', 推荐联合: '是' }] },
    { why: '市监列为提示', records: [{ 推荐联合: '是' }] },
  ],
  quiet: [
    { why: '加入了', records: [{ 条线: '文旅', 推荐联合: '是', 联合: '区公安局' }] },
    { why: '写了理由', records: [{ 条线: '文旅', 推荐联合: '是', 未加入理由: '须暗访' }] },
    { why: '没有推荐', records: [{ 条线: '文旅' }] },
  ],
  check: (visit) => {
    if (!visit.advised || visit.joint || visit.notJoined !== '') return undefined;
    return `${visitText(visit)}，系统推荐联合检查，没有加入，也没有填报理由`;
  },
});
