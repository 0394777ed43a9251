import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const unknownOfficer = recordModel({
  code: 'M142',
  title: '执法证号不在执法人员名录中，或者姓名不符',
  parameter: 'inspection.certificates',
  catalogue: ['SUB-03', 'SUB-04', 'OFF-03'],
  category: 'qualification',
  meaning:
    '执法证号在名录里没有，或者名录里是另一个人的。只写姓名、没有证号的，不判断。名录导入以后新发的证件，请先更新名录再扫描。',
  advice: '更新名录（zfjd registry import）后再核对；证号写错的请单位更正',
  needs: ['officers'],
  alerts: [
    { why: '证号查不到', records: [{ 人员: '市监甲、王五/没有的证' }] },
    { why: '证号是别人的', records: [{ 人员: '市监甲、王五/市监-2' }] },
    { why: '两个都查不到', records: [{ 人员: '王五/X1、赵六/X2' }] },
  ],
  quiet: [
    { why: '都在名录中', records: [{}] },
    { why: '只写姓名', records: [{ 人员: '市监甲、王五/' }] },
    { why: '姓名中间有空格', records: [{ 人员: '市监甲、市监 乙/市监-2' }] },
  ],
  check: (visit, _value, context) => {
    const strange = context.officersOf(visit).flatMap(({ certificate, name, known }) => {
      if (certificate === '') return [];
      if (!known) return [`${name}（证号${certificate}）不在名录中`];
      const same = name === '' || plain(name) === plain(known.name);
      return same ? [] : [`证号${certificate}在名录中是${known.name}，记录写${name}`];
    });
    return strange.length === 0 ? undefined : `${visitText(visit)}，${strange.join('；')}`;
  },
});

function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•]/gu, '');
}
