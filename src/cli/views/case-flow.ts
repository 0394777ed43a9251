import type { Block } from '../../document/blocks.ts';
import { FLOW } from '../../supervision/flow.ts';
import { MATTER_NAMES, STAGE_NAMES, type Act, type Stage } from '../../supervision/model.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

interface Move {
  readonly act: Act;
  readonly from: Stage;
  readonly to: Stage;
}

const ACTS = Object.keys(FLOW) as Act[];
const STAGES = Object.keys(STAGE_NAMES) as Stage[];
const LINE: readonly Move[] = ACTS.filter((act) => !FLOW[act].side).flatMap((act) =>
  STAGES.flatMap((from) => {
    return leadingTo(act, from).map((to) => ({ act, from, to }));
  }),
);
const SIDE = ACTS.filter((act) => FLOW[act].side);

/** Where an act leads; back is wherever the stage can be reached from. */
function leadingTo(act: Act, from: Stage): Stage[] {
  const to = FLOW[act].moves[from];
  if (to === undefined) return [];
  return to === 'back' ? STAGES.filter((stage) => stage !== from && leads(stage, from)) : [to];
}

function leads(from: Stage, to: Stage): boolean {
  return ACTS.some((act) => FLOW[act].moves[from] === to);
}

/** 动作: one act in one stage, or one that stands beside the line in all stages where it may be done. */
interface Step {
  readonly act: Act;
  readonly name: string;
  readonly from: readonly Stage[];
  /** Undefined = the stage stays. */
  readonly to: Stage | undefined;
  /** What it begins or settles. */
  readonly effect: string;
  /** What it must bring. */
  readonly needs: string;
  readonly command: string;
}

const namesOf = (stages: readonly Stage[]) => stages.map((stage) => STAGE_NAMES[stage]).join('、');

/** 办案流程的列 */
export const STEP_COLUMNS: readonly ListColumn<Step>[] = [
  { key: 'from', title: '现在的阶段', value: ({ from }) => namesOf(from), width: 30 },
  { key: 'name', title: '动作', value: ({ name }) => name, width: 20 },
  { key: 'to', title: '以后的阶段', value: ({ to }) => (to ? STAGE_NAMES[to] : '阶段不变'), width: 24 },
  { key: 'effect', title: '效果', value: ({ effect }) => effect, width: 24 },
  { key: 'needs', title: '必须带', value: ({ needs }) => needs, width: 30 },
  { key: 'command', title: '命令', value: ({ command }) => command, width: 24 },
];

const LINE_COLUMNS = STEP_COLUMNS.filter(({ key }) => key !== 'effect');
const SIDE_COLUMNS = STEP_COLUMNS.filter(({ key }) => key !== 'to');

/** Every act of the table in the code, those beside the line last. */
export const STEPS: readonly Step[] = [
  ...LINE.map(({ act, from, to }): Step => {
    const { needs, unless = [], name, command } = FLOW[act];
    const brings = [...Object.values(needs), ...unless.map((matter) => `没有「${MATTER_NAMES[matter]}」`)];
    return { act, name, from: [from], to, effect: '', needs: brings.join('；'), command };
  }),
  ...SIDE.map((act): Step => {
    const { name, opens, settles, needs, moves, command } = FLOW[act];
    const effect = [
      ...(settles ? [`了结：${MATTER_NAMES[settles]}`] : []),
      ...(opens ? [`开始：${MATTER_NAMES[opens]}`] : []),
    ].join('；');
    const from = Object.keys(moves) as Stage[];
    return { act, name, from, to: undefined, effect, needs: Object.values(needs).join('；'), command };
  }),
];

/** 办案流程 as the table in the code says it: a diagram, the acts of each stage, and what stands beside the line. */
export const FLOW_LIST: ListForm<Step> = {
  schema: 'zfjd.case.flow/2',
  title: '办案流程',
  field: 'acts',
  columns: STEP_COLUMNS,
  data: () => ({ stages: STAGES.map((stage) => ({ stage, name: STAGE_NAMES[stage] })) }),
  record: ({ act, name, from, to, command }) => {
    const { opens, settles } = FLOW[act];
    return { act, name, from, to: to ?? null, opens, settles, command };
  },
  screen: (steps) => (steps.length === STEPS.length ? wholeFlow() : [listBlock(FLOW_LIST, steps)]),
  empty: '没有动作',
};

function wholeFlow(): Block[] {
  const of = (columns: readonly ListColumn<Step>[], side: boolean) =>
    listBlock(
      { columns, empty: '没有动作' },
      STEPS.filter(({ act }) => (FLOW[act].side ?? false) === side),
    );
  return [
    { kind: 'verbatim', text: diagram() },
    { kind: 'heading', text: '每个阶段可以做什么' },
    of(LINE_COLUMNS, false),
    { kind: 'heading', text: '不改变阶段的事项' },
    of(SIDE_COLUMNS, true),
    { kind: 'heading', text: 'Mermaid 图（粘贴到支持 Mermaid 的编辑器）' },
    { kind: 'verbatim', text: mermaid() },
  ];
}

/** A stage a line, with what leads away from it. */
function diagram(): string {
  return STAGES.map((stage) => {
    const out = LINE.filter(({ from }) => from === stage && stage !== 'closed');
    const targets = [...new Set(out.map(({ to }) => to))];
    const lines = targets.map((to) => {
      const names = out.filter((move) => move.to === to).map(({ act }) => FLOW[act].name);
      const where = to === stage ? '（阶段不变）' : `→ ${STAGE_NAMES[to]}`;
      return `   ├─ ${names.join('、')} ${where}`;
    });
    const last = lines.pop();
    const shown = last === undefined ? lines : [...lines, last.replace('├', '└')];
    return [`■ ${STAGE_NAMES[stage]}`, ...shown].join('\n');
  }).join('\n');
}

function mermaid(): string {
  const lines = LINE.filter(({ act }) => act !== 'terminate').map(
    ({ act, from, to }) => `  ${from} --> ${to}: ${FLOW[act].name}`,
  );
  const names = STAGES.map((stage) => `  state "${STAGE_NAMES[stage]}" as ${stage}`);
  return ['stateDiagram-v2', ...names, '  [*] --> clue', ...lines, '  closed --> [*]'].join('\n');
}
