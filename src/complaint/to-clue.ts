import { UserError } from '../kernel/errors.ts';
import { blotPersonal } from '../kernel/personal.ts';
import type { Category } from '../supervision/model.ts';
import { registerClue, type ClueDeps } from '../supervision/clues/register-clue.ts';
import { showClue, type ClueReport } from '../supervision/clues/show-clues.ts';
import { personalValues, type RevealDeps } from './reveal-person.ts';
import { writeComplaintFact } from './complaint-store.ts';
import { requireComplaint } from './show-complaints.ts';

/** What the person who hands it over says of it. */
export interface ToClueOptions {
  readonly id: number;
  /** What is wrong with what the agency did; the subject of the complaint where absent. */
  readonly problem?: string | undefined;
  readonly category?: Category | undefined;
  readonly topics?: readonly string[];
}

/** `known`: the clue had come in by another way before. */
export interface ClueFromComplaint extends ClueReport {
  readonly known: boolean;
}

/**
 * 转为线索: a clue with the complaint's channel and number as its source; who complained stays behind.
 * @throws UserError E_COMPLAINT_CLUE where it is one already
 */
export function complaintToClue(deps: ClueDeps & RevealDeps, options: ToClueOptions): ClueFromComplaint {
  const { store } = deps;
  const { actor } = store;
  const { clueId, known } = store.write((tx) => {
    const { complaint, facts, clueId: earlier } = requireComplaint(store, options.id, tx);
    if (earlier !== undefined) {
      throw new UserError('E_COMPLAINT_CLUE', `投诉${options.id}已转为线索${earlier}`, {
        hint: `运行 zfjd clue show ${earlier} 查看`,
      });
    }
    const { channel, agency, receivedOn } = complaint;
    const personal = personalValues(deps, options.id);
    const { id, registered } = registerClue(tx, actor, {
      source: { kind: channel.kind, id: channel.id || `投诉${options.id}`, text: channel.text },
      agency,
      category: options.category,
      topics: options.topics ?? [],
      problem: options.problem === undefined ? complaint.subject : blotPersonal(options.problem, personal),
      discoveredOn: receivedOn,
      origin: `投诉${options.id}`,
    });
    writeComplaintFact(tx, {
      complaintId: options.id,
      seq: facts.length + 1,
      act: 'clue',
      on: actor.clock.today(),
      text: '',
      clueId: id,
      recordedAt: actor.clock.now(),
      recordedBy: actor.operator,
    });
    tx.record({
      act: 'complaint.clue',
      subject: 'complaint',
      id: options.id,
      summary: `投诉${options.id}（${agency.name}）转为线索${id}`,
      after: { clue: id },
    });
    return { clueId: id, known: !registered };
  });
  return { ...showClue(deps, clueId), known };
}
