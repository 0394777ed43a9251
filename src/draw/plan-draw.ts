import type { Clause } from '../kernel/finding.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store } from '../store/store.ts';
import { codeFault } from './check.ts';
import type { CyclePlace } from './cycle.ts';
import { gather, policyNotes, type DrawChoice, type Inspector } from './gather.ts';
import type { DrawRules, StratumQuota, Unit } from './model.ts';
import { outlook, quotasOf, type Outlook } from './quota.ts';
import { findDraw } from './stored-draw.ts';

const QUARTERS_A_YEAR = 4;

/** 测算 of one stratum: its seats, and what rate and cycle lead to. */
export interface StratumPlan {
  readonly code: string;
  readonly name: string;
  readonly quota: StratumQuota;
  readonly outlook: Outlook;
}

/** 抽查测算: what a commitment made now would fix. */
export interface DrawPlan {
  readonly quarter: string;
  /** Whether the quarter is committed already. */
  readonly committed: boolean;
  readonly cycle: CyclePlace;
  readonly rules: Omit<DrawRules, 'seedSource' | 'commitDeadline'>;
  readonly strata: readonly StratumPlan[];
  /** 名录 that would be committed, in byte order of the codes. */
  readonly units: readonly Unit[];
  readonly inspectors: readonly Inspector[];
  /** 抽查比例的依据 */
  readonly basis: Clause;
  readonly notes: readonly string[];
  readonly remarks: readonly string[];
}

/** Shows what a draw would look like; changes nothing. @throws UserError as `gather` */
export function planDraw({ store, pack }: { store: Store; pack: Pack }, choice: DrawChoice): DrawPlan {
  const on = store.actor.clock.today();
  const { rules, cycle, strata, units, inspectors, remarks } = gather(store, pack, choice, on);
  const outlooks = outlook(units, rules, QUARTERS_A_YEAR);
  const quotas = quotasOf(units, rules);
  const misfits = [...units.map((u) => u.code), ...inspectors.map((i) => i.code)].filter(codeFault);
  return {
    quarter: choice.quarter,
    committed: findDraw(store, choice.quarter) !== undefined,
    cycle,
    rules,
    strata: quotas.flatMap((quota, i) => {
      const ahead = outlooks[i];
      const name = strata.find((s) => s.code === quota.stratum)?.name ?? quota.stratum;
      return ahead ? [{ code: quota.stratum, name, quota, outlook: ahead }] : [];
    }),
    units,
    inspectors,
    basis: pack.get('spot_check.rate', on).clause,
    notes: policyNotes(pack, on),
    remarks: [
      ...remarks,
      ...(units.length === 0 ? ['名录中没有在用的执法单位；先用 zfjd registry import 导入名录'] : []),
      ...(inspectors.length < rules.inspectorsPerUnit
        ? [`可派检查人员${inspectors.length}人，每家需要${rules.inspectorsPerUnit}人，还不能承诺`]
        : []),
      ...(misfits.length > 0 ? [`代码只能用 A-Z、0-9 和连字符，须先改正：${misfits.join('、')}`] : []),
    ],
  };
}
