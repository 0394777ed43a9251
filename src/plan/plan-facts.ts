import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { monthOf, yearOf, type LocalDate } from '../kernel/local-date.ts';
import { compact, normalise } from '../kernel/text.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import type { AgencyDirectory } from '../registry/directory.ts';
import type { PlacedText } from '../workbook/locate-model.ts';
import type { TitleFacts } from '../workbook/locate-title.ts';
import type { IntakeContext, IntakeOptions } from './intake.ts';
import { KIND_NAME, placeOfLine, textOf, type PlanFacts, type PlanTable, type RawLine } from './model.ts';
import { sectorsSaid, type SectorSaid } from './sector-facts.ts';
import { parsePlanKind } from './values/enums.ts';
import { parseTime } from './values/time.ts';

/** What a table's titles and the file name say. */
export interface Said {
  readonly facts: TitleFacts;
  readonly titles: readonly PlacedText[];
  /** 落款: what stands below the table. */
  readonly closing?: readonly string[];
}

type Facts = Omit<PlanFacts, 'tables'>;

/**
 * Whose plan it is, for which year and of which kind: what the importer says, then title, 填表单位, file
 * name, and last the columns. What the sources disagree on is told; what none of them says is asked for.
 * @throws UserError E_PLAN_AGENCY, E_PLAN_YEAR, E_PLAN_MONTH
 */
export function resolveFacts(
  file: string,
  said: Said,
  table: PlanTable,
  lines: readonly RawLine[],
  context: IntakeContext,
  options: IntakeOptions,
): { facts: Facts; sector: string | undefined; findings: Finding[] } {
  const findings: Finding[] = [];
  const hint = (code: string, message: string, next: string, value = '') =>
    findings.push({
      code,
      severity: '建议',
      aspect: '录入',
      where: { file, ...placeOfLine({ ...table, row: table.headerRow }) },
      value,
      message,
      next,
    });

  const { agencyText, agency, others } = agencyOf(file, said, lines, context.directory, options);
  if (others.length > 0) {
    hint(
      'W107',
      `填报单位互相矛盾：按「${agencyText}」办理，另写有${others.map((t) => `「${t}」`).join('、')}`,
      '核对填表单位、标题和文件名',
    );
  }
  for (const contradiction of said.facts.contradictions)
    hint('W107', contradiction, '核对标题、填表栏和文件名');

  const sectors = sectorsSaid(file, said, lines);
  tellSectors(sectors, agency, hint);

  const year =
    options.year ?? said.facts.year?.value ?? columnYear(lines) ?? onlyYear(lines) ?? headerYear(table);
  if (year === undefined) {
    throw new UserError('E_PLAN_YEAR', `「${file}」看不出是哪一年的计划`, {
      hint: '在标题中写明年度，或导入时加 --year 2026',
    });
  }
  const kind = options.kind ?? said.facts.kind?.value ?? kindOf(lines);
  for (const against of columnsAgainst({ year, kind }, lines))
    hint('W107', against.message, '核对这一列和标题；不是同一份计划的行，分开报送', against.value);
  if (kind === undefined)
    hint('W109', '没有写明年度、月度还是专项，按年度计划办理', '在标题中写明计划类型，或导入时加 --kind');
  let month = kind === 'monthly' ? (options.month ?? said.facts.month?.value) : undefined;
  if (kind === 'monthly' && month === undefined) month = onlyMonth(lines, year);
  if (kind === 'monthly' && month === undefined) {
    throw new UserError('E_PLAN_MONTH', `「${file}」是月度计划，但看不出是几月`, {
      hint: '在标题中写明月份，或导入时加 --month 4',
    });
  }
  return {
    facts: {
      file,
      agencyText,
      agency,
      year,
      kind: kind ?? 'annual',
      month,
      title: options.title ?? titleOf(said.titles, file),
      receivedOn: context.receivedOn,
    },
    sector: sectors[0]?.sector,
    findings,
  };
}

/** A unit that is registered has its sector from there; what is written against it is told. */
function tellSectors(
  sectors: readonly SectorSaid[],
  agency: AgencyRecord | undefined,
  hint: (code: string, message: string, next: string, value?: string) => void,
): void {
  const [first] = sectors;
  const own = agency ? agency.sector : first?.sector;
  if (own === undefined || own === '' || !first) return;
  const others = sectors.filter(({ sector }) => sector !== own);
  for (const other of new Map(others.map((one) => [`${one.source}${one.text}`, one])).values()) {
    const by = agency ? `名录中该单位是${own}条线` : `${first.source}的「${first.text}」是${own}条线`;
    hint(
      'W107',
      `条线互相矛盾：${other.source}的「${other.text}」是${other.sector}条线，${by}，按${own}审查`,
      '核对单位和条线；名录不对的，先更正名录',
    );
  }
  if (others.length === 0 && !agency) {
    hint(
      'W109',
      `单位没有登记，按${first.source}的「${first.text}」认作${own}条线审查`,
      '把该单位登记到执法单位名录',
    );
  }
}

/** Named in a message. */
const MOST_UNITS = 5;

function agencyOf(
  file: string,
  { facts, closing = [] }: Said,
  lines: readonly RawLine[],
  directory: AgencyDirectory,
  options: IntakeOptions,
): { agencyText: string; agency: AgencyRecord | undefined; others: string[] } {
  const resolve = (text: string) => {
    const match = directory.find(text);
    return match.kind === 'found' ? match.agency : undefined;
  };
  if (options.agency !== undefined) {
    const match = directory.find(options.agency);
    if (match.kind === 'found') return { agencyText: match.agency.name, agency: match.agency, others: [] };
    throw new UserError(
      'E_PLAN_AGENCY',
      match.kind === 'ambiguous'
        ? `「${options.agency}」可能指：${match.agencies.map((a) => a.name).join('、')}`
        : `名录里没有「${options.agency}」。${match.hint}`,
      { hint: '用 zfjd registry list agency 查看单位名称' },
    );
  }
  const texts = facts.agencyTexts.map((fact) => fact.value);
  const subjects = [...new Set(lines.map((line) => compact(line.cells['subject']?.text ?? '')))].filter(
    (t) => t !== '',
  );
  if (subjects.length === 1) texts.push(...subjects);
  // 落款 counts last, and only where it is a unit that is known.
  texts.push(...closing.filter((text) => resolve(text) !== undefined));
  const named = texts.map((text) => ({ text, agency: resolve(text) }));
  const chosen = named.find(({ agency }) => agency !== undefined);
  const first = texts[0];
  if (!chosen) {
    if (first === undefined && subjects.length > 1) {
      const units = subjects.slice(0, MOST_UNITS).join('、');
      throw new UserError(
        'E_PLAN_AGENCY',
        `「${file}」看不出是哪个单位的计划：检查主体写有${subjects.length}个单位（${units}${subjects.length > MOST_UNITS ? '等' : ''}）`,
        {
          hint: '几个单位的计划汇总在一起的，按单位拆成几个文件；是一个单位的，导入时加 --agency 单位名称',
        },
      );
    }
    if (first === undefined) {
      throw new UserError('E_PLAN_AGENCY', `「${file}」看不出是哪个单位的计划`, {
        hint: '在“填表单位”一行或文件名中写明单位全称，或导入时加 --agency 单位名称',
      });
    }
    return { agencyText: first, agency: undefined, others: [] };
  }
  // The subject column may name a body that acts for the sender; only titles and file name contradict. What
  // they say and nobody is called counts where the choice was left to the subject column.
  const said = facts.agencyTexts.map((fact) => fact.value);
  const rivals = said.filter((text) => {
    const agency = resolve(text);
    return agency === undefined ? !said.includes(chosen.text) : agency.code !== chosen.agency?.code;
  });
  return { agencyText: chosen.text, agency: chosen.agency, others: [...new Set(rivals)] };
}

/** The title proper: neither 附件 nor 填表单位; else the file's name. */
function titleOf(titles: readonly PlacedText[], file: string): string {
  const title = titles
    .map(({ text }) => normalise(text))
    .find((text) => /计划|检查|抽查/u.test(text) && !/^附件|填[表报]|编制单位|[::]/u.test(text));
  return title ?? file.replace(/\.[A-Za-z]{2,4}$/u, '');
}

function windowsOf(
  lines: readonly RawLine[],
  year: number | undefined,
): { from: LocalDate; to: LocalDate }[] {
  return lines.flatMap((line) => {
    const cell = line.cells['time'] ?? line.cells['time_start'];
    if (!cell || cell.text.trim() === '') return [];
    const reading = parseTime(cell.text, { year, ...(cell.date && { date: cell.date }) });
    return reading.kind === 'value' ? [...reading.value.windows] : [];
  });
}

/** 计划年度, 检查类型: columns all of whose rows say otherwise than the plan. */
function columnsAgainst(
  { year, kind }: { readonly year: number; readonly kind: PlanFacts['kind'] | undefined },
  lines: readonly RawLine[],
): { readonly value: string; readonly message: string }[] {
  const found: { value: string; message: string }[] = [];
  const ofColumn = columnYear(lines);
  if (ofColumn !== undefined && ofColumn !== year) {
    found.push({
      value: String(ofColumn),
      message: `年度前后不一：按${year}年办理，年度一列为${ofColumn}年`,
    });
  }
  const ofLines = kindOf(lines);
  if (kind !== undefined && ofLines !== undefined && ofLines !== kind) {
    const value = textOf(lines[0] as RawLine, 'plan_type');
    found.push({
      value,
      message: `计划类型前后不一：按${KIND_NAME[kind]}办理，各行的计划类型都是“${value}”`,
    });
  }
  return found;
}

/** The year that a column of its own gives, where all rows agree. */
function columnYear(lines: readonly RawLine[]): number | undefined {
  const years = new Set(
    lines.map((line) => /^(20\d{2})年?度?$/u.exec(compact(line.cells['plan_year']?.text ?? ''))?.[1]),
  );
  const [only] = years;
  return years.size === 1 && only !== undefined ? Number(only) : undefined;
}

/** The year that all times of the table lie in. */
function onlyYear(lines: readonly RawLine[]): number | undefined {
  const years = new Set(windowsOf(lines, undefined).flatMap(({ from, to }) => [yearOf(from), yearOf(to)]));
  return years.size === 1 ? [...years][0] : undefined;
}

/** The year that the headers of 2026年1月 … 2026年12月 name. */
function headerYear({ years = {} }: PlanTable): number | undefined {
  const [year, ...others] = new Set(Object.values(years));
  return others.length === 0 ? year : undefined;
}

function onlyMonth(lines: readonly RawLine[], year: number): number | undefined {
  const months = new Set(windowsOf(lines, year).flatMap(({ from, to }) => [monthOf(from), monthOf(to)]));
  return months.size === 1 ? [...months][0] : undefined;
}

/** The kind that every line names: 专项 in 检查类型. */
function kindOf(lines: readonly RawLine[]): PlanFacts['kind'] | undefined {
  const kinds = new Set(
    lines.map((line) => {
      const reading = parsePlanKind(line.cells['plan_type']?.text ?? '');
      return reading.kind === 'value' ? reading.value : undefined;
    }),
  );
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}
