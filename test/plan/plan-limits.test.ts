import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import type { NamedObject, PlanLine } from '../../src/plan/model.ts';
import { LARGE_PLAN_LIMITS, LineMeter, PLAN_LIMITS, type PlanLimits } from '../../src/plan/plan-limits.ts';
import type { Window } from '../../src/plan/values/model.ts';
import { read } from '../../src/plan/values/reading.ts';
import { imported, openDesk, planRows, ROW, type Desk } from './desk.ts';

const WINDOW = {} as Window;
const OBJECT: NamedObject = { text: '上海甲食品有限公司', matches: [] };

function line(row: number, characters: number, objects: number, windows: number): PlanLine {
  return {
    sheet: '计划',
    row,
    cells: { item: { text: 'x'.repeat(characters), row, column: 1 } },
    objects: Array.from({ length: objects }, () => OBJECT),
    time: read({ windows: Array.from({ length: windows }, () => WINDOW) }),
  } as unknown as PlanLine;
}

function refusal(meter: LineMeter, one: PlanLine): UserError | undefined {
  try {
    meter.raw(one);
    meter.read(one);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

describe.each([
  ['usually', false, PLAN_LIMITS],
  ['of a large file', true, LARGE_PLAN_LIMITS],
] as const)('the bounds %s', (_, large, limits: PlanLimits) => {
  /** Lines of so much each, five of which come to the whole bound. */
  const fifth = {
    characters: line(2, limits.characters / 5, 0, 0),
    objects: line(2, 0, limits.objects / 5, 0),
    visits: line(2, 0, 100, limits.visits / 500),
  };

  it.each(['characters', 'objects', 'visits'] as const)('let the last of the %s in, and no more', (what) => {
    const meter = new LineMeter('计划.xlsx', large);
    for (let i = 0; i < 5; i += 1) expect(refusal(meter, fifth[what])).toBeUndefined();
    const past = refusal(meter, line(77, 1, 1, 1));
    expect(past?.code).toBe('E_PLAN_TOO_BIG');
    expect(past?.message).toContain('「计划.xlsx」到工作表「计划」第77行为止');
    expect(past?.message).toContain(limits[what].toLocaleString('en-US'));
    expect(past?.hint).toContain('--large');
  });
});

describe('a small file of which each row names the same long list', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => desk.drop());

  const names = (count: number) =>
    Array.from({ length: count }, (_, i) => `上海第${i}示例有限公司`).join('、');
  const TITLE = ['区卫生健康委员会2026年度检查计划'];
  const rows = (count: number, list: string) =>
    planRows(
      TITLE,
      Array.from({ length: count }, (_, i) => ({ ...ROW, 检查对象范围: list, 检查内容: `第${i}项内容` })),
    );

  it('is refused whole, and the next one is not held to account for it', async () => {
    const long = names(1000);
    const [refused, fine] = await desk.take([
      desk.put('长名单.xlsx', { 计划: rows(51, long) }),
      desk.put('短名单.xlsx', { 计划: rows(2, names(10)) }),
    ]);
    expect(refused).toMatchObject({ outcome: 'failed', code: 'E_PLAN_TOO_BIG' });
    // A title and a header stand above; the 51st line is one too many.
    expect(refused).toHaveProperty('message', expect.stringContaining('第53行'));
    expect(imported(fine)[0]?.lines).toBe(2);
  });

  it('counts all sheets of the file together', async () => {
    const half = rows(26, names(1000));
    const [report] = await desk.take(desk.put('两张表.xlsx', { 上半: half, 下半: half }));
    expect(report).toMatchObject({ outcome: 'failed', code: 'E_PLAN_TOO_BIG' });
  });
});
