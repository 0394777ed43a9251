import type { Block, Outcome } from '../../document/blocks.ts';
import { findingReason } from '../../document/finding-text.ts';
import { a1, placeText } from '../../kernel/cell-ref.ts';
import type { StoredPlan } from '../../plan/stored-plan.ts';
import type { WaivedPlan } from '../../plan/waive-findings.ts';
import type { IdleWaiver } from '../../plan/idle-waivers.ts';
import type { Waiver } from '../../plan/waiver-store.ts';

/** 已豁免的问题, and waivers that nothing needs any more. */
export function waiverBlocks({ waived, idle, row }: StoredPlan): Block[] {
  return [
    ...(waived.length > 0
      ? [{ kind: 'heading', text: `已豁免（${waived.length}项）` } as const, waivedTable(waived, row.id)]
      : []),
    ...idleBlocks(
      idle.map((waiver) => ({ waiver })),
      String(row.id),
    ),
  ];
}

export function waivedTable(waived: StoredPlan['waived'], planId: number): Block {
  return {
    kind: 'table',
    columns: ['规则', '位置', '原值', '问题', '豁免理由', '豁免日期'].map((header) => ({ header })),
    rows: waived.map(({ finding, waiver }) => [
      finding.code,
      placeText({ ...finding.where, file: '' }).replace('「」', ''),
      finding.value,
      findingReason(finding),
      waiver.reason,
      waiver.planId === planId ? waiver.on : `${waiver.on}（第${waiver.version}版）`,
    ]),
    empty: '',
  };
}

/** Waivers that cover no finding: those that nothing needs, and those whose finding stands otherwise. */
export const IDLE_GROUPS: readonly {
  readonly title: string;
  readonly next: string;
  readonly has: (waiver: IdleWaiver) => boolean;
}[] = [
  { title: '不再需要的豁免', next: '问题已不存在', has: ({ because }) => because === 'gone' },
  {
    title: '不再适用的豁免',
    next: '问题仍在，请改正，建议问题可以重新豁免',
    has: ({ because }) => because !== 'gone',
  },
];

/** `plan` is what to name in the command; `owner` says of which plan, where there are several. */
export function idleBlocks<T extends { readonly waiver: IdleWaiver }>(
  idle: readonly T[],
  plan: string,
  owner?: (one: T) => string,
): Block[] {
  return IDLE_GROUPS.flatMap(({ title, next, has }): Block[] => {
    const own = idle.filter(({ waiver }) => has(waiver));
    if (own.length === 0) return [];
    return [
      { kind: 'heading', text: title },
      idleTable(own, owner),
      { kind: 'text', text: `${next}；用 zfjd plan unwaive ${plan} 规则代码 撤销`, tone: 'quiet' },
    ];
  });
}

function idleTable<T extends { readonly waiver: IdleWaiver }>(
  idle: readonly T[],
  owner?: (one: T) => string,
): Block {
  return {
    kind: 'table',
    columns: [...(owner ? ['计划'] : []), '规则', '豁免时的位置', '原值', '豁免理由', '豁免日期', '现在'].map(
      (header) => ({ header }),
    ),
    rows: idle.map((one) => {
      const { waiver } = one;
      return [
        ...(owner ? [owner(one)] : []),
        waiver.code,
        placeOf(waiver),
        waiver.value,
        waiver.reason,
        `${waiver.on}（第${waiver.version}版）`,
        idleText(waiver),
      ];
    }),
    empty: '',
  };
}

/** What has become of the finding. */
export function idleText(waiver: IdleWaiver): string {
  if (waiver.because === 'gone') return '问题已不存在';
  const { row, column } = waiver.stands;
  const where = row === undefined ? '' : `（${a1(row, column)}）`;
  return waiver.because === 'graver'
    ? `问题仍在${where}，现在是必改，不能豁免`
    : `问题仍在${where}，但这一行已改动，原来的豁免不再适用`;
}

function placeOf({ sheet, row, column }: Pick<Waiver, 'sheet' | 'row' | 'column'>): string {
  if (row === undefined) return sheet ?? '整份计划';
  return `${sheet === undefined ? '' : `${sheet}!`}${a1(row, column)}`;
}

export function waiveView(result: WaivedPlan, act: 'waive' | 'unwaive'): Outcome {
  const { plan, waivers, must } = result;
  const { summary, findings, waived, idle } = plan;
  const done = act === 'waive' ? '已豁免' : '已撤销豁免';
  return {
    schema: `zfjd.plan.${act}/1`,
    data: { plan: summary, waivers, must: must.length, waived, idle },
    findings,
    blocks: [
      {
        kind: 'text',
        text: `${done}${waivers.length}项：${waivers.map((w) => `${w.code} ${placeOf(w)}`).join('、')}`,
        tone: 'good',
      },
      ...(must.length > 0
        ? [{ kind: 'text', text: `另有${must.length}项是必改问题，不能豁免`, tone: 'warn' } as const]
        : []),
      {
        kind: 'text',
        text: `计划${summary.id}（${summary.agency}${summary.period}）现有必改${summary.must}项，建议${summary.advice}项，已豁免${summary.waived}项`,
      },
    ],
  };
}
