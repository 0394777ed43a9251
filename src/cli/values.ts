import { EXIT, UserError } from '../kernel/errors.ts';
import { requireDate, type LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';
import type { Breakdown } from '../inspection/indicators/groups.ts';
import type { FilingStep } from '../plan/filing-chain.ts';
import type { Origin, Result } from '../inspection/model.ts';
import type { JointState } from '../plan/joint/model.ts';
import type { OverlapKind } from '../plan/overlap/model.ts';
import type { PlanState } from '../plan/stored-plan.ts';
import type { PlanKind } from '../plan/values/model.ts';
import type { Roster } from '../registry/model.ts';
import type { Section } from '../workbook/vocabulary.ts';

/** Reads an option or argument that counts something: a whole number from 0. @throws UserError E_USAGE */
export function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw unusable(`应为不带符号的整数：「${text}」`, '例如 20');
}

/** Reads a whole number from 1. @throws UserError E_USAGE */
export function positive(text: string): number {
  const value = count(text);
  if (value > 0) return value;
  throw unusable('至少为 1', '例如 30');
}

/** Reads one more mail address, or several with commas between them. @throws UserError E_USAGE */
export function mailAddresses(text: string, before: readonly string[] = []): string[] {
  const addresses = text.split(/[,，;；]/u).map((part) => part.trim());
  const wrong = addresses.find((address) => !/^[^\s@<>"]+@[^\s@<>"]+$/u.test(address));
  if (wrong !== undefined) throw unusable(`不是邮箱地址：「${wrong}」`, '例如 zfjd@example.gov.cn');
  return [...before, ...addresses];
}

/** Reads a date, `2026-09-18`. @throws UserError E_DATE; the command line adds which option it was */
export function day(text: string): LocalDate {
  return requireDate(text, '');
}

const UNITS: Readonly<Record<string, Period['unit']>> = {
  '': 'working-day',
  工作日: 'working-day',
  个工作日: 'working-day',
  日: 'day',
  天: 'day',
  月: 'month',
  个月: 'month',
};

/** Reads 期限: `+15` or `15个工作日`, `+30日`, `+1月`. @throws UserError E_USAGE */
export function period(text: string): Period {
  const [, digits = '', name = ''] = /^\+?(\d{1,3})(\D*)$/u.exec(text.trim()) ?? [];
  const unit = UNITS[name];
  const amount = Number(digits);
  if (unit !== undefined && amount > 0) return { amount, unit };
  throw unusable(`期限写法无法识别：「${text}」`, '写成 +15（工作日）、+30日 或 +1月');
}

/** A value that could not be read, with how to write it. */
export function unusable(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}

const ROSTER_NAMES: Readonly<Record<string, Roster>> = {
  agency: 'agency',
  单位: 'agency',
  执法单位: 'agency',
  item: 'item',
  事项: 'item',
  检查事项: 'item',
  enterprise: 'enterprise',
  对象: 'enterprise',
  检查对象: 'enterprise',
  企业: 'enterprise',
  officer: 'officer',
  人员: 'officer',
  执法人员: 'officer',
};

/** Reads 名录种类, in either language. @throws UserError E_USAGE */
export function rosterArgument(text: string): Roster {
  return chosen(ROSTER_NAMES, text, '名录种类');
}

const KIND_NAMES: Readonly<Record<string, PlanKind>> = {
  annual: 'annual',
  年度: 'annual',
  monthly: 'monthly',
  月度: 'monthly',
  special: 'special',
  专项: 'special',
};

/** Reads 计划类型. @throws UserError E_USAGE */
export function planKind(text: string): PlanKind {
  return chosen(KIND_NAMES, text, '计划类型');
}

const OVERLAP_KINDS: Readonly<Record<string, OverlapKind>> = {
  others: 'others',
  多头: 'others',
  own: 'own',
  合并: 'own',
  frequency: 'frequency',
  频次: 'frequency',
  special: 'special',
  专项: 'special',
};

/** Reads 重叠种类. @throws UserError E_USAGE */
export function overlapKind(text: string): OverlapKind {
  return chosen(OVERLAP_KINDS, text, '重叠种类');
}

const JOINT_STATES: Readonly<Record<string, JointState>> = {
  open: 'open',
  待答复: 'open',
  agreed: 'agreed',
  已商定: 'agreed',
  settled: 'settled',
  已列入计划: 'settled',
  declined: 'declined',
  未商成: 'declined',
  obsolete: 'obsolete',
  不再需要: 'obsolete',
  replaced: 'replaced',
  已有新建议: 'replaced',
};

/** Reads 建议状态. @throws UserError E_USAGE */
export function jointState(text: string): JointState {
  return chosen(JOINT_STATES, text, '建议状态');
}

const STATE_NAMES: Readonly<Record<string, PlanState>> = {
  open: 'open',
  可备案: 'open',
  faulty: 'faulty',
  有问题: 'faulty',
  returned: 'returned',
  已退回: 'returned',
  filed: 'filed',
  已备案: 'filed',
  published: 'published',
  已公布: 'published',
  replaced: 'replaced',
  已替代: 'replaced',
  withdrawn: 'withdrawn',
  已撤回: 'withdrawn',
  superseded: 'superseded',
};

/** Reads 计划状态. @throws UserError E_USAGE */
export function planState(text: string): PlanState {
  return chosen(STATE_NAMES, text, '计划状态');
}

const STEP_NAMES: Readonly<Record<string, FilingStep>> = {
  approval: 'approval',
  审批: 'approval',
  superior: 'superior',
  市级: 'superior',
  市级备案: 'superior',
  onward: 'onward',
  后续: 'onward',
  后续备案: 'onward',
};

/** Reads 备案环节; our own filing is none that is recorded. @throws UserError E_USAGE */
export function filingStep(text: string): FilingStep {
  return chosen(STEP_NAMES, text, '备案环节');
}

/** Reads a year from 2000 to 2100. @throws UserError E_USAGE */
export function year(text: string): number {
  const value = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (value >= 2000 && value <= 2100) return value;
  throw unusable(`年份写法无法识别：「${text}」`, '写成四位数字，如 2026');
}

/** Reads a month, 1 to 12. @throws UserError E_USAGE */
export function month(text: string): number {
  const value = Number(/^(\d{1,2})月?$/u.exec(text)?.[1] ?? 0);
  if (value >= 1 && value <= 12) return value;
  throw unusable(`月份写法无法识别：「${text}」`, '写成 1 到 12');
}

const BREAKDOWN_NAMES: Readonly<Record<string, Breakdown>> = {
  agency: 'agency',
  单位: 'agency',
  sector: 'sector',
  条线: 'sector',
  month: 'month',
  月份: 'month',
};

/** Reads 分组方式. @throws UserError E_USAGE */
export function breakdown(text: string): Breakdown {
  return chosen(BREAKDOWN_NAMES, text, '分组方式');
}

/** Reads a quarter of a year, 1 to 4. @throws UserError E_USAGE */
export function quarterNumber(text: string): number {
  const value = Number(/^(?:Q|第)?([1-4])(?:季度)?$/u.exec(text)?.[1] ?? 0);
  if (value > 0) return value;
  throw unusable(`季度写法无法识别：「${text}」`, '写成 1 到 4');
}

const SECTION_NAMES: Readonly<Record<string, Section>> = {
  plan: 'plan',
  计划: 'plan',
  检查计划: 'plan',
  sample: 'sample',
  案卷: 'sample',
  案卷清单: 'sample',
  inspection: 'inspection',
  检查记录: 'inspection',
  ...ROSTER_NAMES,
};

/** Reads what a table is about: 计划 or one of the rosters. @throws UserError E_USAGE */
export function sectionArgument(text: string): Section {
  return chosen(SECTION_NAMES, text, '表格种类');
}

const ORIGIN_NAMES: Readonly<Record<string, Origin>> = {
  planned: 'planned',
  有计划: 'planned',
  triggered: 'triggered',
  触发式: 'triggered',
  survey: 'survey',
  首次摸底: 'survey',
  摸底: 'survey',
  unknown: 'unknown',
  不明: 'unknown',
};

/** Reads 检查的由来. @throws UserError E_USAGE */
export function originArgument(text: string): Origin {
  return chosen(ORIGIN_NAMES, text, '检查的由来');
}

const RESULT_NAMES: Readonly<Record<string, Result>> = {
  found: 'found',
  发现问题: 'found',
  none: 'none',
  未发现问题: 'none',
  'not-involved': 'not-involved',
  未涉及: 'not-involved',
};

/** Reads 检查结果. @throws UserError E_USAGE */
export function resultArgument(text: string): Result {
  return chosen(RESULT_NAMES, text, '检查结果');
}

/** Reads one of some words. @throws UserError E_USAGE */
export function chosen<T>(names: Readonly<Record<string, T>>, text: string, what: string): T {
  const value = Object.hasOwn(names, text) ? names[text] : undefined;
  if (value !== undefined) return value;
  throw unusable(`${what}无法识别：「${text}」`, `可用的值：${Object.keys(names).join('、')}`);
}
