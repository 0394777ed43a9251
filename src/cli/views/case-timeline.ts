import type { Outcome, Span, Tone } from '../../document/blocks.ts';
import type { CaseTimeline, SpanState } from '../../supervision/case-timeline.ts';

const TONES: Readonly<Record<SpanState, Tone>> = {
  stage: 'strong',
  running: 'plain',
  met: 'good',
  late: 'bad',
  void: 'quiet',
  matter: 'warn',
};

/** 案件时间线 as bars. */
export function timelineView({ view, from, to, today, spans }: CaseTimeline): Outcome {
  const { file, status } = view;
  const shown = spans.map(({ title, from: start, to: end, due, state, note }): Span => ({
    label: title,
    from: start,
    to: end,
    ...(due !== undefined && { due }),
    tone: TONES[state],
    note,
  }));
  return {
    schema: 'zfjd.case.timeline/1',
    data: { number: file.number, stage: status.stage, from, to, today, spans },
    blocks: [
      {
        kind: 'text',
        text: `案件${file.number}（${file.agency.name}）：${status.stageName}`,
        tone: 'strong',
      },
      { kind: 'spans', from, to, today, spans: shown },
    ],
  };
}
