import { UserError } from '../kernel/errors.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { Store, Tx } from '../store/store.ts';
import type { SeedSource } from './model.ts';
import { insertPublication } from './store.ts';
import { filesOf, inputsOf, requireDraw, type StoredDraw } from './stored-draw.ts';

/** 公布 as a person registers it. */
export interface PublishOptions {
  readonly quarter: string;
  readonly on: LocalDate;
  readonly place: string;
  /** Why it was published later than the policy asks for. */
  readonly lateReason?: string;
}

/** What a publication is checked against. */
interface Committed {
  readonly on: LocalDate;
  readonly source: SeedSource;
  readonly leadDays: number;
}

function refuse(message: string, hint: string): never {
  throw new UserError('E_DRAW_PUBLISHED', message, { hint });
}

/**
 * Whether a publication lies between the commitment and the seed, and is not in the future; where it is later than
 * the policy asks for, a reason is needed, which the record shows. Gives the place in normal form.
 * @throws UserError E_DRAW_PUBLISHED
 */
export function checkPublication(
  { on, place, lateReason }: PublishOptions,
  today: LocalDate,
  { on: committedOn, source: { notBefore }, leadDays }: Committed,
): { readonly where: string; readonly late: string } {
  const where = normalise(place);
  const reason = normalise(lateReason ?? '');
  if (where === '') refuse('没有写明公布的地点或网址', '写明公布在哪里，如网页地址、公告栏');
  if (on > today) refuse(`公布日期 ${on} 还没有到（今天是 ${today}）`, '公布之后再登记');
  if (on < committedOn || on >= notBefore) {
    refuse(
      `承诺值的公布日期 ${on} 应不早于承诺之日 ${committedOn}，且早于种子的最早日期 ${notBefore}`,
      '核对公布日期；种子产生之后才公布的，不能证明抽取未受操纵',
    );
  }
  const late = addDays(on, leadDays) > notBefore;
  if (late && reason === '') {
    refuse(
      `承诺值的公布日期 ${on} 应比种子的最早日期 ${notBefore} 至少早${leadDays}日`,
      '核对公布日期；确实公布迟了的，用 --late-reason 写明原因，抽查记录中会写明',
    );
  }
  return { where, late: late ? reason : '' };
}

/** 登记公布, once, between commitment and seed. @throws UserError E_DRAW_NOT_COMMITTED, E_DRAW_PUBLISHED */
export function publishDraw(
  { store, pack }: { store: Store; pack: Pack },
  options: PublishOptions,
): StoredDraw {
  return store.write((tx) => {
    registerPublication(tx, store, pack, options);
    return requireDraw(tx, options.quarter);
  });
}

/** The same inside a transaction that goes on to the seed. */
export function registerPublication(
  tx: Tx,
  { actor: { clock, operator } }: Store,
  pack: Pack,
  options: PublishOptions,
): void {
  const { quarter, on } = options;
  const known = requireDraw(tx, quarter);
  const { publication, committed } = known;
  if (publication) {
    refuse(
      `${quarter} 的承诺值已登记于${publication.on}公布在「${publication.place}」`,
      '公布只登记一次；运行 zfjd draw show 查看',
    );
  }
  if (known.seed) refuse(`${quarter} 的种子已登记，不能再补登公布`, '公布须在种子之前登记');
  const today = clock.today();
  const { where, late } = checkPublication(options, today, {
    on: committed.on,
    source: inputsOf(filesOf(tx, quarter)).rules.seedSource,
    leadDays: pack.get('spot_check.commit_days', committed.on).value,
  });
  tx.run(insertPublication, quarter, on, where, late, today, clock.now(), operator);
  tx.record({
    act: 'draw.publish',
    subject: 'draw',
    id: quarter,
    summary: `登记${quarter}抽查承诺值的公布：${on}，${where}；承诺值 ${known.commitment}`,
    after: { on, place: where, commitment: known.commitment },
    ...(late !== '' && { reason: late }),
  });
}
