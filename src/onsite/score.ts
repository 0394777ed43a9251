import { byArea, type CheckForm } from './check-form.ts';
import type { Answer, CheckItem, CheckResult } from './model.ts';

/** How one item counts. */
export interface ScoredItem {
  readonly item: CheckItem;
  /** Absent where the form has no answer. */
  readonly answer?: Answer;
  /** 系数 in percent; absent where the item is left out: 不适用, or not answered. */
  readonly percent?: number;
  /** 分值×系数, in hundredths. */
  readonly points: number;
  /** 分值 that counts in the base; 0 where left out. */
  readonly base: number;
}

/** ∑ and the score that comes of them. */
export interface Score {
  /** ∑ 分值×系数, in hundredths. */
  readonly points: number;
  /** ∑ 分值 of the items that apply. */
  readonly base: number;
  /** Out of 100, in tenths; absent where nothing applies or answers are missing. */
  readonly tenths?: number;
}

export interface AreaScore extends Score {
  readonly area: string;
  readonly items: readonly ScoredItem[];
}

/** 评分 of one check by the published formula. */
export interface CheckScore extends Score {
  readonly areas: readonly AreaScore[];
  readonly unanswered: readonly CheckItem[];
  /** Answered 不适用. */
  readonly notApplicable: number;
  readonly problems: number;
}

/**
 * 得分 = ∑(分值×系数) ÷ ∑(分值 of applicable items) × 100 to one decimal, in integers so that the same answers
 * always give the same number. An area or a total with an answer missing has none.
 */
export function scoreOf(form: CheckForm, answers: readonly Answer[]): CheckScore {
  const results = new Map(form.results.map((result) => [result.word, result]));
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const items = form.items.map((item) => scoreItem(item, given.get(item.code), results));
  const areas = byArea(items.map((scored) => ({ area: scored.item.area, scored }))).map(
    ([area, list]): AreaScore => {
      const scored = list.map((entry) => entry.scored);
      return { area, items: scored, ...sum(scored) };
    },
  );
  return {
    areas,
    ...sum(items),
    unanswered: items.filter(({ answer }) => !answer).map(({ item }) => item),
    notApplicable: items.filter(({ answer, percent }) => answer && percent === undefined).length,
    problems: items.filter(({ percent }) => percent !== undefined && percent < 100).length,
  };
}

function scoreItem(
  item: CheckItem,
  answer: Answer | undefined,
  results: ReadonlyMap<string, CheckResult>,
): ScoredItem {
  const percent = answer && results.get(answer.result)?.percent;
  return {
    item,
    ...(answer && { answer }),
    ...(percent !== undefined && { percent }),
    points: item.weight * (percent ?? 0),
    base: percent === undefined ? 0 : item.weight,
  };
}

function sum(items: readonly ScoredItem[]): Score {
  const points = items.reduce((total, item) => total + item.points, 0);
  const base = items.reduce((total, item) => total + item.base, 0);
  const whole = base > 0 && items.every(({ answer }) => answer);
  // points ÷ base is the score out of 100; ×10 for tenths, + ½ to round half up.
  return { points, base, ...(whole && { tenths: Math.floor((20 * points + base) / (2 * base)) }) };
}

/** `86.5` */
export function scoreText({ tenths }: Score): string {
  return tenths === undefined ? '—' : (tenths / 10).toFixed(1);
}

/** `41.5÷48×100＝86.5` */
export function formulaText(score: Score): string {
  if (score.base === 0) return '没有适用的项目';
  return `${score.points / 100}÷${score.base}×100＝${scoreText(score)}`;
}
