import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const unlistedObject = recordModel({
  code: 'M162',
  title: '检查的对象不在检查对象库',
  parameter: 'inspection.unlisted_objects',
  catalogue: ['COD-09', 'OBJ-02'],
  category: 'procedure',
  meaning:
    '记录写了统一社会信用代码，检查对象名录里没有。首次摸底的对象摸底后应当列入对象库；外省市主体不计入。没有写信用代码的（无照、个人）不判断。',
  advice: '请单位把对象补入对象库；代码写错的请其更正',
  needs: ['enterprises'],
  alerts: [
    { why: '名录里没有', records: [{ 对象: '库外公司' }] },
    { why: '触发式检查', records: [{ 对象: '库外公司', 来由: '触发式', 来源: '投诉' }] },
    { why: '镇', records: [{ 条线: '镇', 对象: '库外公司' }] },
  ],
  quiet: [
    { why: '在名录中', records: [{}] },
    { why: '首次摸底', records: [{ 对象: '库外公司', 来由: '摸底', 检查码: '' }] },
    { why: '外省市主体不计入', records: [{ 对象: '库外公司', 不计入: '外省市主体' }] },
  ],
  check: (visit) => {
    if (visit.enterpriseId !== undefined || visit.objectCode === '') return undefined;
    return `${visitText(visit)}，统一社会信用代码${visit.objectCode}不在检查对象名录中`;
  },
});
