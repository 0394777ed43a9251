import type { EnterpriseRecord } from '../../registry/enterprise-store.ts';
import { isOnSite, type PlanLine } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { colourOf, gradeOf } from './grade.ts';
import { lineRule, type Hit } from './rule.ts';

export const silentObject = lineRule({
  code: 'P204',
  title: '无感监管对象不主动安排现场检查',
  aspect: '合理性',
  parameter: 'plan.silent_exceptions',
  catalogue: [
    'WGJ-01',
    'WGJ-02',
    'WGJ-03',
    'WGJ-04',
    'OBJ-04',
    'OBJ-05',
    'OBJ-09',
    'OBJ-10',
    'OBJ-12',
    'OBJ-14',
  ],
  explanation:
    '点名的对象在检查对象库中列为本条线的无感监管对象，且这一行没有写明文件允许的例外理由。市监、卫健、生态、应急的A级和城管的绿色对象整级列入清单：点名的对象在名录中本条线评为这一级的，没有标记也是无感监管对象；没有点名而等级一栏只写这一级的，同样判断。例外理由各条线不同（见下表）：区方案只写上级部署，多数附件另有收到违法线索和法律法规规章明确规定，公安、文旅写投诉举报；附件有规定的按附件。',
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
    { why: '整行都是A级对象', sector: '市监', cells: { 检查对象等级: 'A级' } },
    {
      why: '交通只认上级部署',
      sector: '交通',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '收到违法线索' },
    },
  ],
  check: (line, { reasons, grade }, { scope }) => {
    const silent = silentIn(line, grade, scope.sector ?? '');
    // Few objects are silent; the reasons of the other lines need not be read.
    if (silent.length === 0 || !isOnSite(line) || reasonGiven(line, reasons) !== undefined) return [];
    const next = `改为非现场检查或删去；属于${reasons.join('、')}的，在备注中写明`;
    return silent.map((about) => ({ ...about, next }));
  },
});

/** The silent objects that a line names; of one that names none, the grade all of whose objects are silent. */
function silentIn(line: PlanLine, grade: string | undefined, sector: string): Omit<Hit, 'next'>[] {
  if (line.objects.length === 0) {
    if (grade === undefined || (gradeOf(line) ?? colourOf(line)) !== grade) return [];
    return [{ key: 'risk', message: `${gradeName(grade)}对象列入无感监管清单，没有写明例外理由` }];
  }
  return line.objects.flatMap(({ matches }) => {
    const [enterprise, ...others] = matches;
    const why = enterprise && others.length === 0 ? silentBy(enterprise, sector, grade) : undefined;
    if (!enterprise || why === undefined) return [];
    const by = why === 'grade' ? `在名录中评为${gradeName(grade)}，` : '';
    return [
      { key: 'object_scope', value: enterprise.name, message: `该对象${by}是无感监管对象，没有写明例外理由` },
    ];
  });
}

function gradeName(grade: string | undefined): string {
  return grade === '绿' ? '绿色' : `${grade}级`;
}

/**
 * 无感监管对象 of a sector: by the mark in the roster, for this sector or for every one; or by this sector's own
 * grade, where all objects of that grade are on its list. Undefined for others.
 */
export function silentBy(
  { ratings }: Pick<EnterpriseRecord, 'ratings'>,
  sector: string,
  grade: string | undefined,
): 'mark' | 'grade' | undefined {
  if (ratings.some((one) => one.silent && (one.sector === '' || one.sector === sector))) return 'mark';
  const graded = ratings.some(
    (one) => one.sector === sector && one.grade.replace(/[级类色]$/u, '') === grade,
  );
  return grade !== undefined && graded ? 'grade' : undefined;
}
