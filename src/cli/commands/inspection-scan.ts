import { basename } from 'node:path';
import type { AlertFilter } from '../../inspection/alerts/list-alerts.ts';
import type { VerifyResult } from '../../inspection/alerts/model.ts';
import { EXIT, UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { answerList } from '../list/answer.ts';
import type { ListOptions } from '../list/form.ts';
import { listOptions, rowsToRead } from '../list/options.ts';
import { requireValue } from '../prompts.ts';
import { count, day } from '../values.ts';
import { ALERT_COLUMNS, alertList, alertView, verifiedView } from '../views/inspection-alerts.ts';
import { MODEL_COLUMNS, MODEL_LIST, modelView } from '../views/inspection-models.ts';
import { scanView } from '../views/inspection-scan.ts';
import { alertIds, alertState, verifyResult, yearMonth } from './alert-values.ts';

/** How many alerts a screen shows where nothing else is said; a file takes all. */
const SHOWN = 50;

interface ScanCommandOptions {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

interface ListCommandOptions extends Omit<AlertFilter, 'severity' | 'limit'>, ListOptions {
  readonly month?: string;
  readonly must?: boolean;
}

interface VerifyCommandOptions {
  readonly result?: VerifyResult;
  readonly text?: string;
  readonly proof?: string;
  readonly on?: LocalDate;
  readonly together?: boolean;
  readonly undo?: boolean;
}

/** 数据监督: the monthly run over the records, its alerts, and their verification. */
export function addScan(noun: Command, deps: Deps): void {
  noun
    .verb('scan', '月度数据监督：用全部预警模型扫描一个月的检查记录')
    .examples(
      ['zfjd inspection scan --month 2026-10', '十月的记录；再扫一次，没有变化就什么也不改'],
      ['zfjd inspection scan --from 2026-01 --to 2026-10', '逐月扫描'],
      ['zfjd inspection scan --month 2026-10 --dry-run', '只看会有哪些预警，不写入'],
    )
    .option('--month <月份>', '哪一个月，如 2026-10；不写为上个月', yearMonth)
    .option('--from <月份>', '从哪一个月', yearMonth)
    .option('--to <月份>', '到哪一个月', yearMonth)
    .option('--dry-run', '试运行，不写入')
    .run(deps, async (options: ScanCommandOptions) => {
      const [{ scanMonths }, { addMonths }, { Progress }] = await Promise.all([
        import('../../inspection/alerts/scan-months.ts'),
        import('../../kernel/local-date.ts'),
        import('../progress.ts'),
      ]);
      const last = addMonths(deps.clock.today(), -1).slice(0, 7);
      const [room, progress] = [await alertDeps(deps), new Progress(deps)];
      const scans = await progress.during(() =>
        scanMonths(room, {
          ...monthRange(options, last),
          dryRun: options.dryRun,
          onMonth: progress.step,
        }),
      );
      return scanView(scans, options.dryRun ?? false);
    });

  addAlerts(noun, deps);
  addVerify(noun, deps);
  addModels(noun, deps);
}

function addAlerts(noun: Command, deps: Deps): void {
  const alerts = noun
    .verb('alerts', '预警清单：列出、查看、导出')
    .examples(
      ['zfjd inspection alerts --month 2026-10', '十月的预警，应核实的在前'],
      ['zfjd inspection alerts show 12', '一项预警：依据、记录、经过'],
    );
  const list = alerts
    .verb('list', '列出预警；不写子命令就是它', { isDefault: true })
    .examples(
      ['zfjd inspection alerts list --month 2026-10 --state 待核实', '还没有核实的'],
      ['zfjd inspection alerts list --agency 区市监局 --model M163', '一个单位、一个模型的'],
      ['zfjd inspection alerts list --month 2026-10 -o 预警.xlsx', '存成表格，另附每项预警的记录'],
    )
    .option('--month <月份>', '哪一个月', yearMonth)
    .option('--from <月份>', '从哪一个月', yearMonth)
    .option('--to <月份>', '到哪一个月', yearMonth)
    .option('--agency <单位>', '执法单位的名称、简称或代码')
    .option('--sector <条线>', '条线，如 市监')
    .option('--model <代码>', '预警模型，如 M101')
    .option('--state <状态>', '待核实、属实、有合理说明、数据错误、已消除', alertState)
    .option('--must', '只看应核实的');
  listOptions(list, ALERT_COLUMNS, SHOWN).run(deps, async (options: ListCommandOptions) => {
    const { listAlerts } = await import('../../inspection/alerts/list-alerts.ts');
    const { month, must, from, to, agency, sector, model, state } = options;
    const limit = rowsToRead(options, SHOWN);
    const found = listAlerts(await deps.openStore(), {
      agency,
      sector,
      model,
      state,
      from: month ?? from,
      to: month ?? to,
      severity: must === true ? '应核实' : undefined,
      limit,
    });
    const total = limit === undefined ? undefined : found.total;
    return answerList(alertList(found), found.alerts, options, { shown: SHOWN, total });
  });
  alerts
    .verb('show', '查看一项预警：依据、所据的记录、核实经过')
    .examples(['zfjd inspection alerts show 12', '按编号'])
    .argument('<编号>', '预警编号', count)
    .run(deps, async (_options: object, id: number) => {
      const { showAlert } = await import('../../inspection/alerts/list-alerts.ts');
      return alertView(showAlert(await deps.openStore(), id));
    });
}

function addVerify(noun: Command, deps: Deps): void {
  noun
    .verb('verify', '登记预警的核实结果：属实的成为监督案件，有合理说明、数据错误的留存理由')
    .alias('核实')
    .examples(
      ['zfjd inspection verify 12 --result 有合理说明 --text 市局部署的专项检查，附通知', '一项'],
      [
        'zfjd inspection verify 12 15 18 --result 属实 --text 已电话核实 --together',
        '同一单位的几项并成一个案件',
      ],
      ['zfjd inspection verify 20-25 --result 数据错误 --text 单位已更正 --proof 更正说明.pdf', '附佐证文件'],
      ['zfjd inspection verify 12 --undo --text 单位补充了材料', '撤销核实，重新待核实'],
    )
    .argument('<编号...>', '预警编号：12、12,15 或 20-25', alertIds)
    .option('--result <结果>', '属实、有合理说明或数据错误', verifyResult)
    .option('--text <情况>', '怎么核实的、结果是什么；撤销时写理由')
    .option('--proof <文件>', '佐证文件，存入数据库')
    .option('--on <日期>', '核实日期；不写为今天', day)
    .option('--together', '属实的按单位并成一个案件；不写则每项一个案件')
    .option('--undo', '撤销已经登记的核实结果')
    .run(deps, async (options: VerifyCommandOptions, ids: readonly number[]) => {
      const [{ reopenAlerts, verifyAlerts }, { readInput }] = await Promise.all([
        import('../../inspection/alerts/verify-alerts.ts'),
        import('../files.ts'),
      ]);
      const { result, proof, on, together, undo = false } = options;
      if (undo === (result !== undefined)) {
        throw usage('写 --result 结果，或者 --undo，二者写一个', '例如 --result 属实 --text 已电话核实');
      }
      const text = await requireValue(deps, options.text, '--text <情况>', undo ? '撤销的理由' : '核实情况');
      const room = await alertDeps(deps);
      const file = proof === undefined ? undefined : { name: basename(proof), bytes: readInput(proof) };
      if (result === undefined) return verifiedView(reopenAlerts(room, { ids, text }));
      return verifiedView(verifyAlerts(room, { ids, result, text, proof: file, together, on }));
    });
}

function addModels(noun: Command, deps: Deps): void {
  const models = noun
    .verb('model', '预警模型：看什么、依据什么，各有多少预警、属实率多少')
    .alias('models')
    .examples(
      ['zfjd inspection models', '全部模型和各自的预警数、属实率'],
      ['zfjd inspection model show M101', '一个模型：含义、依据、例子'],
    );
  const list = models
    .verb('list', '列出全部模型；不写子命令就是它', { isDefault: true })
    .examples(['zfjd inspection model list --from 2026-01 --to 2026-10', '只数这些月份的预警'])
    .option('--from <月份>', '从哪一个月', yearMonth)
    .option('--to <月份>', '到哪一个月', yearMonth);
  listOptions(list, MODEL_COLUMNS).run(
    deps,
    async (options: ListOptions & { from?: string; to?: string }) => {
      const { listModels } = await import('../../inspection/alerts/list-models.ts');
      const [store, pack] = [await deps.openStore(), await deps.pack()];
      const { from, to } = options;
      return answerList(MODEL_LIST, listModels(store, pack, { from, to, on: deps.clock.today() }), options);
    },
  );
  models
    .verb('show', '查看一个模型：含义、各条线的规定和依据、例子、怎么核实')
    .examples(['zfjd inspection model show M102', '补码超过期限'])
    .argument('<代码>', '如 M101')
    .run(deps, async (_options: object, code: string) => {
      const { showModel } = await import('../../inspection/alerts/list-models.ts');
      const [store, pack] = [await deps.openStore(), await deps.pack()];
      return modelView(showModel(store, pack, code, { on: deps.clock.today() }));
    });
}

async function alertDeps(deps: Deps) {
  return { store: await deps.openStore(), calendar: await deps.calendar(), pack: await deps.pack() };
}

/** `--month` or `--from` and `--to`. @throws UserError E_USAGE for both */
function monthRange({ month, from, to }: ScanCommandOptions, usual: string): { from: string; to: string } {
  if (month !== undefined && (from ?? to) !== undefined)
    throw usage('--month 不能和 --from、--to 同时使用', '一个月用 --month，几个月用 --from 和 --to');
  if (month !== undefined) return { from: month, to: month };
  const first = from ?? to ?? usual;
  return { from: first, to: to ?? (from === undefined || from > usual ? first : usual) };
}

function usage(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}
