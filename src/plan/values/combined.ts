import { parseFrequency } from './frequency.ts';
import type { FrequencySpec, RatioSpec } from './model.ts';
import { parseRatio, RATIO_FORM } from './ratio.ts';
import { gradeIn } from './graded.ts';
import { type Reading } from './reading.ts';
import { missing, prepare, remembering, saysNothing } from './wording.ts';

export interface RatioAndFrequency {
  readonly ratio?: Reading<RatioSpec>;
  readonly frequency?: Reading<FrequencySpec>;
}

/** 抽查比例及频次: `3%;2次/年` as its two facts; a fact that the cell does not state is absent. */
export const splitRatioFrequency: (text: string) => RatioAndFrequency = remembering((text) => {
  const prepared = prepare(text, 'split');
  if (saysNothing(prepared)) return { ratio: missing('抽查比例及频次', `${RATIO_FORM}，频次写成“1次/年”`) };
  const facts: Fact[] = [];
  let grade: string | undefined;
  for (const segment of prepared.split(/(?<!\d),|,(?!\d{3})|[;。]|、(?=[A-D](?:级|类))/u)) {
    if (segment === '') continue;
    const own = gradeIn(segment);
    grade = own ?? grade;
    const times = TIMES.exec(segment)?.[0];
    const rest =
      times === undefined ? segment : segment.replace(times, '').replace(/^[、和及]|[、和及]$/gu, '');
    if (!RATIO.test(rest)) {
      facts.push(
        times !== undefined || FREQUENCY.test(segment)
          ? { frequency: segment, ...(own === undefined && { of: grade }) }
          : { neither: segment },
      );
    } else facts.push(times === undefined ? { ratio: rest } : { ratio: rest, frequency: times, of: grade });
  }
  tellGrades(facts);
  const hasRatio = facts.some((f) => f.ratio !== undefined);
  const hasFrequency = facts.some((f) => f.frequency !== undefined);
  // Words without either belong to whatever fact there is; where there is none, they may mean both.
  const ratio = hasRatio || !hasFrequency ? joined(facts.map((f) => f.ratio ?? f.neither)) : undefined;
  const frequency =
    hasFrequency || !hasRatio
      ? joined(facts.map((f) => f.frequency ?? (hasRatio ? undefined : f.neither)))
      : undefined;
  return {
    ...(ratio !== undefined && { ratio: parseRatio(ratio) }),
    ...(frequency !== undefined && { frequency: parseFrequency(frequency) }),
  };
});

interface Fact {
  ratio?: string;
  frequency?: string;
  neither?: string;
  /** The grade a frequency is for, where its words do not name it. */
  of?: string | undefined;
}

/** `A级5%、1次/年，B级10%、2次/年`: where every grade has a frequency of its own, each is told with its grade. */
function tellGrades(facts: Fact[]): void {
  const told = facts.filter((fact) => fact.frequency !== undefined && fact.of !== undefined);
  const grades = new Set(facts.flatMap(({ ratio = '' }) => gradeIn(ratio) ?? []));
  if (grades.size < 2 || new Set(told.map(({ of }) => of)).size !== grades.size) return;
  for (const fact of told) fact.frequency = `${fact.of}${fact.frequency}`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((p) => p !== undefined).join(';');
}

const TIMES =
  /(?:(?:每个?|全|年均|\d{1,2}个?)(?:\d{1,2})?个?(?:年|半年|季|月|周)[^\d%,;。]{0,12})?(?:抽查|检查)?(?:不少于|不低于|不超过|至少|至多|[<>=≤≥]{1,2}|约)?\d{1,4}(?:[-至到]\d{1,4})?次(?:[/每]\d{0,2}个?(?:年|半年|季度?|月|周)(?:\/(?:单位|户|家|企业|对象))?)?/u;
const FREQUENCY = /频次|频率|次数|次\//u;
const RATIO = /%|‰|百分之|比例|全覆盖|基数|\d(?:家|户|个|所)/u;
