import { reasonIn } from '../../plan/rules/exceptions.ts';
import { isPlannedOnSite, reasonsOf } from '../scan/facts.ts';
import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const silentObject = recordModel({
  code: 'M153',
  title: '主动现场检查无感监管对象',
  parameter: 'plan.silent_exceptions',
  catalogue: ['WGJ-01', 'WGJ-02', 'WGJ-03', 'WGJ-04', 'OBJ-04', 'OBJ-05', 'OBJ-09', 'OBJ-12', 'OBJ-14'],
  category: 'conduct',
  meaning:
    '对象在本条线的无感监管清单内（名录的标记，或者本条线列入清单的等级），又不是触发式检查，也没有写本条线允许的理由。各条线的例外不同，见下表；生态A级“以非现场为主”与区方案“不主动”两处不一致，药监的清单名称两处写法不一致，都按下表口径。等级以名录现状为准，名录没有评定日期。',
  advice: '请单位说明理由；检查时等级与现在不同的，核实为有合理说明',
  needs: ['enterprises'],
  alerts: [
    { why: '市监A级', records: [{ 对象: 'A级公司' }] },
    { why: '名录标记无感监管', records: [{ 对象: '无感公司' }] },
    { why: '交通只有上级部署是例外', records: [{ 条线: '交通', 对象: '无感公司', 任务: '线索核查' }] },
    { why: '城管绿色等级', records: [{ 条线: '城管', 对象: '绿色公司' }] },
  ],
  quiet: [
    { why: '上级部署', records: [{ 对象: 'A级公司', 任务: '市局部署的专项检查' }] },
    { why: '收到线索', records: [{ 对象: 'A级公司', 任务: '违法线索核查' }] },
    { why: '触发式检查', records: [{ 对象: 'A级公司', 来由: '触发式', 来源: '投诉' }] },
    { why: '公安没有把A级列入清单', records: [{ 条线: '公安', 对象: 'A级公司' }] },
  ],
  check: (visit, { reasons, grade }, context) => {
    if (!isPlannedOnSite(visit)) return undefined;
    const rating = context.ratingOf(visit);
    if (!rating || !(rating.silent || (grade !== undefined && rating.grade === grade))) return undefined;
    if (reasonIn(reasonsOf(visit), reasons) !== undefined) return undefined;
    const listed = rating.silent
      ? '名录标记为无感监管对象'
      : `名录中为${rating.grade}${grade === '绿' ? '色' : '级'}`;
    return `${visitText(visit)}，${listed}，没有写允许的理由（${reasons.join('、')}）`;
  },
});
