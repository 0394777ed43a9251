import type { Block, Outcome } from '../../document/blocks.ts';
import { rateText } from '../../draw/canonical.ts';
import type { DrawPlan, StratumPlan } from '../../draw/plan-draw.ts';
import { clauseText } from '../../kernel/finding.ts';
import { percent, quotaTable } from './draw-record.ts';

/** 测算; `roster` lists every agency, or else only those drawn in this cycle. */
export function planView(plan: DrawPlan, roster: boolean): Outcome<DrawPlan> {
  const { rules, strata, cycle, inspectors } = plan;
  const names = strata.map(({ code, name }) => ({ code, name }));
  const committed: Block = {
    kind: 'text',
    text: `${plan.quarter} 已作承诺，以下按现在的名录另行测算`,
    tone: 'warn',
  };
  const blocks: Block[] = [
    ...(plan.committed ? [committed] : []),
    {
      kind: 'pairs',
      pairs: [
        ['抽查季度', plan.quarter],
        ['轮次', `自${cycle.start}起${rules.cycleQuarters}个季度，本季为第${cycle.position}个`],
        ['抽查比例', `每季不低于${rateText(rules.rate)}（${clauseText(plan.basis)}）`],
        ['检查人员', `${inspectors.length}人，每家派${rules.inspectorsPerUnit}人`],
      ],
    },
    { kind: 'heading', text: '名额' },
    quotaTable(
      strata.map((s) => s.quota),
      names,
    ),
    { kind: 'heading', text: '后果' },
    outlookTable(plan),
    ...rosterBlocks(plan, roster),
    { kind: 'heading', text: '口径' },
    { kind: 'text', text: plan.notes.join('\n'), tone: 'quiet' },
  ];
  return { schema: 'zfjd.draw.plan/1', data: plan, warnings: plan.remarks, blocks };
}

function outlookTable({ strata, rules }: DrawPlan): Block {
  const sum = (of: (s: StratumPlan) => number): number => strata.reduce((n, s) => n + of(s), 0);
  const within = strata[0]?.outlook.within ?? 0;
  const size = sum((s) => s.outlook.size);
  const each = Array.from({ length: within }, (_, i) => sum((s) => s.outlook.seatsEach[i] ?? 0));
  return {
    kind: 'table',
    columns: [
      { header: '分层' },
      { header: '只按下限、不重复抽，全部抽到需', align: 'right' },
      { header: `按Q=${rules.cycleQuarters}、b=${rules.riskSeats}，最迟几季全部抽到`, align: 'right' },
      { header: '本轮余下各季抽取', align: 'right' },
      { header: `一年抽遍（Q=${within}）各季需抽`, align: 'right' },
      { header: '占比', align: 'right' },
    ],
    rows:
      strata.length === 0
        ? []
        : [
            ...strata.map(({ name, outlook: o }) => [
              name,
              `${o.quartersAtFloor}个季度`,
              o.coveredWithin === 0 ? '已全部抽到' : `含本季${o.coveredWithin}个季度`,
              o.ahead.join('、'),
              o.seatsEach.join('、'),
              shares(o.seatsEach, o.size),
            ]),
            ['合计', '', '', '', each.join('、'), shares(each, size)],
          ],
    empty: '名录中没有在用的执法单位',
  };
}

/** `26.7%–30.0%` */
function shares(seats: readonly number[], size: number): string {
  const [least, most] = [percent(Math.min(...seats), size), percent(Math.max(...seats), size)];
  return least === most ? least : `${least}–${most}`;
}

function rosterBlocks({ strata, units }: DrawPlan, roster: boolean): Block[] {
  const shown = units.filter((u) => roster || u.covered);
  const names = new Map(strata.map((s) => [s.code, s.name]));
  const rows = [...shown].sort((x, y) => (x.stratum === y.stratum ? 0 : x.stratum < y.stratum ? -1 : 1));
  return [
    { kind: 'heading', text: roster ? `名录（${units.length}家）` : `本轮已抽（${shown.length}家）` },
    {
      kind: 'table',
      columns: [
        { header: '分层' },
        { header: '代码' },
        { header: '单位' },
        { header: '权重', align: 'right' },
        { header: '本轮已抽' },
      ],
      rows: rows.map((u) => [
        names.get(u.stratum) ?? u.stratum,
        u.code,
        u.name,
        String(u.weight),
        u.covered ? '是' : '',
      ]),
      empty: '本轮还没有抽过的单位；加 --roster 列出全部名录',
    },
  ];
}
