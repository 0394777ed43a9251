import type { Block, Outcome } from '../../document/blocks.ts';
import { seedSourceText } from '../../draw/canonical.ts';
import type { Change } from '../../draw/changes/model.ts';
import { changeText, KIND_TEXT, type PreparedChange } from '../../draw/changes/register-change.ts';
import type { DrawReport } from '../../draw/show-draw.ts';

/** 种子之后的变动 and who is to be inspected after them; nothing where nothing changed. */
export function changeBlocks({ changes, changesDigest, standing }: DrawReport): Block[] {
  if (changesDigest === undefined) return [];
  return [
    { kind: 'heading', text: `种子之后的变动（${changes.length}项，只增不改）` },
    {
      kind: 'table',
      columns: ['序号', '日期', '种类', '单位', '退出', '加入', '原因', '种子'].map((header) => ({ header })),
      rows: changes.map(({ change, left, joined }) => [
        String(change.seq),
        change.on,
        KIND_TEXT[change.kind],
        change.unit,
        left ?? '',
        joined ?? '',
        change.reason,
        seedText(change),
      ]),
      empty: '',
    },
    { kind: 'pairs', pairs: [['变动摘要', { text: changesDigest, tone: 'strong' }]] },
    { kind: 'heading', text: `现行被抽单位（${standing.length}家）` },
    {
      kind: 'table',
      columns: ['代码', '单位', '部分', '由来', '检查人员'].map((header) => ({ header })),
      rows: standing.map((seat) => [
        seat.unit,
        seat.name,
        seat.part === 'A' ? '甲' : '乙',
        seat.since === 0 ? '首次抽中' : `第${seat.since}号变动`,
        seat.inspectors.map((i) => (i.name === undefined ? i.code : `${i.name}（${i.code}）`)).join('、'),
      ]),
      empty: '没有现行被抽单位',
    },
  ];
}

function seedText(change: Change): string {
  if (change.kind === 'requested') return seedSourceText(change.seedSource);
  return change.kind === 'replaced' ? change.seedLine : '';
}

/** A change just registered. */
export function changeView(done: PreparedChange): Outcome {
  const { quarter, change, step, pairs, digest } = done;
  return {
    schema: 'zfjd.draw.change/1',
    data: { quarter, change, ...step, pairs, digest },
    blocks: [
      { kind: 'text', text: `${quarter} 第${change.seq}号变动已登记：${changeText(done)}`, tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ...(pairs.length > 0 ? [['检查人员', pairs.map((p) => p.inspector).join('、')] as const] : []),
          ['变动摘要', { text: digest, tone: 'strong' }],
        ],
      },
      { kind: 'text', text: nextStep(done) },
    ],
  };
}

function nextStep({ quarter, change }: PreparedChange): string {
  return change.kind === 'requested'
    ? `下一步：公布变动摘要；${change.seedSource.notBefore}起的首次种子产生后运行 zfjd draw replace ${change.seq} --quarter ${quarter} --date <日期>`
    : `下一步：公布变动摘要；运行 zfjd draw export ${quarter} -o <新文件夹> 写出含变动的抽查记录`;
}
