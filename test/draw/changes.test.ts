import { describe, expect, it } from 'vitest';
import { changeFilesOf, currentDraw } from '../../src/draw/changes/stored-changes.ts';
import { registerChange, type ChangeRequest } from '../../src/draw/changes/register-change.ts';
import { commitDraw } from '../../src/draw/commit-draw.ts';
import { ticketA, ticketB } from '../../src/draw/tickets.ts';
import { verifyStored } from '../../src/draw/verify-draw.ts';
import { verifyRecord } from '../../src/draw/verify.ts';
import { wholeRecord } from '../../src/draw/whole-record.ts';
import { date } from '../../src/kernel/local-date.ts';
import { journalEntries, verifyJournal } from '../../src/store/journal.ts';
import { command } from '../../src/store/query.ts';
import { agency, drawnDesk, nextCommit, refusal, registerAgencies, type Desk } from './desk.ts';
import { example, runVerifySh } from './support.ts';

const quarter = '2026Q2';
const drawn = example.selected.map(([code]) => code);

const codes = ({ store }: Desk) =>
  currentDraw(store, quarter)
    .replay.standing.seats()
    .map((s) => s.unit);

function change(desk: Desk, request: Record<string, unknown>) {
  return registerChange(desk, { quarter, reason: '区政府文件', ...request } as ChangeRequest);
}

/** The smallest ticket of part and stratum whose agency is not in. */
function nextOf(part: string, stratum: string, out: readonly string[] = []): string | undefined {
  return example.tickets
    .filter((t) => t.part === part && t.stratum === stratum)
    .filter((t) => !drawn.includes(t.code) && !out.includes(t.code))
    .sort((x, y) => (x.ticket < y.ticket ? -1 : 1))[0]?.code;
}

const newcomer = (code: string, weight = 1) => agency({ code, name: `${code}号单位`, stratum: 'BM', weight });

/** Codes whose tickets beat, or do not beat, the cut-off of part A in BM. */
function codeThat(beats: boolean): string {
  const cut = (part: string) =>
    example.tickets
      .filter((t) => t.part === part && t.stratum === 'BM' && t.selected === 1)
      .map((t) => t.ticket)
      .sort()
      .at(-1) ?? '';
  for (let i = 0; ; i += 1) {
    const code = `N${i}`;
    const a = ticketA(example.seed_hash, code) < cut('A');
    const b = ticketB(example.seed_hash, code, 1) < cut('B');
    if (beats ? a : !a && !b) return code;
  }
}

describe('an agency that is abolished', () => {
  it('leaves, and the next ticket of its part joins with inspectors of its own', () => {
    const desk = drawnDesk().at('2026-05-06');
    const [unit, part, stratum] = example.selected[0] ?? ['', '', ''];
    const { step, pairs } = change(desk, { kind: 'abolished', unit });
    const next = nextOf(part, stratum);
    expect(step).toMatchObject({ left: unit, joined: { unit: next, part, stratum, since: 1 } });
    expect(pairs.map((p) => p.unit)).toEqual([next, next]);
    expect(codes(desk)).toEqual([...drawn.filter((c) => c !== unit), next ?? ''].sort());
    expect(verifyStored(desk.store, quarter).differences).toEqual([]);
  });

  it('that was not drawn changes nobody, and cannot leave twice', () => {
    const desk = drawnDesk();
    const unit = example.units.map((u) => u.code).find((c) => !drawn.includes(c)) ?? '';
    expect(change(desk, { kind: 'abolished', unit }).step).toEqual({});
    expect(codes(desk)).toEqual(drawn.toSorted());
    expect(refusal(() => change(desk, { kind: 'abolished', unit }))).toMatch(/^E_DRAW_CHANGE .*已经退出/);
  });

  it('is no longer next, and is not counted as covered', () => {
    const desk = drawnDesk();
    const [unit, part, stratum] = example.selected[0] ?? ['', '', ''];
    const first = nextOf(part, stratum) ?? '';
    change(desk, { kind: 'abolished', unit: first });
    const { step } = change(desk, { kind: 'abolished', unit });
    expect(step.joined?.unit).toBe(nextOf(part, stratum, [first]));
    const { inputs } = commitDraw(desk.at('2026-07-10'), nextCommit);
    const covered = inputs.units.filter((u) => u.covered).map((u) => u.code);
    const before = example.units.filter((u) => u.covered).map((u) => u.code);
    expect(covered).toEqual(
      [...new Set([...before, ...codes(desk)])].filter((c) => c !== unit || before.includes(c)).sort(),
    );
  });
});

describe('an agency that was left out', () => {
  it('joins where it beats the cut-off, and nobody leaves', () => {
    const desk = drawnDesk();
    const code = codeThat(true);
    registerAgencies(desk.store, [newcomer(code)]);
    const { step, pairs } = change(desk, { kind: 'omitted', unit: code, excluded: ['J01'] });
    expect(step).toMatchObject({ joined: { unit: code, part: 'A' } });
    expect(step.left).toBeUndefined();
    expect(pairs.map((p) => p.inspector)).not.toContain('J01');
    expect(codes(desk)).toEqual([...drawn, code].sort());
  });

  it('stays out where it does not', () => {
    const desk = drawnDesk();
    const code = codeThat(false);
    registerAgencies(desk.store, [newcomer(code)]);
    expect(change(desk, { kind: 'omitted', unit: code, excluded: [] }).step).toEqual({});
    expect(codes(desk)).toEqual(drawn.toSorted());
  });

  it('that was on the roster was not left out', () => {
    const desk = drawnDesk();
    expect(refusal(() => change(desk, { kind: 'omitted', unit: 'U001', excluded: [] }))).toMatch(/不是漏列/);
  });
});

const source = { dice: 8, notBefore: date('2026-05-20') };
const reading = { date: date('2026-05-20'), dice: '00713358' };

describe('a discretionary replacement', () => {
  it('is asked for first, then decided by a fresh seed', () => {
    const desk = drawnDesk().at('2026-05-06');
    const [unit, part, stratum] = example.selected[0] ?? ['', '', ''];
    expect(change(desk, { kind: 'requested', unit, source }).step).toEqual({});
    expect(codes(desk)).toEqual(drawn.toSorted());
    expect(refusal(() => change(desk, { kind: 'requested', unit, source }))).toMatch(/已有更换申请/);
    desk.at('2026-05-21');
    const { step } = change(desk, { kind: 'replaced', request: 1, reading });
    expect(step).toMatchObject({ left: unit, joined: { part, stratum, since: 2 } });
    expect(drawn).not.toContain(step.joined?.unit);
    expect(verifyStored(desk.store, quarter).differences).toEqual([]);
    expect(verifyJournal(desk.store).broken).toBeUndefined();
    expect(desk.store.all(journalEntries).map((e) => e.act)).toEqual(
      expect.arrayContaining(['draw.requested', 'draw.replaced']),
    );
  });

  it.each([
    ['without a request', { kind: 'replaced', request: 1, reading }, /没有第1号/],
    ['of an agency that is not in', { kind: 'requested', unit: nextOf('A', 'BM'), source }, /不在现行/],
    ['with a weak seed', { kind: 'requested', unit: drawn[0], source: { dice: 3 } }, /比特/],
    [
      'with a seed too near',
      { kind: 'requested', unit: drawn[0], source: { dice: 8, notBefore: date('2026-05-07') } },
      /至少晚3日/,
    ],
    ['without a reason', { kind: 'requested', unit: drawn[0], source, reason: ' ' }, /原因/],
  ])('%s is refused', (_what, request, says) => {
    const desk = drawnDesk().at('2026-05-06');
    expect(refusal(() => change(desk, request))).toMatch(says);
    expect(currentDraw(desk.store, quarter).changes).toEqual([]);
  });

  it('takes no seed but the one promised', () => {
    const desk = drawnDesk().at('2026-05-06');
    change(desk, { kind: 'requested', unit: drawn[0], source });
    desk.at('2026-05-21');
    const other = { date: date('2026-05-19'), dice: '00713358' };
    expect(refusal(() => change(desk, { kind: 'replaced', request: 1, reading: other }))).toMatch(
      /^E_SEED_PROMISE/,
    );
  });
});

function changedDesk(): Desk {
  const desk = drawnDesk().at('2026-05-06');
  const code = codeThat(true);
  registerAgencies(desk.store, [newcomer(code, 3)]);
  change(desk, { kind: 'abolished', unit: drawn[0] });
  change(desk, { kind: 'omitted', unit: code, excluded: ['J02', 'J01'] });
  change(desk, { kind: 'requested', unit: drawn[3], source });
  change(desk, { kind: 'abolished', unit: drawn[5] });
  change(desk.at('2026-05-21'), { kind: 'replaced', request: 3, reading });
  return desk;
}

describe('the record of the changes', () => {
  const desk = changedDesk();
  const files = wholeRecord(desk.store, quarter);

  it('is replayed by the program and by verify.sh', () => {
    expect(verifyRecord(files, example.commitment)).toEqual([]);
    const run = runVerifySh(files, example.commitment);
    expect(run.output).toContain('结论：一致');
    expect(run.status).toBe(0);
  }, 60_000);

  it('is append-only', () => {
    for (const sql of ['DELETE FROM draw_change', 'UPDATE draw_change SET seq = seq']) {
      const act = command(`test.${sql}`, sql);
      expect(() => desk.store.write((tx) => tx.run(act))).toThrow(/append-only/);
    }
  });

  const tampered: [what: string, file: string, edit: (text: string) => string][] = [
    ['a byte', '09-biandong.tsv', (text) => text.replace('区政府文件', '区政府公文')],
    ['a row gone', '09-biandong.tsv', (text) => text.split('\n').toSpliced(2, 1).join('\n')],
    ['a unit put in', '10-xianxing.tsv', (text) => text.replace(/^U\d+/m, 'U059')],
    ['an inspector changed', '11-xianxing-peidui.tsv', (text) => text.replace('\tJ04\t', '\tJ05\t')],
    ['a digest', 'BIANDONG.sha256', (text) => text.replace(/^./, (c) => (c === '0' ? '1' : '0'))],
  ];
  it.each(tampered)(
    'tampered with (%s in %s) fails in both',
    (_what, file, edit) => {
      const before = Buffer.from(files.get(file) ?? []).toString();
      const after = edit(before);
      expect(after).not.toBe(before);
      const forged = new Map(files).set(file, Buffer.from(after));
      expect(verifyRecord(forged).map((d) => d.file)).toContain(file);
      expect(runVerifySh(forged).output).toContain('结论：不一致');
    },
    60_000,
  );

  it('is not whole without one of its files', () => {
    for (const name of changeFilesOf(desk.store, quarter).keys()) {
      const fewer = new Map(files);
      fewer.delete(name);
      expect(verifyRecord(fewer).map((d) => d.message)).toContain(`缺少文件 ${name}`);
    }
  });
});
