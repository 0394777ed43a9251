import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const deadObject = recordModel({
  code: 'M161',
  title: '检查已经注销、吊销的对象',
  parameter: 'inspection.dead_objects',
  catalogue: ['DRG-01', 'DRG-03', 'OBJ-02'],
  category: 'conduct',
  meaning:
    '名录载明对象已经注销、吊销等，仍有现场检查记录。名录没有注销日期，检查之后才注销的也会列出，请核对日期。',
  advice: '查登记信息中的注销日期：检查时尚未注销的，核实为有合理说明；已经注销的，请单位说明实际检查了谁',
  needs: ['enterprises'],
  alerts: [
    { why: '已注销', records: [{ 对象: '注销公司' }] },
    { why: '已吊销', records: [{ 对象: '吊销公司' }] },
    { why: '触发式检查同样核对', records: [{ 对象: '注销公司', 来由: '触发式', 来源: '投诉' }] },
  ],
  quiet: [
    { why: '存续', records: [{ 对象: '甲公司' }] },
    { why: '停业不是注销', records: [{ 对象: '停业公司' }] },
    { why: '非现场核查', records: [{ 对象: '注销公司', 方式: '非现场' }] },
  ],
  check: (visit, { statuses }, context) => {
    if (visit.enterpriseId === undefined || !visit.onSite) return undefined;
    const dead = context.dead.get(visit.enterpriseId);
    if (!dead || !statuses.includes(dead.status)) return undefined;
    return `${visitText(visit)}，名录（${dead.on}）载明该对象已${dead.status}；名录没有${dead.status}日期，请核对检查时的状态`;
  },
});
