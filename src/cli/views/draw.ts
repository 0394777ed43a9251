import type { Block, Outcome } from '../../document/blocks.ts';
import { seedSourceText } from '../../draw/canonical.ts';
import type { PreparedCommitment } from '../../draw/commit-draw.ts';
import type { PreparedSeed } from '../../draw/record-seed.ts';
import type { DrawLine } from '../../draw/show-draw.ts';
import type { StoredDraw } from '../../draw/stored-draw.ts';
import type { Verification } from '../../draw/verify-draw.ts';
import type { Targeted } from '../../onsite/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { targetedBlocks, targetedSheet } from './draw-record.ts';

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
        text: `下一步：在${commitDeadline.slice(0, 16).replace('T', ' ')}之前公布承诺值和文件夹中的全部文件，由操作人、监督人、见证人签字；公布后运行 zfjd draw publish --quarter ${period} --on <日期> --at <地点或网址>，${seedSource.notBefore}起种子产生后运行 zfjd draw seed --quarter ${period} --date <日期>`,
      },
    ],
  };
}

export function publicationView(draw: StoredDraw): Outcome {
  const { quarter, publication, commitment } = draw;
  const place = publication ? `${publication.on}，${publication.place}` : '';
  return {
    schema: 'zfjd.draw.publish/1',
    data: { quarter, commitment, publication },
    blocks: [
      { kind: 'text', text: `${quarter} 承诺值的公布已登记：${place}`, tone: 'good' },
      { kind: 'pairs', pairs: [['承诺值', { text: commitment, tone: 'strong' }]] },
      { kind: 'text', text: `下一步：种子产生后运行 zfjd draw seed --quarter ${quarter} --date <日期>` },
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

/** 历次抽查的列 */
export const DRAW_COLUMNS: readonly ListColumn<DrawLine>[] = [
  { key: 'quarter', title: '季度', value: ({ quarter }) => quarter },
  {
    key: 'state',
    title: '状态',
    value: ({ state }) => state,
    show: ({ state }) => ({ text: state, tone: state === '已抽取' ? 'good' : 'warn' }),
  },
  { key: 'cycleStart', title: '本轮起算', value: ({ cycleStart }) => cycleStart },
  { key: 'committedOn', title: '承诺', kind: 'date', value: ({ committed }) => committed.on, width: 12 },
  { key: 'drawnOn', title: '抽取', kind: 'date', value: ({ result }) => result?.drawn.on, width: 12 },
  { key: 'commitment', title: '承诺值', value: ({ commitment }) => commitment, width: 66 },
];

/** 历次抽查, the checks that were made without one after them. */
export function drawList(targeted: readonly Targeted[]): ListForm<DrawLine> {
  return {
    schema: 'zfjd.draw.list/1',
    title: '历次抽查',
    field: 'draws',
    columns: DRAW_COLUMNS,
    data: () => ({ targeted }),
    tail: () => targetedBlocks(targeted),
    sheets: () => (targeted.length === 0 ? [] : [targetedSheet(targeted)]),
    empty: '还没有抽查；运行 zfjd draw plan 测算，再用 zfjd draw commit 承诺',
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
