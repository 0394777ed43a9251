import type { Block, Outcome } from '../../document/blocks.ts';
import { FLOW } from '../../supervision/flow.ts';
import { MATTER_NAMES, STAGE_NAMES, type Act, type Stage } from '../../supervision/model.ts';

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

/** 办案流程 as the table in the code says it: a diagram, the acts of each stage, and what stands beside the line. */
export function flowView(): Outcome {
  return {
    schema: 'zfjd.case.flow/1',
    data: {
      stages: STAGES.map((stage) => ({ stage, name: STAGE_NAMES[stage] })),
      moves: LINE.map((move) => ({ ...move, name: FLOW[move.act].name })),
      side: SIDE.map((act) => {
        const { name, opens, settles, moves } = FLOW[act];
        return { act, name, opens, settles, stages: Object.keys(moves) };
      }),
    },
    blocks: [
      { kind: 'verbatim', text: diagram() },
      { kind: 'heading', text: '每个阶段可以做什么' },
      moveTable(),
      { kind: 'heading', text: '不改变阶段的事项' },
      sideTable(),
      { kind: 'heading', text: 'Mermaid 图（粘贴到支持 Mermaid 的编辑器）' },
      { kind: 'verbatim', text: mermaid() },
    ],
  };
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

function moveTable(): Block {
  return {
    kind: 'table',
    columns: ['现在的阶段', '动作', '以后的阶段', '必须带', '命令'].map((header) => ({ header })),
    rows: LINE.map(({ act, from, to }) => {
      const { needs, unless = [], name, command } = FLOW[act];
      const brings = [...Object.values(needs), ...unless.map((matter) => `没有「${MATTER_NAMES[matter]}」`)];
      return [STAGE_NAMES[from], name, STAGE_NAMES[to], brings.join('；'), command];
    }),
    empty: '没有动作',
  };
}

function sideTable(): Block {
  return {
    kind: 'table',
    columns: ['事项', '效果', '必须带', '适用阶段', '命令'].map((header) => ({ header })),
    rows: SIDE.map((act) => {
      const { name, opens, settles, needs, moves, command } = FLOW[act];
      const effect = [
        ...(settles ? [`了结：${MATTER_NAMES[settles]}`] : []),
        ...(opens ? [`开始：${MATTER_NAMES[opens]}`] : []),
      ].join('；');
      const stages = (Object.keys(moves) as Stage[]).map((stage) => STAGE_NAMES[stage]);
      return [name, effect, Object.values(needs).join('；'), stages.join('、'), command];
    }),
    empty: '没有',
  };
}

function mermaid(): string {
  const lines = LINE.filter(({ act }) => act !== 'terminate').map(
    ({ act, from, to }) => `  ${from} --> ${to}: ${FLOW[act].name}`,
  );
  const names = STAGES.map((stage) => `  state "${STAGE_NAMES[stage]}" as ${stage}`);
  return ['stateDiagram-v2', ...names, '  [*] --> clue', ...lines, '  closed --> [*]'].join('\n');
}
