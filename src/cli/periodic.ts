import { basename, extname, resolve } from 'node:path';
import { Option } from 'commander';
import type { Block, Outcome } from '../document/blocks.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { ReportPeriod } from '../report/periods.ts';
import type { PeriodResult } from '../report/run-period.ts';
import type { Command } from './command.ts';
import { deliver, renderFile, type OwnFormats } from './deliver.ts';
import type { Deps } from './deps.ts';
import { meansFolder } from './files.ts';
import { mailAddresses, positive } from './values.ts';

/** What every periodic report takes besides its own options. */
export interface PeriodicOptions {
  readonly output?: string;
  readonly format?: string;
  readonly catchUp?: true | number;
  readonly mail?: readonly string[];
  /** Made as on this day instead of today: for a period that was asked for. */
  readonly on?: LocalDate | undefined;
}

/** One report, and what it comes to in one line. */
export interface PeriodicReport {
  readonly outcome: Outcome;
  readonly summary: string;
  readonly own?: OwnFormats;
}

/** Working out one report as of a day. */
type MakePeriodic = (day: LocalDate) => Promise<PeriodicReport>;

const FORMAT = 'html';
const FORMATS = ['html', 'md', 'json', 'txt'];
/** How many missed reports are made up for where no number is given. */
const CATCH_UP = 10;

/** Adds `-o`, `--format`, `--catch-up` and `--mail`. `more` are forms that only this report has. */
export function periodicOptions(command: Command, more: readonly string[] = []): Command {
  return command
    .option('-o, --output <位置>', '存成文件，或存进文件夹（文件名带日期）；已有的同名文件会被替换')
    .addOption(
      new Option('--format <格式>', `存进文件夹时的格式（默认 ${FORMAT}）`).choices([...FORMATS, ...more]),
    )
    .option('--catch-up [期数]', `停机以后补做文件夹里缺的各期，至多这么多期（默认 ${CATCH_UP}）`, positive)
    .option(
      '--mail <邮箱>',
      '写好以后作为附件寄到这里，可多次（环境变量 ZFJD_SMTP_URL、ZFJD_MAIL_FROM）',
      mailAddresses,
    );
}

/**
 * 定期报告的去处: the screen, a file, or a folder of dated files with one line on stderr. Mail goes out after the
 * file is written. @throws UserError E_USAGE, E_RUNNING, E_MAIL…, or as `writeFileAtomic`
 */
export async function deliverPeriodic(
  deps: Deps,
  period: ReportPeriod,
  options: PeriodicOptions,
  make: MakePeriodic,
): Promise<Outcome> {
  const { output, mail } = options;
  const intoFolder = output !== undefined && (meansFolder(output) || extname(output) === '');
  refuseIdle(options, intoFolder);
  const today = options.on ?? deps.clock.today();
  const title = `${period.title} ${period.periodOf(today)}`;
  if (intoFolder) return fillFolder(deps, period, { ...options, output }, make);
  const { outcome, summary, own } = await make(today);
  const delivered = await deliver(outcome, title, output, own);
  if (mail && output !== undefined)
    await send(deps, mail, { title, summary, files: [resolve(output)], outcome });
  return delivered;
}

/** Options that would do nothing. */
function refuseIdle({ output, format, catchUp, mail, on }: PeriodicOptions, intoFolder: boolean): void {
  const refuse = (message: string, hint: string) =>
    new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
  if (mail && output === undefined)
    throw refuse('--mail 要和 -o 一起用', '寄出的就是写好的文件，例如 -o 日报/');
  if (on !== undefined && catchUp !== undefined)
    throw refuse('--catch-up 不能和指定的一期一起用', '不指定哪一期，就从最近一期补做到现在');
  if (intoFolder) return;
  if (catchUp !== undefined) throw refuse('--catch-up 只用于存进文件夹', '例如 -o 日报/ --catch-up');
  if (format !== undefined) throw refuse('--format 只用于存进文件夹', '存成文件时由扩展名决定格式');
}

async function fillFolder(
  deps: Deps,
  period: ReportPeriod,
  options: PeriodicOptions & { readonly output: string },
  make: MakePeriodic,
): Promise<Outcome> {
  const { runPeriod } = await import('../report/run-period.ts');
  const today = options.on ?? deps.clock.today();
  const extension = `.${options.format ?? FORMAT}`;
  const catchUp = options.catchUp === true ? CATCH_UP : (options.catchUp ?? 0);
  const run = { period, folder: resolve(options.output), extension, today, catchUp };
  const made: PeriodicReport[] = [];
  const result = await runPeriod(run, await deps.calendar(), async (day, caughtUp) => {
    const report = await make(day);
    made.push(report);
    const outcome = caughtUp ? madeUpFor(report.outcome, today) : report.outcome;
    return renderFile(outcome, `${period.title} ${period.periodOf(day)}`, `x${extension}`, report.own);
  });
  const { summary = '', outcome } = made.at(-1) ?? {};
  const title = `${period.title} ${period.periodOf(today)}`;
  const files = result.written.map(({ path }) => path);
  deps.note(`${title}：${summary} → ${files.at(-1)}${alsoText(result)}`);
  if (options.mail && outcome) await send(deps, options.mail, { title, summary, files, outcome });
  return {
    schema: 'zfjd.report.files/1',
    data: { report: period.name, ...result },
    blocks: [],
    attention: made.some((report) => report.outcome.attention === true),
  };
}

function madeUpFor(outcome: Outcome, today: LocalDate): Outcome {
  const text = `本期为${today}补做：当时没有运行；各数仍是本期截止日的情况，此后补登而发生在截止日以前的也计入`;
  return { ...outcome, warnings: [text, ...(outcome.warnings ?? [])] };
}

function alsoText({ written, left }: PeriodResult): string {
  const parts = [
    ...(written.length > 1 ? [`补做${written.length - 1}期`] : []),
    ...(left > 0 ? [`还有更早的${left}期没有补做，要补做用 --catch-up ${left + written.length - 1}`] : []),
  ];
  return parts.length === 0 ? '' : `（${parts.join('；')}）`;
}

interface Parcel {
  readonly title: string;
  readonly summary: string;
  readonly files: readonly string[];
  readonly outcome: Outcome;
}

async function send(
  deps: Deps,
  to: readonly string[],
  { title, summary, files, outcome }: Parcel,
): Promise<void> {
  const [{ sendMail }, { mailSettings }, { renderPlain }] = await Promise.all([
    import('../mail/send-mail.ts'),
    import('../mail/settings.ts'),
    import('../document/plain.ts'),
  ]);
  const head: Block = { kind: 'text', text: `${title}：${summary}` };
  try {
    await sendMail(mailSettings(deps.env), {
      to,
      subject: `${title}：${summary}`,
      text: renderPlain([head, ...outcome.blocks]),
      attachments: files.map((path) => ({ name: basename(path), path })),
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, message, hint = '', cause } = error;
    throw new UserError(code, `${message}；报告已写好：${files.at(-1)}`, { hint, cause });
  }
  deps.note(`已寄出：${to.join('、')}`);
}
