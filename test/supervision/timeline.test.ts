import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { caseTimeline } from '../../src/supervision/case-timeline.ts';
import { correctService } from '../../src/supervision/correct-service.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { recordRectification } from '../../src/supervision/rectify-case.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { resumeCase, suspendCase } from '../../src/supervision/suspend-case.ts';
import { LETTER, newCase, newDesk, PROOF } from './setting.ts';

describe('the timeline of a case', () => {
  it('has stages end to end, clocks with their last days, and what stood beside', async () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    await issueDocument(desk, { number, kind: 'opinion', direct: '突出', ...LETTER });
    serveDocument(desk.at('2026-09-18'), { number, way: '直接', proof: PROOF });
    suspendCase(desk.at('2026-09-24'), { number, text: '复议', proof: PROOF });
    resumeCase(desk.at('2026-11-02'), { number, text: '撤回' });
    const early = caseTimeline(desk.at('2026-11-17'), number);
    const of = (kind: string, timeline = early) =>
      timeline.spans
        .filter((span) => span.kind === kind)
        .map(({ key, from, to, due, state }) => [key, from, to, due, state]);
    expect(of('stage')).toEqual([
      ['clue', '2026-09-14', '2026-09-14', undefined, 'stage'],
      ['issued', '2026-09-14', '2026-09-18', undefined, 'stage'],
      ['served', '2026-09-18', '2026-11-17', undefined, 'stage'],
    ]);
    expect(of('matter')).toEqual([['suspension', '2026-09-24', '2026-11-02', undefined, 'matter']]);
    expect(of('clock')).toEqual([
      ['rectify', '2026-09-18', '2026-09-24', '2026-10-15', 'void'],
      ['review', '2026-10-15', '2026-10-15', '2026-10-22', 'void'],
      ['rectify', '2026-11-02', '2026-11-17', '2026-11-16', 'late'],
      ['review', '2026-11-16', '2026-11-23', '2026-11-23', 'running'],
    ]);
    expect([early.from, early.to]).toEqual(['2026-09-14', '2026-11-23']);
    recordRectification(desk, { number, text: '已整改' });
    expect(of('clock', caseTimeline(desk, number))[2]).toEqual([
      'rectify',
      '2026-11-02',
      '2026-11-17',
      '2026-11-16',
      'late',
    ]);
  });

  it('has the stage of service from the day that was corrected', async () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    await issueDocument(desk, { number, kind: 'opinion', direct: '突出', ...LETTER });
    serveDocument(desk.at('2026-09-18'), { number, way: '直接', proof: PROOF });
    correctService(desk.at('2026-09-22'), {
      number,
      servedOn: date('2026-09-16'),
      text: '看错回证',
      proof: PROOF,
    });
    const stages = caseTimeline(desk, number).spans.filter(({ kind }) => kind === 'stage');
    expect(stages.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['clue', '2026-09-14', '2026-09-14'],
      ['issued', '2026-09-14', '2026-09-16'],
      ['served', '2026-09-16', '2026-09-22'],
    ]);
  });
});
