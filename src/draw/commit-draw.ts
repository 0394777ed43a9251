import { setDeadline } from '../calendar/deadlines.ts';
import { UserError } from '../kernel/errors.ts';
import { addDays } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader, Store } from '../store/store.ts';
import { seedSourceText } from './canonical.ts';
import { gather, type DrawChoice, type Gathered } from './gather.ts';
import type { DrawInputs, SeedSource } from './model.ts';
import { writeParticular } from './particulars-store.ts';
import { rangeOf } from './quarters.ts';
import { commit, type Commitment } from './record.ts';
import { draws, insertDraw, insertPrior } from './store.ts';
import { findDraw, keepFiles, replayRemark, type DrawDeps } from './stored-draw.ts';
import { END_OF_OFFICE } from './typed-values.ts';

/** 承诺 as a person asks for it. */
export interface CommitOptions extends DrawChoice {
  /** Lottery, dice or both; `notBefore` is a day later than the least by default. */
  readonly source: Partial<SeedSource>;
  /** 承诺截止, `2026-04-12T18:00+08:00`; the last day the policy allows by default. */
  readonly deadline?: string;
}

/** What would be, or was, committed. */
export interface PreparedCommitment {
  readonly inputs: DrawInputs;
  readonly commitment: Commitment;
  readonly gathered: Gathered;
  readonly remarks: readonly string[];
}

/** Puts together what would be committed. @throws UserError E_DRAW_… where it must not be */
export function prepareCommitment(
  reader: Reader,
  { store, pack }: { store: Store; pack: Pack },
  options: CommitOptions,
): PreparedCommitment {
  const { clock } = store.actor;
  const today = clock.today();
  const { quarter } = options;
  refuseKnown(reader, quarter);
  const gathered = gather(reader, pack, options, today);
  const { leadDays } = gathered.limits;
  const notBefore = options.source.notBefore ?? addDays(today, leadDays + 1);
  const commitDeadline = options.deadline ?? `${addDays(notBefore, -leadDays)}T${END_OF_OFFICE}+08:00`;
  const now = `${today}T${clock.now().slice(11, 16)}+08:00`;
  if (now > commitDeadline) {
    throw new UserError('E_DRAW_DEADLINE', `承诺截止 ${commitDeadline} 已过（现在是 ${now}）`, {
      hint: `种子须在承诺至少${leadDays}日之后产生；把 --not-before 推后`,
    });
  }
  requireStaff(gathered);
  const inputs: DrawInputs = {
    rules: { ...gathered.rules, seedSource: { ...options.source, notBefore }, commitDeadline },
    units: gathered.units,
    inspectors: gathered.inspectors.map((i) => i.code),
    exclusions: gathered.exclusions.map(({ unit, inspector }) => ({ unit, inspector })),
  };
  return {
    inputs,
    commitment: commit(inputs, gathered.limits),
    gathered,
    remarks: [...gathered.remarks, ...replayRemark(store)],
  };
}

function refuseKnown(reader: Reader, quarter: string): void {
  const known = findDraw(reader, quarter);
  if (known) {
    throw new UserError('E_DRAW_COMMITTED', `${quarter} 已于${known.committed.on}作出承诺，不能重来`, {
      hint: `运行 zfjd draw show ${quarter} 查看`,
    });
  }
  const later = reader.all(draws).find((draw) => draw.quarter > quarter);
  if (later) {
    throw new UserError('E_DRAW_ORDER', `${later.quarter} 已作承诺，不能再补作更早的 ${quarter}`, {
      hint: '抽查按季度先后进行',
    });
  }
}

function requireStaff({ inspectors, rules }: Gathered): void {
  if (inspectors.length >= rules.inspectorsPerUnit) return;
  throw new UserError(
    'E_DRAW_INSPECTORS',
    `可派检查人员${inspectors.length}人，每家单位需要${rules.inspectorsPerUnit}人`,
    { hint: '导入本机关的执法人员名录，或用 --inspector <执法证号> 逐一指定' },
  );
}

/**
 * 作出承诺: fixes rules, roster, inspectors and exclusions of a quarter for good, and starts the clock for
 * the draw. @throws UserError as `prepareCommitment`
 */
export function commitDraw(deps: DrawDeps, options: CommitOptions): PreparedCommitment {
  const { store, pack, calendar } = deps;
  const { clock, operator } = store.actor;
  const { quarter } = options;
  return store.write((tx) => {
    const prepared = prepareCommitment(tx, deps, options);
    const { inputs, commitment, gathered } = prepared;
    const today = clock.today();
    const { start } = gathered.cycle;
    tx.run(insertDraw, quarter, start, commitment.value, pack.version, today, clock.now(), operator);
    for (const code of gathered.prior) tx.run(insertPrior, quarter, code);
    for (const exclusion of gathered.exclusions) {
      writeParticular(tx, { quarter, round: 0 }, 'exclusion', exclusion.reason ?? '', exclusion);
    }
    keepFiles(tx, quarter, commitment.files, today);
    tx.record({
      act: 'draw.commit',
      subject: 'draw',
      id: quarter,
      summary: `承诺${quarter}抽查：${inputs.units.length}家单位，种子来源 ${seedSourceText(inputs.rules.seedSource)}，承诺值 ${commitment.value}`,
      after: {
        ...inputs.rules,
        commitment: commitment.value,
        prior: gathered.prior,
        exclusions: gathered.exclusions,
      },
    });
    setDeadline(tx, calendar, {
      owner: 'draw',
      ownerId: quarter,
      step: 'run',
      title: `${quarter}抽查抽取`,
      responsible: readSetting(tx, 'bureau') ?? '',
      startOn: today,
      startEvent: `已作承诺，承诺值 ${commitment.value}`,
      period: { unit: 'fixed', on: rangeOf(quarter).to },
      basis: pack.get('spot_check.rate', today).clause,
    });
    return prepared;
  });
}
