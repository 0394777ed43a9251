import type { Block, CellText, Outcome, Tone } from '../../document/blocks.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import type { AnsweredJoint } from '../../plan/joint/answer-joint.ts';
import { EFFECT_FORMULA, effectsOf, sumOf, type TotalEffect } from '../../plan/joint/effect.ts';
import type { JointWorkbook } from '../../plan/joint/export-joint.ts';
import {
  JOINT_KIND_NAME,
  JOINT_STATE_NAME,
  type JointProposal,
  type JointState,
} from '../../plan/joint/model.ts';
import type { ProposedJoint } from '../../plan/joint/propose-joint.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { answerText, jointTables } from './plan-joint-tables.ts';

const STATE_TONE: Readonly<Record<JointState, Tone>> = {
  open: 'warn',
  agreed: 'good',
  settled: 'good',
  declined: 'bad',
  obsolete: 'quiet',
  replaced: 'quiet',
};

/** What is to be done next, by state. */
const NEXT: Readonly<Record<JointState, string>> = {
  open: '请各单位答复，用 zfjd plan joint accept 或 decline 登记',
  agreed: '用 zfjd plan joint export 导出联合检查计划，由牵头单位报送；各单位改报原计划',
  settled: '牵头单位的计划里已经有这次检查',
  declined: '有单位不同意，剩下的不足两个单位；再有单位同意的，用 zfjd plan joint accept 登记',
  obsolete: '各单位的计划已经改变，不再重叠',
  replaced: '同一重叠后来有了新的建议',
};
const MERGE_AGREED = '由该单位改报：各行写同一任务名称和商定的时间';

function stateCell(state: JointState): CellText {
  return { text: JOINT_STATE_NAME[state], tone: STATE_TONE[state] };
}

/** 联合检查建议的列 */
export const JOINT_COLUMNS: readonly ListColumn<JointProposal>[] = [
  { key: 'id', title: '序号', kind: 'number', value: ({ id }) => id },
  { key: 'kind', title: '类型', value: ({ kind }) => JOINT_KIND_NAME[kind] },
  { key: 'enterprise', title: '企业', value: ({ enterprise }) => enterprise, width: 30 },
  { key: 'lead', title: '牵头', value: ({ lead }) => lead.agency, width: 24 },
  {
    key: 'parties',
    title: '单位和答复',
    value: ({ parties }) => parties.map((party) => `${party.agency}${answerText(party)}`).join('；'),
    width: 44,
  },
  { key: 'window', title: '商定时间', value: ({ window }) => `${window.from}至${window.to}`, width: 24 },
  { key: 'effect', title: '次数', value: ({ effect }) => `${effect.before}→${effect.after}` },
  {
    key: 'state',
    title: '状态',
    value: ({ state }) => JOINT_STATE_NAME[state],
    show: ({ state }) => stateCell(state),
  },
  { key: 'code', title: '统一社会信用代码', value: ({ code }) => code, width: 22, more: true },
  { key: 'address', title: '场所', value: ({ address }) => address, width: 24, more: true },
  { key: 'from', title: '建议开始', kind: 'date', value: ({ window }) => window.from, more: true },
  { key: 'proposedOn', title: '提出日期', kind: 'date', value: ({ proposedOn }) => proposedOn, more: true },
];

function proposalTable(proposals: readonly JointProposal[], empty: string): Block {
  return listBlock({ columns: JOINT_COLUMNS, empty }, proposals);
}

export function proposeView({ year, proposed, known, skipped }: ProposedJoint): Outcome {
  const blocks: Block[] = [
    proposalTable(
      proposed,
      known.length > 0
        ? '没有新的重叠；以前提过的见下'
        : `没有可以合并、联合的重叠；运行 zfjd plan overlaps --year ${year} 查看各单位的计划`,
    ),
  ];
  if (known.length > 0) {
    blocks.push({
      kind: 'text',
      text: `以前提过，没有重复提出：${known.map((p) => `${p.id}（${p.enterprise}，${JOINT_STATE_NAME[p.state]}）`).join('、')}`,
      tone: 'quiet',
    });
  }
  for (const { enterprise, reason } of skipped)
    blocks.push({ kind: 'text', text: `没有提出：${enterprise}，${reason}`, tone: 'quiet' });
  if (proposed.length > 0) {
    const { before, after } = sumOf(proposed);
    blocks.push(
      {
        kind: 'text',
        text: `提出${proposed.length}条建议；全部商定后，检查由${before}次减为${after}次`,
        tone: 'strong',
      },
      { kind: 'text', text: EFFECT_FORMULA, tone: 'quiet' },
      { kind: 'text', text: '牵头和时间的由来：zfjd plan joint show 序号', tone: 'quiet' },
    );
  }
  return { schema: 'zfjd.plan.joint.propose/1', data: { year, proposed, known, skipped }, blocks };
}

/** What it comes to is told of those listed. */
export function jointList(year: number): ListForm<JointProposal> {
  return {
    schema: 'zfjd.plan.joint.list/1',
    title: '联合检查建议',
    field: 'proposals',
    columns: JOINT_COLUMNS,
    data: (proposals) => ({ year, ...effectsOf(proposals), formula: EFFECT_FORMULA }),
    tail: (proposals) => {
      const { offered, agreed } = effectsOf(proposals);
      return [
        ...effectBlocks('待答复的建议全部商定后', offered),
        ...effectBlocks('已商定的', agreed),
        ...(offered.proposals + agreed.proposals > 0
          ? [{ kind: 'text', text: EFFECT_FORMULA, tone: 'quiet' } as const]
          : []),
      ];
    },
    empty: `没有符合条件的建议；用 zfjd plan joint propose --all --year ${year} 提出`,
    saved: jointTables,
  };
}

function effectBlocks(title: string, effect: TotalEffect): Block[] {
  if (effect.proposals === 0) return [];
  return [
    {
      kind: 'heading',
      text: `${title}：${effect.proposals}条，${effect.enterprises.length}家企业，检查由${effect.before}次减为${effect.after}次`,
    },
    {
      kind: 'table',
      columns: [
        { header: '单位' },
        { header: '检查前（次）', align: 'right' },
        { header: '检查后：自己或牵头（次）', align: 'right' },
        { header: '检查后：配合（次）', align: 'right' },
      ],
      rows: effect.agencies.map(({ agency, before, led, joined }) => [
        agency,
        String(before),
        String(led),
        String(joined),
      ]),
      empty: '',
    },
  ];
}

export function jointView(proposal: JointProposal): Outcome {
  const { id, kind, state, lead, window, effect, parties, tasks } = proposal;
  const names = new Map(parties.map(({ agencyId, agency }) => [agencyId, agency]));
  return {
    schema: 'zfjd.plan.joint.show/1',
    data: { proposal, formula: EFFECT_FORMULA },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['联合建议', `${id}（${proposal.proposedOn}提出）`],
          ['类型', JOINT_KIND_NAME[kind]],
          ['企业', `${proposal.enterprise}（${proposal.code}）`],
          ['场所', proposal.address === '' ? '（计划没有写明）' : proposal.address],
          ['牵头', lead.agency],
          ['牵头的由来', leadReason(proposal)],
          ['建议时间', `${window.from}至${window.to}`],
          ['时间的由来', window.reason],
          ['次数', `由${effect.before}次减为${effect.after}次`],
          ['状态', stateCell(state)],
        ],
      },
      { kind: 'heading', text: '参加单位' },
      {
        kind: 'table',
        columns: ['单位', '答复'].map((header) => ({ header })),
        rows: parties.map((party) => [party.agency, answerText(party)]),
        empty: '',
      },
      { kind: 'heading', text: '并入的检查' },
      {
        kind: 'table',
        columns: ['单位', '检查事项', '原定时间', '次数', '计划', '位置'].map((header) => ({ header })),
        rows: tasks.map((task) => [
          names.get(task.agencyId) ?? '',
          task.item,
          `${task.from}至${task.to}`,
          String(task.times),
          `计划${task.planId}`,
          placeText(task.where),
        ]),
        empty: '',
      },
      { kind: 'text', text: EFFECT_FORMULA, tone: 'quiet' },
      { kind: 'text', text: `下一步：${nextOf(proposal)}`, tone: 'strong' },
    ],
  };
}

function leadReason({ lead, parties }: JointProposal): string {
  const first = parties.find(({ answer }) => answer?.answer !== 'decline');
  return first?.agencyId === lead.agencyId
    ? lead.reason
    : `另行指定（按顺序本应由${first?.agency ?? ''}牵头）`;
}

function nextOf({ kind, state }: JointProposal): string {
  return kind === 'merge' && state === 'agreed' ? MERGE_AGREED : NEXT[state];
}

export function answerView({ proposal, party, repeated }: AnsweredJoint): Outcome {
  const { id, parties, state } = proposal;
  const waiting = parties.filter(({ answer, concerned }) => !answer && concerned);
  return {
    schema: 'zfjd.plan.joint.answer/1',
    data: { proposal, agency: party.agency, repeated },
    blocks: [
      {
        kind: 'text',
        text: repeated
          ? `${party.agency}以前已经这样答复联合建议${id}，没有重复登记`
          : `已登记：${party.agency}${answerText(party)}`,
        tone: repeated ? 'quiet' : 'good',
      },
      {
        kind: 'pairs',
        pairs: [
          ['联合建议', `${id}（${proposal.enterprise}）`],
          ['牵头', proposal.lead.agency],
          ['尚未答复', waiting.length === 0 ? '（没有）' : waiting.map(({ agency }) => agency).join('、')],
          ['状态', stateCell(state)],
        ],
      },
      { kind: 'text', text: `下一步：${nextOf(proposal)}` },
    ],
  };
}

export function exportView({ plans }: JointWorkbook, path: string): Outcome {
  return {
    schema: 'zfjd.plan.joint.export/1',
    data: { path, plans },
    blocks: [
      {
        kind: 'table',
        columns: ['牵头单位', '企业', '配合', '时间'].map((header) => ({ header })),
        rows: plans.flatMap(({ agency, proposals }) =>
          proposals.map((p) => [
            agency,
            p.enterprise,
            p.parties
              .filter((party) => party.agencyId !== p.lead.agencyId && party.answer?.answer === 'accept')
              .map((party) => party.agency)
              .join('、'),
            `${p.window.from}至${p.window.to}`,
          ]),
        ),
        empty: '',
      },
      { kind: 'text', text: `已保存：${path}`, tone: 'good' },
      {
        kind: 'text',
        text: '由牵头单位核对后报送；各单位同时改报原计划，删去并入的行。收到后用 zfjd plan import 导入',
        tone: 'quiet',
      },
    ],
  };
}
