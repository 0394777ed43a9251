import { UserError } from '../../kernel/errors.ts';
import { addDays } from '../../kernel/local-date.ts';
import { normalise } from '../../kernel/text.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Reader, Store } from '../../store/store.ts';
import { nameFault, entropyFault } from '../check.ts';
import { agencyCode, certificateCode, unitForDraw } from '../gather.ts';
import type { SeedSource } from '../model.ts';
import { takeSeed, type SeedReading } from '../take-seed.ts';
import { changeDigests, changesFile } from './change-file.ts';
import { insertChange } from './change-store.ts';
import type { Change, ChangeStep, Seat, SeatPair } from './model.ts';
import { currentDraw, type CurrentDraw } from './stored-changes.ts';

/** 变动 as a person registers it; agencies by code or name. */
export type ChangeRequest = { readonly quarter: string; readonly reason: string } & (
  | { readonly kind: 'abolished'; readonly unit: string }
  | { readonly kind: 'omitted'; readonly unit: string; readonly excluded: readonly string[] }
  | { readonly kind: 'requested'; readonly unit: string; readonly source: Partial<SeedSource> }
  | { readonly kind: 'replaced'; readonly request: number; readonly reading: SeedReading }
);

/** A change that fits, and what it does. */
export interface PreparedChange {
  readonly quarter: string;
  readonly change: Change;
  readonly step: ChangeStep;
  /** Inspectors of the agency that joins. */
  readonly pairs: readonly SeatPair[];
  /** 变动摘要 with this change, to be published. */
  readonly digest: string;
  readonly seats: readonly Seat[];
  readonly row: string;
}

interface ChangeDeps {
  readonly store: Store;
  readonly pack: Pack;
}

/** Works out a change; nothing is registered. @throws UserError E_DRAW_CHANGE, E_DRAW_AGENCY, E_SEED_… */
export function prepareChange(reader: Reader, deps: ChangeDeps, request: ChangeRequest): PreparedChange {
  const { quarter } = request;
  const current = currentDraw(reader, quarter);
  const change = changeOf(reader, deps, request, current);
  const changes = [...current.changes.map((c) => c.change), change];
  const { standing } = current.replay;
  const step = standing.apply(change);
  const row = changesFile(changes, current.finalDigest).split('\n').at(-2) ?? '';
  return {
    quarter,
    change,
    step,
    pairs: standing.pairs().filter((p) => p.unit === step.joined?.unit),
    digest: changeDigests(changes, current.finalDigest).at(-1) ?? '',
    seats: standing.seats(),
    row,
  };
}

function changeOf(
  reader: Reader,
  { store, pack }: ChangeDeps,
  request: ChangeRequest,
  current: CurrentDraw,
): Change {
  const on = store.actor.clock.today();
  const reason = normalise(request.reason);
  const fault = nameFault(reason);
  if (fault !== undefined)
    refuse(`变动原因不能这样写：${fault.replace('名称', '原因')}`, '用 --reason 写明原因');
  const base = { seq: current.changes.length + 1, on, reason };
  const minBits = pack.get('spot_check.seed_min_bits', on).value;
  switch (request.kind) {
    case 'abolished':
      return { ...base, kind: 'abolished', unit: agencyCode(reader, request.unit, current.inputs.units) };
    case 'omitted': {
      const { code, ...entry } = unitForDraw(reader, pack, request.unit, on, current.quarter);
      const excluded = request.excluded.map(certificateCode);
      return { ...base, kind: 'omitted', unit: code, entry, excluded };
    }
    case 'requested': {
      const leadDays = pack.get('spot_check.commit_days', on).value;
      const notBefore = request.source.notBefore ?? addDays(on, leadDays);
      const seedSource = { ...request.source, notBefore };
      const weak = entropyFault(seedSource, minBits);
      if (weak !== undefined) refuse(weak, '用 --lottery 或 --dice 写明另取种子的来源');
      if (notBefore < addDays(on, leadDays)) {
        refuse(
          `另取种子的最早日期 ${notBefore} 须比申请之日 ${on} 至少晚${leadDays}日`,
          '把 --not-before 推后',
        );
      }
      return {
        ...base,
        kind: 'requested',
        unit: agencyCode(reader, request.unit, current.inputs.units),
        seedSource,
      };
    }
    case 'replaced': {
      const asked = current.replay.standing.openRequests().find((r) => r.seq === request.request);
      if (!asked) return refuse(`没有第${request.request}号待办的更换申请`, '运行 zfjd draw show 查看变动');
      const promise = { period: current.quarter, seedSource: asked.seedSource };
      const seedLine = takeSeed(promise, request.reading, minBits, on);
      return { ...base, kind: 'replaced', unit: asked.unit, request: asked.seq, seedLine };
    }
  }
}

function refuse(message: string, hint: string): never {
  throw new UserError('E_DRAW_CHANGE', message, { hint });
}

/** 登记变动: append-only; the draw itself is never touched. @throws UserError as `prepareChange` */
export function registerChange(deps: ChangeDeps, request: ChangeRequest): PreparedChange {
  const { actor } = deps.store;
  return deps.store.write((tx) => {
    const prepared = prepareChange(tx, deps, request);
    const { quarter, change, step, digest } = prepared;
    const { left = null, joined } = step;
    tx.run(
      insertChange,
      quarter,
      change.seq,
      change.kind,
      change.unit,
      prepared.row,
      left,
      joined?.unit ?? null,
      actor.clock.today(),
      actor.clock.now(),
      actor.operator,
    );
    tx.record({
      act: `draw.${change.kind}`,
      subject: 'draw',
      id: quarter,
      summary: `登记${quarter}抽查第${change.seq}号变动：${changeText(prepared)}；变动摘要 ${digest}`,
      after: { change, left, joined: joined?.unit ?? null, pairs: prepared.pairs, digest },
      reason: change.reason,
    });
    return prepared;
  });
}

/** 变动种类, as told to people. */
export const KIND_TEXT = {
  abolished: '单位撤销',
  omitted: '名录漏列',
  requested: '申请更换',
  replaced: '另取种子更换',
} as const;

/** `单位撤销 U001；退出 U001，递补 U017` */
export function changeText({ change, step }: Pick<PreparedChange, 'change' | 'step'>): string {
  const moved = [
    ...(step.left === undefined ? [] : [`退出 ${step.left}`]),
    ...(step.joined ? [`${change.kind === 'omitted' ? '加入' : '递补'} ${step.joined.unit}`] : []),
  ];
  const nothing = change.kind === 'requested' ? '待另取种子' : '现行被抽单位不变';
  return `${KIND_TEXT[change.kind]} ${change.unit}；${moved.join('，') || nothing}`;
}
