import { date } from '../../src/kernel/local-date.ts';
import { closeCase, dismissCase, resolveCase } from '../../src/supervision/close-case.ts';
import { escalateCase } from '../../src/supervision/escalate-case.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import type { Act, Stage } from '../../src/supervision/model.ts';
import { recordRectification, reviewCase } from '../../src/supervision/rectify-case.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { LETTER, PROOF, type Desk } from './setting.ts';

/** Every act with all it must bring, done on the desk's day. */
export const DO: Readonly<Record<Act, (desk: Desk, number: string) => unknown>> = {
  warn: (desk, number) => warnCase(desk, { number, way: '电话' }),
  resolve: (desk, number) => resolveCase(desk, { number, text: '已停止重复检查' }),
  confirm: (desk, number) => confirmUnresolved(desk, { number, proof: PROOF }),
  issue: (desk, number) => issueDocument(desk, { number, kind: 'opinion', ...LETTER }),
  'issue-direct': (desk, number) =>
    issueDocument(desk, { number, kind: 'opinion', direct: '反复发生、企业反映强烈', ...LETTER }),
  serve: (desk, number) => serveDocument(desk, { number, way: '直接', proof: { text: '送达回证' } }),
  feedback: (desk, number) => recordRectification(desk, { number, text: '已合并检查' }),
  'review-passed': (desk, number) => reviewCase(desk, { number, result: 'done', text: '已查看记录' }),
  'review-failed': (desk, number) => reviewCase(desk, { number, result: 'not-done', text: '仍在重复检查' }),
  close: (desk, number) => closeCase(desk, { number }),
  dismiss: (desk, number) => dismissCase(desk, { number, text: '经核实为两家企业' }),
  escalate: (desk, number) => escalateCase(desk, { number, signer: '王局长', contact: '李科员' }),
};

const SERVED: readonly Act[] = ['warn', 'confirm', 'issue', 'serve'];

/** How to get from the clue to each stage. */
export const WAY_TO: Readonly<Record<Stage, readonly Act[]>> = {
  clue: [],
  warned: ['warn'],
  unresolved: ['warn', 'confirm'],
  issued: ['warn', 'confirm', 'issue'],
  served: SERVED,
  reported: [...SERVED, 'feedback'],
  passed: [...SERVED, 'feedback', 'review-passed'],
  failed: [...SERVED, 'review-failed'],
  closed: ['warn', 'resolve'],
  escalated: [...SERVED, 'review-failed', 'escalate'],
};

/** Brings a case to a stage: up to service on one day, all else after the time for rectification. */
export async function bringTo(desk: Desk, number: string, stage: Stage): Promise<void> {
  for (const act of WAY_TO[stage]) {
    await DO[act](desk, number);
    if (act === 'serve') desk.at('2026-10-09');
  }
}

/** Served on this day, the time for rectification ends on 2026-09-22. */
export const START = date('2026-09-01');
