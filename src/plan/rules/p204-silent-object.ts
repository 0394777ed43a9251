import type { EnterpriseRecord } from '../../registry/enterprise-store.ts';
import { isOnSite } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

export const silentObject = lineRule({
  code: 'P204',
  title: '无感监管对象不主动安排现场检查',
  aspect: '合理性',
  parameter: 'plan.silent_exceptions',
  catalogue: ['WGJ-01', 'WGJ-02', 'WGJ-03', 'WGJ-04', 'OBJ-04', 'OBJ-05', 'OBJ-14'],
  explanation:
    '点名的对象在检查对象库中列为本条线的无感监管对象，且这一行没有写明文件允许的例外理由。例外理由各条线不同。',
  good: [
    {
      why: '写明上级部署',
      sector: '市监',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '上级部署的专项任务' },
    },
    {
      why: '非现场检查',
      sector: '市监',
      cells: { 检查对象范围: '上海丙科技有限公司', 检查方式: '非现场检查' },
    },
    {
      why: '收到违法线索',
      sector: '市监',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '收到违法线索' },
    },
  ],
  bad: [
    { why: '没有例外理由', sector: '市监', cells: { 检查对象范围: '上海丙科技有限公司' } },
    {
      why: '交通只认上级部署',
      sector: '交通',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '收到违法线索' },
    },
  ],
  check: (line, { reasons }, { scope }) => {
    const silent = line.objects.flatMap(({ matches }) => {
      const [enterprise, ...others] = matches;
      return enterprise && others.length === 0 && isSilent(enterprise, scope.sector ?? '')
        ? [enterprise]
        : [];
    });
    // Few objects are silent; the reasons of the other lines need not be read.
    if (silent.length === 0 || !isOnSite(line) || reasonGiven(line, reasons) !== undefined) return [];
    return silent.map((enterprise) => ({
      key: 'object_scope',
      value: enterprise.name,
      message: '该对象是无感监管对象，没有写明例外理由',
      next: `改为非现场检查或删去；属于${reasons.join('、')}的，在备注中写明`,
    }));
  },
});

/** By the rating of this sector, or one that holds for every sector. */
export function isSilent(enterprise: EnterpriseRecord, sector: string): boolean {
  return enterprise.ratings.some(
    (rating) => rating.silent && (rating.sector === '' || rating.sector === sector),
  );
}
