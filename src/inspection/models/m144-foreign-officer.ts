import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const foreignOfficer = recordModel({
  code: 'M144',
  title: '执法人员属于其他单位',
  parameter: 'inspection.certificates',
  catalogue: ['SUB-03', 'SUB-07'],
  category: 'qualification',
  meaning:
    '执法证在名录中属于另一个单位，而记录没有写联合检查。委托机关与受委托组织的人员互相算本单位。调动以后名录没有更新的，先更新名录。',
  advice: '属于联合检查、借调的，请单位补写或提供依据',
  needs: ['officers'],
  alerts: [
    { why: '市监的检查有公安的人', records: [{ 人员: '市监甲、公安甲' }] },
    { why: '全是别的单位的人', records: [{ 人员: '公安甲、公安乙' }] },
    { why: '镇的检查用了区城管局的人', records: [{ 条线: '镇', 人员: '镇甲、城管甲' }] },
  ],
  quiet: [
    { why: '本单位的人', records: [{}] },
    { why: '写明联合检查', records: [{ 人员: '市监甲、公安甲', 联合: '区公安局' }] },
    { why: '受委托组织用委托机关的人', records: [{ 条线: '受托', 人员: '市监甲、市监乙' }] },
  ],
  check: (visit, _value, context) => {
    if (visit.joint) return undefined;
    const { code, principalCode } = visit.agency;
    const others = context
      .officersOf(visit)
      .flatMap(({ known }) => known ?? [])
      .filter(({ agency }) => agency !== code && agency !== principalCode);
    if (others.length === 0) return undefined;
    const names = others.map(({ name, agencyName }) => `${name}（${agencyName}）`).join('、');
    return `${visitText(visit)}，记录没有写联合检查，执法人员却有${names}`;
  },
});
