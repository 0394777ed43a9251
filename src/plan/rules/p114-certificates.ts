import type { LocalDate } from '../../kernel/local-date.ts';
import { isJoint, type PlanLine } from '../model.ts';
import { officersOf, type NamedOfficer } from './officers.ts';
import { lineRule } from './rule.ts';

export const certificates = lineRule({
  code: 'P114',
  title: '检查人员应当持有有效的执法证',
  aspect: '合法性',
  parameter: 'plan.certificates',
  catalogue: ['SUB-03', 'SUB-04'],
  explanation:
    '检查人员一栏写的是姓名，且至少一人在执法人员名录内时，逐人查对：不在名录、已经离岗、属于其他单位（联合检查和同条线的除外）、执法证在检查结束前到期的指出。没有写检查时间的，看收到计划之日是否有效。辅助人员由 P113 判断。',
  good: [
    { why: '在岗持证', sector: '市监', cells: { 检查人员: '赵持证' } },
    { why: '写的不是姓名', sector: '市监', cells: { 检查人员: '综合监管科' } },
  ],
  bad: [
    { why: '一人不在名录', sector: '市监', cells: { 检查人员: '赵持证、李无名' } },
    { why: '执法证检查前到期', sector: '市监', cells: { 检查人员: '赵持证、钱到期' } },
    { why: '其他单位的人员', sector: '公安', cells: { 检查人员: '赵持证' } },
  ],
  check: (line, _value, context) =>
    officersOf(line, context.plan, context).flatMap((person) => {
      const { plan } = context;
      const end = lastDay(line) ?? plan.receivedOn;
      const fault = faultOf(person, line, end, (code) => sameSector(code, plan.agency?.sector, context));
      return fault === undefined
        ? []
        : [
            {
              key: 'assign',
              value: person.name,
              message: fault,
              next: '改派本单位持有有效执法证的人员；名录有误的先更新执法人员名录',
            },
          ];
    }),
});

function faultOf(
  { own, others }: NamedOfficer,
  line: PlanLine,
  end: LocalDate,
  isKin: (agency: string) => boolean,
): string | undefined {
  const known = [...own, ...others.filter(({ agency }) => isJoint(line) || isKin(agency))];
  if (known.length === 0) {
    const [other] = others;
    return other ? `是${other.agencyName}的人员，不是本单位的` : '不在执法人员名录内';
  }
  // Assistants are P113's matter.
  if (known.some(({ kind }) => kind === '辅助人员')) return undefined;
  const active = known.filter(({ status }) => status === '在岗');
  if (active.length === 0) return '在执法人员名录中已经离岗';
  const lasting = active.some(({ validTo }) => validTo === undefined || validTo >= end);
  return lasting ? undefined : `执法证有效期至${active[0]?.validTo}，检查结束前到期`;
}

function lastDay(line: PlanLine): LocalDate | undefined {
  if (line.time?.kind !== 'value') return undefined;
  return line.time.value.windows
    .map(({ to }) => to)
    .sort()
    .at(-1);
}

function sameSector(
  code: string,
  sector: string | undefined,
  { directory }: { directory: { agencies: readonly { code: string; sector: string }[] } },
): boolean {
  if (sector === undefined || sector === '') return false;
  return directory.agencies.some((agency) => agency.code === code && agency.sector === sector);
}
