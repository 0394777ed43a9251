import { EXIT, UserError } from '../../kernel/errors.ts';
import { yearOf } from '../../kernel/local-date.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import type { Scope } from '../../report/deps.ts';
import type { Report } from '../../report/model.ts';
import { REPORT_PERIODS, type Range, type ReportName, type ReportPeriod } from '../../report/periods.ts';
import type { Command } from '../command.ts';
import { deliver } from '../deliver.ts';
import type { Deps } from '../deps.ts';
import { deliverPeriodic, periodicOptions, type PeriodicOptions } from '../periodic.ts';
import { REPORT_FORMATS, reportFiles } from '../report-files.ts';
import { year } from '../values.ts';
import { reportSummary, reportView } from '../views/report-sections.ts';

type MakeReport = typeof import('../../report/weekly.ts').weeklyReport;

interface PeriodVerb {
  readonly name: Exclude<ReportName, 'daily'>;
  readonly summary: string;
  /** Long name of the option that asks for another period, what it takes, and one that is right. */
  readonly option: string;
  readonly takes: string;
  readonly sample: string;
  readonly load: () => Promise<MakeReport>;
  /** Sent up as a 公文. */
  readonly official?: true;
}

const PERIOD_VERBS: readonly PeriodVerb[] = [
  {
    name: 'weekly',
    summary: '监督周报：超期、下周到期、计划备案、案件，以及本周的办理',
    option: 'week',
    takes: '周',
    sample: '2026-W47',
    load: async () => (await import('../../report/weekly.ts')).weeklyReport,
  },
  {
    name: 'monthly',
    summary: '数据监督月报：计划备案和审核、检查记录、计划执行、检查指标；不写月份为上月',
    option: 'month',
    takes: '月份',
    sample: '2026-10',
    load: async () => (await import('../../report/monthly.ts')).monthlyReport,
  },
  {
    name: 'quarterly',
    summary: '执法监督季报：抽查比例、本轮覆盖、评分和问题，案件、及时率和超期；不写季度为上季度',
    option: 'quarter',
    takes: '季度',
    sample: '2026Q3',
    load: async () => (await import('../../report/quarterly.ts')).quarterlyReport,
  },
  {
    name: 'yearly',
    summary: '效能评估年度报告：四减少四提高与基期比较、六个方面的评估；.docx 为报政府的公文；不写年份为上年',
    option: 'year',
    takes: '年份',
    sample: '2026',
    load: async () => (await import('../../report/yearly.ts')).yearlyReport,
    official: true,
  },
];

type PeriodCommandOptions = PeriodicOptions & { readonly [option: string]: unknown };

/** 周报、月报、季报、年报. */
export function addPeriods(noun: Command, deps: Deps): void {
  for (const verb of PERIOD_VERBS) addPeriod(noun, deps, verb);
}

function addPeriod(noun: Command, deps: Deps, verb: PeriodVerb): void {
  const { name, option, takes, sample, summary } = verb;
  const period = REPORT_PERIODS[name];
  const command = noun
    .verb(name, summary)
    .examples(
      [`zfjd report ${name}`, '显示在屏幕上'],
      [
        `zfjd report ${name} --${option} ${sample} -o 报告.html`,
        '指定一期，存成带图的网页；也可以 .docx .xlsx .md .json .txt',
      ],
      [`zfjd report ${name} -o 报告/ --catch-up --quiet`, '定时任务：存进文件夹，补做停机期间缺的'],
    )
    .option(`--${option} <${takes}>`, `哪一期，如 ${sample}`, periodOption(period, sample));
  if (verb.official) command.option('--signer <姓名>', '签发人，印在 .docx 上（默认留空待填）');
  periodicOptions(command, REPORT_FORMATS).run(deps, (options: PeriodCommandOptions) => {
    const asked = options[option] as string | undefined;
    const on = asked === undefined ? undefined : period.dayFor(asked);
    return deliverPeriodic(deps, period, { ...options, on }, (day) => {
      const named = period.periodOf(day);
      return makeOne(
        deps,
        verb,
        { named, range: period.rangeOf(named) },
        options['signer'] as string | undefined,
      );
    });
  });
}

function periodOption(period: ReportPeriod, sample: string): (text: string) => string {
  return (text) => {
    const name = text.trim().toUpperCase();
    if (period.isPeriod(name)) return name;
    throw new UserError('E_USAGE', `写法无法识别：「${text}」`, {
      hint: `写成 ${sample} 这样的形式`,
      exit: EXIT.usage,
    });
  };
}

async function makeOne(
  deps: Deps,
  { name, load, official }: PeriodVerb,
  { named, range }: { readonly named: string; readonly range: Range },
  signer = '',
) {
  const make = await load();
  const [reportDeps, scope] = [await reportDepsOf(deps), scopeOf(deps, range)];
  const report: Report = make(reportDeps, scope);
  const title = `${report.title} ${named}`;
  const { value } = reportDeps.pack.get('supervision.escalation', scope.to);
  const address = official && { to: value.decider, signer };
  return {
    outcome: { ...reportView(name, report), warnings: openWarning(report, range) },
    summary: reportSummary(report),
    own: reportFiles(report, title, address),
  };
}

function openWarning({ to }: Report, range: Range): string[] {
  return to < range.to ? [`本期到${range.to}才结束，数字只统计到${to}`] : [];
}

/** What a report is made of. */
export async function reportDepsOf(deps: Deps) {
  return { store: await deps.openStore(), pack: await deps.pack(), calendar: await deps.calendar() };
}

/** @throws UserError E_PERIOD where the period has not begun */
function scopeOf(deps: Deps, { from, to }: Range): Scope {
  const today = deps.clock.today();
  if (from > today) {
    throw new UserError('E_PERIOD', `这一期从${from}开始，还没有到`, {
      hint: '改用已经开始的一期',
      exit: EXIT.usage,
    });
  }
  return { from, to: to < today ? to : today, madeOn: today };
}

/** 单位监督档案. */
export function addAgency(noun: Command, deps: Deps): void {
  noun
    .verb('agency', '单位监督档案：一个单位一年的期限、计划、执行、记录、案件、抽查得分和计分卡')
    .examples(
      ['zfjd report agency 区市监局', '今年，显示在屏幕上'],
      [
        'zfjd report agency 区市监局 --year 2026 -o 市监局.docx',
        '存成文件：.html .docx .xlsx .md .json .txt',
      ],
    )
    .argument('<单位>', '全称、简称或代码')
    .option('--year <年份>', '哪一年（默认今年）', year)
    .option('-o, --output <文件>', '存成 .html .docx .xlsx .md .json .txt')
    .run(deps, async (options: { year?: number; output?: string }, text: string) => {
      const [{ agencyReport }, agency] = [await import('../../report/agency.ts'), await agencyOf(deps, text)];
      const of = String(options.year ?? yearOf(deps.clock.today()));
      const scope = scopeOf(deps, REPORT_PERIODS.yearly.rangeOf(of));
      const report = agencyReport(await reportDepsOf(deps), { ...scope, agency });
      const title = `${report.title} ${of}`;
      return deliver(reportView('agency', report), title, options.output, reportFiles(report, title));
    });
}

/** 共性问题报告. */
export function addCommon(noun: Command, deps: Deps): void {
  noun
    .verb('common', '共性问题报告：已登记的普遍性、系统性问题和指导性意见期限，今年反复出现的类别')
    .examples(['zfjd report common', '今年以来'], ['zfjd report common -o 共性问题.docx', '存成文件'])
    .option('--year <年份>', '哪一年（默认今年）', year)
    .option('-o, --output <文件>', '存成 .html .docx .xlsx .md .json .txt')
    .run(deps, async (options: { year?: number; output?: string }) => {
      const { commonReport } = await import('../../report/common.ts');
      const of = String(options.year ?? yearOf(deps.clock.today()));
      const scope = scopeOf(deps, REPORT_PERIODS.yearly.rangeOf(of));
      const report = commonReport(await reportDepsOf(deps), scope);
      const title = `${report.title} ${of}`;
      return deliver(reportView('common', report), title, options.output, reportFiles(report, title));
    });
}

/** @throws UserError E_AGENCY_UNKNOWN */
async function agencyOf(deps: Deps, text: string): Promise<AgencyRecord> {
  const [{ AgencyDirectory }, { requireAgency }] = await Promise.all([
    import('../../registry/directory.ts'),
    import('../../registry/require-agency.ts'),
  ]);
  return requireAgency(new AgencyDirectory(await deps.openStore()), text, 'E_AGENCY_UNKNOWN');
}
