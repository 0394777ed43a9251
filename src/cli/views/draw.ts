import type { Block, Outcome } from '../../document/blocks.ts';
import { rateText, seedSourceText } from '../../draw/canonical.ts';
import type { PreparedCommitment } from '../../draw/commit-draw.ts';
import type { DrawPlan } from '../../draw/plan-draw.ts';
import type { PreparedSeed } from '../../draw/record-seed.ts';
import type { DrawLine } from '../../draw/show-draw.ts';
import type { Verification } from '../../draw/verify-draw.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { Targeted } from '../../onsite/model.ts';
import { percent, quotaTable, targetedBlocks } from './draw-record.ts';

export function planView(plan: DrawPlan): Outcome<DrawPlan> {
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
    { kind: 'heading', text: '口径' },
    { kind: 'text', text: plan.notes.join('\n'), tone: 'quiet' },
  ];
  return { schema: 'zfjd.draw.plan/1', data: plan, warnings: plan.remarks, blocks };
}

function outlookTable({ strata }: DrawPlan): Block {
  return {
    kind: 'table',
    columns: [
      { header: '分层' },
      { header: '只按下限、不重复抽，全部抽到需', align: 'right' },
      { header: '一年抽遍，首季需抽', align: 'right' },
      { header: '本轮余下各季抽取', align: 'right' },
    ],
    rows: strata.map(({ name, outlook: o }) => [
      name,
      `${o.quartersAtFloor}个季度`,
      `${o.seatsWithin}家（${percent(o.seatsWithin, o.size)}）`,
      o.ahead.join('、'),
    ]),
    empty: '名录中没有在用的执法单位',
  };
}

export function commitView(done: PreparedCommitment, path: string): Outcome {
  const { inputs, commitment, remarks } = done;
  const { period, seedSource, commitDeadline } = inputs.rules;
  return {
    schema: 'zfjd.draw.commit/1',
    data: { quarter: period, commitment: commitment.value, rules: inputs.rules, folder: path },
    warnings: remarks,
    blocks: [
      { kind: 'text', text: `${period} 抽查已承诺`, tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['承诺值', { text: commitment.value, tone: 'strong' }],
          ['名录', `${inputs.units.length}家单位，本轮已抽${inputs.units.filter((u) => u.covered).length}家`],
          ['检查人员', `${inputs.inspectors.length}人，回避${inputs.exclusions.length}条`],
          ['种子来源', seedSourceText(seedSource)],
          ['承诺截止', commitDeadline],
          ['文件', path],
        ],
      },
      {
        kind: 'text',
        text: `下一步：在${commitDeadline.slice(0, 16).replace('T', ' ')}之前公布承诺值和文件夹中的全部文件，由操作人、监督人、见证人签字；${seedSource.notBefore}起种子产生后，运行 zfjd draw seed --quarter ${period} --date <日期>，并用 --published-on、--published-at 登记公布情况`,
      },
    ],
  };
}

export function seedView(seed: PreparedSeed, quarter: string): Outcome {
  const { line, entropyBits, remarks } = seed;
  return {
    schema: 'zfjd.draw.seed/1',
    data: { quarter, line, entropyBits, extraDiceReason: seed.extraDiceReason },
    warnings: remarks,
    blocks: [
      { kind: 'text', text: `${quarter} 的种子已登记`, tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['种子行', line],
          ['随机性', `${entropyBits.toFixed(1)}比特`],
        ],
      },
      { kind: 'text', text: `下一步：zfjd draw run --quarter ${quarter}` },
    ],
  };
}

export function listView(draws: readonly DrawLine[], targeted: readonly Targeted[]): Outcome {
  return {
    schema: 'zfjd.draw.list/1',
    data: { draws, targeted },
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '季度' },
          { header: '状态' },
          { header: '本轮起算' },
          { header: '承诺' },
          { header: '抽取' },
          { header: '承诺值' },
        ],
        rows: draws.map((draw) => [
          draw.quarter,
          { text: draw.state, tone: draw.state === '已抽取' ? 'good' : 'warn' },
          draw.cycleStart,
          draw.committed.on,
          draw.result?.drawn.on ?? '',
          draw.commitment,
        ]),
        empty: '还没有抽查；运行 zfjd draw plan 测算，再用 zfjd draw commit 承诺',
      },
      ...targetedBlocks(targeted),
    ],
  };
}

export function verificationView(found: Verification): Outcome<Verification> {
  const { differences, remarks, compared } = found;
  const blocks: Block[] =
    differences.length === 0
      ? [{ kind: 'text', text: `一致：${found.source} 可由公布的规则、名录和种子完整复算`, tone: 'good' }]
      : [
          { kind: 'text', text: `不一致：${found.source} 有${differences.length}处`, tone: 'bad' },
          {
            kind: 'table',
            columns: [{ header: '文件' }, { header: '行', align: 'right' }, { header: '问题' }],
            rows: differences.map((d) => [d.file, d.line === undefined ? '' : String(d.line), d.message]),
            empty: '',
          },
        ];
  blocks.push({
    kind: 'pairs',
    pairs: [
      ['承诺值', `${found.commitment}${compared ? '' : '（请与抽取前公布的核对，或用 --commitment 给出）'}`],
      ['最终摘要', found.finalDigest],
    ],
  });
  return {
    schema: 'zfjd.draw.verify/1',
    data: found,
    warnings: remarks,
    blocks,
    attention: differences.length > 0,
  };
}
