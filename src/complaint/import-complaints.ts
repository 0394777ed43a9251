import { blotPersonal } from '../kernel/personal.ts';
import type { Pack } from '../policy/pack.ts';
import type { Tx } from '../store/store.ts';
import {
  importSlips,
  type ImportSlipsOptions,
  type SlipDeps,
  type SlipFile,
  type SlipFileReport,
} from '../supervision/clues/import-slips.ts';
import type { Slip } from '../supervision/clues/read-slips.ts';
import { clueSource } from '../supervision/clues/vocabulary.ts';
import { writeComplaintFact } from './complaint-store.ts';
import type { Key } from './key-file.ts';
import type { ComplaintInput } from './model.ts';
import { parted, registerComplaint, sealingKey, type ComplaintDeps } from './register-complaint.ts';

type ImportComplaintsDeps = ComplaintDeps & SlipDeps & { readonly pack: Pack };

/** What became of one file. */
export interface ComplaintFileReport extends SlipFileReport {
  readonly registered: readonly number[];
  readonly known: readonly number[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** 导入投诉台账: one transaction per file; every personal cell goes under the key. */
export function importComplaints(
  deps: ImportComplaintsDeps,
  options: ImportSlipsOptions,
): Promise<ComplaintFileReport[]> {
  const dryRun = options.dryRun ?? false;
  return importSlips(deps, options, (read) => {
    const inputs = read.slips.map((slip) => inputOf(slip, deps.pack, options));
    const personal = inputs.some((input) => parted(input).person);
    const hand = personal ? sealingKey(deps, dryRun) : undefined;
    return {
      ...deps.store.write((tx) => register(tx, deps, hand?.key, inputs, read), { dryRun }),
      notes: [
        ...read.notes,
        ...(hand ? ['投诉人信息已加密保存；原表没有存入数据库，请按保密要求自行保管或销毁'] : []),
      ],
      warnings: hand?.warnings ?? [],
    };
  });
}

function inputOf(slip: Slip, pack: Pack, { source }: ImportSlipsOptions): ComplaintInput {
  return {
    agency: slip.agency,
    channel: clueSource(pack, slip.on, slip.source || source, slip.number),
    wording: slip.problem,
    receivedOn: slip.on,
    person: { ...slip.person, enterprise: slip.enterprise },
    due: slip.due,
    origin: blotPersonal(slip.origin, [...Object.values(slip.person), slip.enterprise]),
  };
}

function register(
  tx: Tx,
  deps: ComplaintDeps,
  key: Key | undefined,
  inputs: readonly ComplaintInput[],
  { slips, digest }: SlipFile,
): { registered: number[]; known: number[] } {
  const registered: number[] = [];
  const known: number[] = [];
  for (const [at, input] of inputs.entries()) {
    const { id, registered: fresh } = registerComplaint(tx, deps, key, input);
    (fresh ? registered : known).push(id);
    if (fresh) keepProgress(tx, deps, id, slips[at], input);
  }
  if (registered.length > 0) {
    tx.record({
      act: 'complaint.import',
      subject: 'complaint',
      id: digest.slice(0, 12),
      summary: `导入投诉台账：新登记${registered.length}件，此前已有${known.length}件`,
      after: { rows: slips.length, sha256: digest, registered, known },
    });
  }
  return { registered, known };
}

/** What the agency's ledger says of the handling becomes 进展; whether it is done a person says with `follow`. */
function keepProgress(
  tx: Tx,
  { store }: ComplaintDeps,
  id: number,
  slip: Slip | undefined,
  { person, due }: ComplaintInput,
): void {
  const told = [slip?.progress ?? '', slip?.result ?? ''].filter((text) => text !== '');
  if (told.length === 0) return;
  writeComplaintFact(tx, {
    complaintId: id,
    seq: due === undefined ? 1 : 2,
    act: 'progress',
    on: store.actor.clock.today(),
    text: blotPersonal(`台账所载：${told.join('；')}`, Object.values(person)),
    recordedAt: store.actor.clock.now(),
    recordedBy: store.actor.operator,
  });
}
