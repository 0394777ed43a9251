import type { ChangeRequest } from '../../draw/changes/register-change.ts';
import type { SeedReading } from '../../draw/take-seed.ts';
import { requireQuarter } from '../../draw/typed-values.ts';
import type { Outcome } from '../../document/blocks.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { several } from '../draw-choice.ts';
import { confirmNumber } from '../prompts.ts';
import { addReading, addSource, toReading, toSource, type SourceOptions } from '../seed-options.ts';
import { count } from '../values.ts';

interface ChangeOptions {
  readonly quarter: string;
  readonly reason: string;
  readonly confirm?: string;
}

/** 种子之后的变动: 撤销, 漏列, 申请更换, 另取种子更换. Rows are added, nothing is changed or drawn again. */
export function registerChanges(noun: Command, deps: Deps): void {
  common(noun.verb('abolish', '变动：单位撤销，退出抽查；抽中的，由下一个票号的单位递补'))
    .examples(['zfjd draw abolish 区应急管理局 --quarter 2026Q4 --reason 机构改革撤销', '登记并写出递补单位'])
    .argument('<单位>', '代码或名称')
    .run(deps, (options: ChangeOptions, unit: string) =>
      act(deps, options, { ...base(options), kind: 'abolished', unit }),
    );

  common(noun.verb('omit', '变动：名录漏列的单位补算票号，优于末位的加入，其他单位不退出'))
    .examples([
      'zfjd draw omit 区消防救援局 --quarter 2026Q4 --reason 名录漏列 --exclude 31160001',
      '补列，并登记回避的检查人员',
    ])
    .argument('<单位>', '代码或名称；须已在执法单位名录中')
    .option('--exclude <执法证号>', '回避：不得派往该单位的检查人员，可多次', several)
    .run(deps, ({ exclude = [], ...options }: ChangeOptions & { exclude?: string[] }, unit: string) =>
      act(deps, options, { ...base(options), kind: 'omitted', unit, excluded: exclude }),
    );

  addSource(common(noun.verb('request', '变动：申请更换一个单位，先登记，并承诺另取的种子')))
    .examples([
      'zfjd draw request 区水务局 --quarter 2026Q4 --reason 正在接受市级检查 --lottery KL8 --not-before 2026-12-10',
      '12月10日起的首次快乐8开奖决定由谁接替',
    ])
    .argument('<单位>', '现行被抽单位，代码或名称')
    .run(deps, (options: ChangeOptions & SourceOptions, unit: string) =>
      act(deps, options, { ...base(options), kind: 'requested', unit, source: toSource(options) }),
    );

  addReading(common(noun.verb('replace', '变动：用申请时承诺的新种子更换单位')))
    .examples([
      'zfjd draw replace 1 --quarter 2026Q4 --reason 申请已批准 --date 2026-12-10 --dice 00713358',
      '第1号变动申请的更换',
    ])
    .argument('<序号>', '更换申请的变动序号', count)
    .run(deps, (options: ChangeOptions & SeedReading, request: number) =>
      act(deps, options, { ...base(options), kind: 'replaced', request, reading: toReading(options) }),
    );
}

function common(command: Command): Command {
  return command
    .requiredOption('--quarter <季度>', '抽查季度，如 2026Q4', requireQuarter)
    .requiredOption('--reason <原因>', '原因和依据，写入公布的变动记录')
    .option('--confirm <季度>', '再写一遍季度，表示确认');
}

function base({ quarter, reason }: ChangeOptions): { quarter: string; reason: string } {
  return { quarter, reason };
}

async function act(
  deps: Deps,
  { quarter, confirm }: ChangeOptions,
  request: ChangeRequest,
): Promise<Outcome> {
  const [{ changeText, prepareChange, registerChange }, { changeView }] = await Promise.all([
    import('../../draw/changes/register-change.ts'),
    import('../views/draw-change.ts'),
  ]);
  const room = { store: await deps.openStore(), pack: await deps.pack() };
  const prepared = prepareChange(room.store, room, request);
  await confirmNumber(deps, quarter, confirm, `登记${quarter}抽查变动（${changeText(prepared)}）`);
  return changeView(registerChange(room, request));
}
