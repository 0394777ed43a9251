import { UserError } from '../kernel/errors.ts';
import { quarterOf, type LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import type { Store } from '../store/store.ts';
import { prose } from '../supervision/take-step.ts';
import type { Targeted } from './model.ts';
import { insertTargeted, readTargeted } from './store.ts';
import { requireAgency } from '../registry/require-agency.ts';

export interface TargetOptions {
  /** By code or any name. */
  readonly agency: string;
  readonly reason: string;
  /** Day of the check, or of the decision where it is still to come. */
  readonly on: LocalDate;
  /** 检查人员 by name. */
  readonly inspectors: readonly string[];
}

/** What `targetAgency` gives; `known` where it was recorded before. */
export interface TargetedResult {
  readonly targeted: Targeted;
  readonly known: boolean;
}

/**
 * 登记定向检查: a check ordered because of complaints or the like, beside the draw; it never counts towards
 * the rate. The same again changes nothing. @throws UserError E_AGENCY, E_TARGET_REASON
 */
export function targetAgency({ store }: { readonly store: Store }, options: TargetOptions): TargetedResult {
  const { clock, operator } = store.actor;
  const reason = prose(options.reason);
  if (reason === '') {
    throw new UserError('E_TARGET_REASON', '定向检查要写明原因', { hint: '补上 --reason 后重新运行' });
  }
  const names = options.inspectors.map(normalise).filter((name) => name !== '');
  return store.write((tx) => {
    const { code, name } = requireAgency(new AgencyDirectory(tx), options.agency, 'E_AGENCY');
    const targeted: Targeted = {
      quarter: quarterOf(options.on),
      agency: { code, name },
      reason,
      on: options.on,
      inspectors: names,
    };
    const known = readTargeted(tx, targeted.quarter).find(
      (t) => t.agency.code === code && t.on === options.on && t.reason === reason,
    );
    if (known) return { targeted: known, known: true };
    tx.run(
      insertTargeted,
      targeted.quarter,
      code,
      name,
      reason,
      options.on,
      names.join('、'),
      clock.now(),
      operator,
    );
    tx.record({
      act: 'onsite.target',
      subject: 'draw',
      id: targeted.quarter,
      summary: `登记定向检查：${name}，${options.on}`,
      after: targeted,
      reason,
    });
    return { targeted, known: false };
  });
}
