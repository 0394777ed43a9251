import { EXIT, UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { compact, normalise } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterName, ParameterValue } from '../policy/parameters.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import { allOfficers } from '../registry/officer-store.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { cyclePlace, type CyclePlace } from './cycle.ts';
import type { DrawLimits, DrawRules, Exclusion, Unit } from './model.ts';
import { byCode } from './model.ts';
import { coveredInCycle, draws } from './store.ts';

/** What a person may choose for a draw; the rest comes from registry, policy pack and earlier draws. */
export interface DrawChoice {
  readonly quarter: string;
  /** First quarter of the cycle; only for the first draw. */
  readonly cycleStart?: string;
  /** 启用前已抽: agencies by code or name; only for the first draw. */
  readonly covered: readonly string[];
  /** 执法证号 of the inspectors; empty = all of the bureau's own. */
  readonly inspectors: readonly string[];
  /** 回避: agency by code or name, inspector by code. */
  readonly exclusions: readonly ReasonedExclusion[];
}

/** 回避, with its 原因类别 (`spot_check.exclusion_reasons`) where it was given. */
export interface ReasonedExclusion extends Exclusion {
  readonly reason?: string;
}

export interface Inspector {
  readonly code: string;
  /** Absent where the officer register does not know the code. */
  readonly name?: string;
}

export interface Stratum {
  readonly code: string;
  readonly name: string;
}

/** Everything a commitment covers except the seed source and the deadline. */
export interface Gathered {
  readonly rules: Omit<DrawRules, 'seedSource' | 'commitDeadline'>;
  readonly limits: DrawLimits;
  readonly cycle: CyclePlace;
  readonly strata: readonly Stratum[];
  readonly units: readonly Unit[];
  readonly inspectors: readonly Inspector[];
  readonly exclusions: readonly ReasonedExclusion[];
  /** Codes declared as drawn before the program was used. */
  readonly prior: readonly string[];
  /** What a person should know before committing. */
  readonly remarks: readonly string[];
}

type Strata = ParameterValue<'spot_check.strata'>;

const NOTED: readonly ParameterName[] = [
  'spot_check.rate',
  'spot_check.strata',
  'spot_check.cycle_quarters',
  'spot_check.risk_seats',
  'spot_check.inspectors_per_unit',
  'spot_check.commit_days',
  'spot_check.second_stage',
];

/** 口径: where the program fills what the policy leaves open. */
export function policyNotes(pack: Pack, on: LocalDate): string[] {
  return NOTED.flatMap((name) => {
    const note = pack.find(name, on)?.note;
    return note === undefined ? [] : [`${pack.parameters.get(name)?.title ?? name}：${note}`];
  });
}

/** Reads roster, inspectors, coverage and rules for a quarter. @throws UserError where a choice cannot be followed */
export function gather(reader: Reader, pack: Pack, choice: DrawChoice, on: LocalDate): Gathered {
  const directory = new AgencyDirectory(reader);
  const rate = pack.get('spot_check.rate', on).value;
  const cycleQuarters = pack.get('spot_check.cycle_quarters', on).value;
  const inspectorsPerUnit = pack.get('spot_check.inspectors_per_unit', on).value;
  const strata = pack.get('spot_check.strata', on).value;
  const reasons = pack.find('spot_check.exclusion_reasons', on)?.value;
  const { cycle, prior } = cycleOf(reader, directory, choice, cycleQuarters);
  const covered = new Set([...prior, ...coveredCodes(reader, cycle.start)]);
  const inUse = directory.agencies.filter((agency) => agency.status === '在用');
  const units = inUse.map((agency) => toUnit(agency, strata, covered));
  const { inspectors, remarks } = inspectorsOf(reader, choice.inspectors, on);
  return {
    rules: {
      period: choice.quarter,
      rate: { numerator: rate.p, denominator: rate.q },
      cycleQuarters,
      cyclePosition: cycle.position,
      riskSeats: pack.get('spot_check.risk_seats', on).value,
      inspectorsPerUnit,
    },
    limits: {
      floorRate: { numerator: rate.p, denominator: rate.q },
      minInspectors: inspectorsPerUnit,
      leadDays: pack.get('spot_check.commit_days', on).value,
      minEntropyBits: pack.get('spot_check.seed_min_bits', on).value,
    },
    cycle,
    strata: strata.map(({ code, name }) => ({ code, name })),
    units: units.sort((x, y) => byCode(x.code, y.code)),
    inspectors,
    exclusions: choice.exclusions.map(({ unit, inspector, reason }) => ({
      unit: agencyOf(directory, unit, '回避').code,
      inspector: certificateCode(inspector),
      ...(reason !== undefined && { reason: reasonClass(reason, reasons) }),
    })),
    prior,
    remarks: [
      ...remarks,
      ...unreasoned(choice),
      ...openQuarters(reader, choice.quarter),
      ...ownBureau(reader, inUse),
    ],
  };
}

/** The one class that is named, in full or in part; any words where the pack has no classes. @throws UserError E_DRAW_REASON */
function reasonClass(text: string, classes: readonly string[] | undefined): string {
  if (!classes) return normalise(text);
  const known = classes.filter((name) => name.includes(compact(text)));
  const [only] = known;
  if (only !== undefined && known.length === 1) return only;
  throw new UserError('E_DRAW_REASON', `回避原因类别无法识别：「${text}」`, {
    hint: `写其中一类：${classes.join('、')}`,
    exit: EXIT.usage,
  });
}

function unreasoned({ exclusions }: DrawChoice): string[] {
  const without = exclusions.filter((exclusion) => exclusion.reason === undefined).length;
  return without === 0
    ? []
    : [`${without}条回避没有写原因类别，抽查记录将印作“未登记”；写法：--exclude 单位=执法证号=原因类别`];
}

/** 本轮已抽, by the draws of a cycle and the changes after them. */
export function coveredCodes(reader: Reader, cycleStart: string): Set<string> {
  return new Set(reader.all(coveredInCycle, cycleStart, cycleStart, cycleStart).map((row) => row.code));
}

/** An agency as a roster lists it. @throws UserError E_DRAW_STRATUM */
export function toUnit(agency: AgencyRecord, strata: Strata, covered: ReadonlySet<string>): Unit {
  const { code, name, unitType, weight } = agency;
  const stratum = strata.find((s) => s.unit_types.includes(unitType));
  if (stratum) return { code, name, stratum: stratum.code, weight, covered: covered.has(code) };
  throw new UserError('E_DRAW_STRATUM', `「${name}」（${unitType}）不属于任何抽查分层`, {
    hint: '在政策包参数 spot_check.strata 中补上这一单位类型',
  });
}

/** An agency of the registry as a draw's roster would list it. @throws UserError E_DRAW_AGENCY, E_DRAW_STRATUM */
export function unitForDraw(reader: Reader, pack: Pack, text: string, on: LocalDate, quarter: string): Unit {
  const agency = agencyOf(new AgencyDirectory(reader), text, '漏列');
  const start = reader.all(draws).find((draw) => draw.quarter === quarter)?.cycle_start ?? quarter;
  return toUnit(agency, pack.get('spot_check.strata', on).value, coveredCodes(reader, start));
}

/** The code of an agency of a draw, given by code, by its name at the draw, or as the registry knows it. @throws UserError E_DRAW_AGENCY */
export function agencyCode(reader: Reader, text: string, units: readonly Unit[]): string {
  const key = compact(text);
  const listed = units.find((u) => u.code === key.toUpperCase() || compact(u.name) === key);
  if (listed) return listed.code;
  const match = new AgencyDirectory(reader).find(text);
  if (match.kind === 'found') return match.agency.code;
  throw new UserError('E_DRAW_AGENCY', `单位「${text}」不在抽查名录中`, {
    hint: (match.kind === 'unknown' && match.hint) || '改写单位代码（zfjd draw show 查看）',
    exit: EXIT.usage,
  });
}

/** 执法证号 as it is compared: no blanks, capitals. */
export function certificateCode(text: string): string {
  return compact(text).toUpperCase();
}

function agencyOf(directory: AgencyDirectory, text: string, what: string): AgencyRecord {
  const match = directory.find(text);
  if (match.kind === 'found' && match.agency.status === '在用') return match.agency;
  const reason =
    match.kind === 'found'
      ? '已撤销'
      : match.kind === 'ambiguous'
        ? `指向多家：${match.agencies.map((a) => a.name).join('、')}`
        : '不在名录中';
  throw new UserError('E_DRAW_AGENCY', `${what}所写的单位「${text}」${reason}`, {
    hint: (match.kind === 'unknown' && match.hint) || '改写单位代码（zfjd registry list agency 查看）',
    exit: EXIT.usage,
  });
}

/** Later draws take the cycle of the first; what was drawn in it follows from the draws themselves. */
function cycleOf(
  reader: Reader,
  directory: AgencyDirectory,
  { quarter, cycleStart, covered }: DrawChoice,
  length: number,
): { cycle: CyclePlace; prior: string[] } {
  const last = reader.all(draws).findLast((draw) => draw.quarter < quarter);
  if (last) {
    const cycle = cyclePlace(last.cycle_start, quarter, length);
    if (cycleStart !== undefined && cycleStart !== cycle.start) {
      throw new UserError('E_DRAW_CYCLE', `本轮自${cycle.start}起算，不能改为${cycleStart}`, {
        hint: '去掉 --cycle-start；起算季度在第一次抽查时确定',
      });
    }
    if (covered.length > 0) {
      throw new UserError('E_DRAW_CYCLE', '已抽单位由以往抽查自动得出，不能另行指定', {
        hint: '去掉 --covered；它只用于第一次抽查，登记启用本程序前已抽的单位',
      });
    }
    return { cycle, prior: [] };
  }
  if (cycleStart !== undefined && cycleStart > quarter) {
    throw new UserError('E_DRAW_CYCLE', `起算季度${cycleStart}晚于抽查季度${quarter}`, {
      hint: '起算季度应为本轮第一个季度',
      exit: EXIT.usage,
    });
  }
  const prior = new Set(covered.map((text) => agencyOf(directory, text, '启用前已抽').code));
  return { cycle: cyclePlace(cycleStart ?? quarter, quarter, length), prior: [...prior].sort(byCode) };
}

/** Those named, or the bureau's own officers on duty with a certificate in force. */
function inspectorsOf(
  reader: Reader,
  named: readonly string[],
  on: LocalDate,
): { inspectors: Inspector[]; remarks: string[] } {
  const officers = allOfficers(reader);
  if (named.length > 0) {
    const inspectors = named.map((text): Inspector => {
      const code = certificateCode(text);
      const officer = officers.find((o) => o.certificate === code);
      return officer ? { code, name: officer.name } : { code };
    });
    const unknown = inspectors.filter((i) => i.name === undefined).map((i) => i.code);
    const text = `${unknown.length}名检查人员不在执法人员名录中：${unknown.join('、')}`;
    return { inspectors: inspectors.sort(byInspector), remarks: unknown.length === 0 ? [] : [text] };
  }
  const bureau = readSetting(reader, 'bureau') ?? '';
  const inspectors = officers
    .filter((o) => compact(o.agencyName) === compact(bureau))
    .filter(
      (o) => o.kind === '执法人员' && o.status === '在岗' && (o.validTo === undefined || o.validTo >= on),
    )
    .map((o) => ({ code: o.certificate, name: o.name }));
  return { inspectors: inspectors.sort(byInspector), remarks: [] };
}

function byInspector(x: Inspector, y: Inspector): number {
  return byCode(x.code, y.code);
}

function openQuarters(reader: Reader, quarter: string): string[] {
  return reader
    .all(draws)
    .filter((draw) => draw.quarter < quarter && draw.drawn === 0)
    .map((draw) => `${draw.quarter} 已承诺而尚未抽取，其结果不会计入本次的「本轮已抽」`);
}

function ownBureau(reader: Reader, agencies: readonly AgencyRecord[]): string[] {
  const bureau = compact(readSetting(reader, 'bureau') ?? '');
  return agencies
    .filter((agency) => compact(agency.name) === bureau)
    .map(
      ({ name }) =>
        `名录中有本机关「${name}」：一旦抽中，检查人员不应是本机关的人；可用 --inspector 加派外单位人员，并用 --exclude 登记回避`,
    );
}
