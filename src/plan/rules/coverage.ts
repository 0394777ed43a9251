import { RULES } from './index.ts';
import { UNJUDGED, type Reason } from './unjudged.ts';

/** 覆盖: a clause of the rule catalogue, and the rules that judge it or why none can. */
export interface Coverage {
  readonly id: string;
  readonly rules: readonly { readonly code: string; readonly title: string }[];
  readonly reason?: Reason;
  readonly text?: string;
}

/** What judges clauses besides the rules: models over inspection records, and what they cannot judge either. */
export interface OtherJudges {
  readonly judges: readonly {
    readonly code: string;
    readonly title: string;
    readonly catalogue: readonly string[];
  }[];
  readonly unjudged: Readonly<Record<string, { readonly reason: Reason; readonly text: string }>>;
}

/** Groups of the catalogue, in its order. */
export const GROUPS: Readonly<Record<string, string>> = {
  SUB: '检查主体',
  ITM: '检查事项',
  OBJ: '检查对象和分级',
  SCP: '适用范围',
  PLC: '计划要素',
  PLT: '计划类型',
  FIL: '审批、备案、公布',
  FRQ: '频次和间隔',
  WGJ: '无感监管',
  WSR: '无事不扰',
  NSI: '非现场优先',
  MRG: '合并和联合',
  SNG: '随机抽查',
  TRG: '触发式检查',
  COD: '检查码',
  RES: '结果录入',
  OFF: '执法人员',
  TPY: '第三方',
  DRG: '注销和停业的对象',
  OFP: '计划外检查',
  SPC: '专项检查',
};

/** Every clause of 金山 and of the city's ordinance, in the catalogue's order. */
export function coverage({ judges, unjudged }: OtherJudges): Coverage[] {
  const judged = new Map<string, { code: string; title: string }[]>();
  for (const { code, title, catalogue } of [...RULES, ...judges]) {
    for (const id of catalogue) judged.set(id, [...(judged.get(id) ?? []), { code, title }]);
  }
  const groups = Object.keys(GROUPS);
  const place = (id: string) => groups.indexOf(id.slice(0, 3));
  const given = { ...UNJUDGED, ...unjudged };
  // What needed records has them now.
  const reasonOf = (id: string) => (judged.has(id) && given[id]?.reason === 'record' ? undefined : given[id]);
  return [...new Set([...judged.keys(), ...Object.keys(given)])]
    .map((id) => ({ id, rules: judged.get(id) ?? [], ...reasonOf(id) }))
    .sort((a, b) => place(a.id) - place(b.id) || a.id.localeCompare(b.id, 'zh-CN'));
}
