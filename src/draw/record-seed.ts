import { EXIT, UserError } from '../kernel/errors.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import type { Reader, Store } from '../store/store.ts';
import { FILE } from './canonical.ts';
import { LOTTERIES } from './lottery.ts';
import type { DrawRules, SeedInput } from './model.ts';
import type { Files } from './record.ts';
import { acceptSeed, hasUnpromisedDice, seedEntropyBits, seedLineOf } from './seed.ts';
import { insertSeed } from './store.ts';
import { filesOf, inputsOf, keepFiles, replayRemark, requireDraw, type DrawDeps } from './stored-draw.ts';
import { requireLottery } from './typed-values.ts';
import { recordRemarks } from './verify.ts';

/** 种子 as a person reads it from the announcement and the dice. */
export interface SeedOptions {
  readonly quarter: string;
  readonly date: LocalDate;
  /** 彩种和期号, `KL8-2026093`. */
  readonly lottery?: string;
  /** 开奖号码, separated by dots, commas or blanks. */
  readonly numbers?: string;
  readonly dice?: string;
  /** Why dice are added that the rules did not promise. */
  readonly extraDiceReason?: string;
  /** When and where the 承诺值 was published. */
  readonly publishedOn?: LocalDate;
  readonly publishedAt?: string;
  readonly witnesses: readonly string[];
}

/** A seed that fits the commitment. */
export interface PreparedSeed {
  readonly line: string;
  /** 随机性 in bits. */
  readonly entropyBits: number;
  /** Empty where no dice were added beyond the promise. */
  readonly extraDiceReason: string;
  readonly remarks: readonly string[];
  /** The record so far, with the seed's file. */
  readonly files: Files;
}

function refuse(code: string, message: string, hint: string): never {
  throw new UserError(code, message, { hint });
}

/** Digits may be written together where a lottery has only digits: `123` is 1, 2, 3. */
function splitNumbers(text: string, digits: number): string[] {
  const parts = text.trim().split(/[\s.,+、，|]+/u);
  const [only = ''] = parts;
  return parts.length === 1 && digits > 1 ? [...only] : parts;
}

function readSeed(options: SeedOptions): SeedInput {
  const { quarter, date, lottery, numbers, dice } = options;
  const base = { period: quarter, date, ...(dice !== undefined && { dice }) };
  if (lottery === undefined && numbers === undefined) return base;
  if (lottery === undefined || numbers === undefined) {
    throw new UserError('E_USAGE', '彩票期号和开奖号码要一起给出', {
      hint: '写成 --lottery KL8-2026093 --numbers 01.04.09…',
      exit: EXIT.usage,
    });
  }
  const [name = '', issue = '', ...rest] = lottery.trim().split('-');
  const code = requireLottery(name);
  if (rest.length > 0) refuse('E_SEED_FORM', `期号写法不对：「${lottery}」`, '写成 KL8-2026093 这样的形式');
  return { ...base, lottery: { code, issue, numbers: splitNumbers(numbers, LOTTERIES[code].digits) } };
}

/** What was promised must be random enough by itself; dice beyond it need a reason. */
function lineOf(rules: DrawRules, seed: SeedInput, minBits: number, reason: string): string {
  if (reason === '' || !hasUnpromisedDice(rules, seed)) return acceptSeed(rules, seed, minBits);
  const { dice: _dice, ...promised } = seed;
  acceptSeed(rules, promised, minBits);
  return seedLineOf(seed);
}

/** Checks a seed against its commitment. @throws UserError E_SEED_…, E_DRAW_NOT_COMMITTED, E_DRAW_PUBLISHED */
export function prepareSeed(
  reader: Reader,
  { store, pack }: Pick<DrawDeps, 'store' | 'pack'>,
  options: SeedOptions,
): PreparedSeed {
  const { quarter, date } = options;
  const known = requireDraw(reader, quarter);
  if (known.seed) {
    refuse(
      'E_SEED_KNOWN',
      `${quarter} 的种子已登记：${known.seed.line}`,
      '种子只能登记一次；运行 zfjd draw run',
    );
  }
  const today = store.actor.clock.today();
  if (date > today)
    refuse('E_SEED_DATE', `种子日期 ${date} 还没有到（今天是 ${today}）`, '开奖或掷骰之后再登记');
  const files = filesOf(reader, quarter);
  const { rules } = inputsOf(files);
  const on = known.committed.on;
  const seed = readSeed(options);
  const minBits = pack.get('spot_check.seed_min_bits', on).value;
  const reason = normalise(options.extraDiceReason ?? '');
  const line = lineOf(rules, seed, minBits, reason);
  checkPublished(options, on, pack.get('spot_check.commit_days', on).value);
  files.set(FILE.seed, new TextEncoder().encode(`${line}\n`));
  return {
    line,
    entropyBits: seedEntropyBits(seed),
    extraDiceReason: hasUnpromisedDice(rules, seed) ? reason : '',
    remarks: remarksOf(options, files, store),
    files,
  };
}

function checkPublished({ publishedOn, date }: SeedOptions, committedOn: LocalDate, leadDays: number): void {
  if (publishedOn === undefined) return;
  if (publishedOn >= committedOn && addDays(publishedOn, leadDays) <= date) return;
  refuse(
    'E_DRAW_PUBLISHED',
    `承诺值的公布日期 ${publishedOn} 应不早于承诺之日 ${committedOn}，且比种子日期 ${date} 至少早${leadDays}日`,
    '核对公布日期；公布过晚的，不能证明抽取未受操纵',
  );
}

function remarksOf({ publishedOn, publishedAt }: SeedOptions, files: Files, store: Store): string[] {
  const unpublished = '没有登记承诺值的公布时间和地点（--published-on、--published-at），抽查记录中将为空';
  return [
    ...recordRemarks(files),
    ...(publishedOn === undefined || !publishedAt ? [unpublished] : []),
    ...replayRemark(store),
  ];
}

/** 登记种子, once. @throws UserError as `prepareSeed` */
export function recordSeed(deps: Pick<DrawDeps, 'store' | 'pack'>, options: SeedOptions): PreparedSeed {
  const { clock, operator } = deps.store.actor;
  const { quarter, publishedOn } = options;
  return deps.store.write((tx) => {
    const prepared = prepareSeed(tx, deps, options);
    const witnesses = options.witnesses.map(normalise).filter(Boolean).join('、');
    const publishedAt = normalise(options.publishedAt ?? '');
    const { line, extraDiceReason } = prepared;
    const today = clock.today();
    tx.run(
      insertSeed,
      quarter,
      line,
      publishedOn ?? null,
      publishedAt,
      witnesses,
      extraDiceReason,
      today,
      clock.now(),
      operator,
    );
    keepFiles(tx, quarter, prepared.files, today);
    tx.record({
      act: 'draw.seed',
      subject: 'draw',
      id: quarter,
      summary: `登记${quarter}抽查的种子：${line}`,
      after: { line, publishedOn: publishedOn ?? '', publishedAt, witnesses },
      ...(extraDiceReason !== '' && { reason: extraDiceReason }),
    });
    return prepared;
  });
}
