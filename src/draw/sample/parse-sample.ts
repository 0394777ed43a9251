import { CanonicalReader, parseRate } from '../canonical-reader.ts';
import { codeFault, nameFault } from '../check.ts';
import { byCode, SCHEME, type Fault } from '../model.ts';
import { parseSeedSource } from '../parse.ts';
import {
  byList,
  categoriesFile,
  SAMPLE_FILE,
  SAMPLE_HEADER,
  SAMPLE_RULE_KEYS,
  sampleRulesFile,
  sizesFile,
} from './canonical.ts';
import type { Category, ListSize, SampleInputs, SampleRules } from './model.ts';
import { fileNumber, numberFault } from './number.ts';

export type ListRow = readonly [unit: string, category: string, number: string];

const LF = 10;
const TAB = '\t';

/** Rows of `24-qingdan.tsv` after its header, one at a time; a field that is not there is empty. */
export function* listRows(bytes: Uint8Array): Generator<ListRow> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = buffer.indexOf(LF) + 1;
  while (at > 0 && at < buffer.length) {
    const end = buffer.indexOf(LF, at);
    const line = buffer.toString('utf8', at, end < 0 ? buffer.length : end);
    const first = line.indexOf(TAB);
    const second = line.indexOf(TAB, first + 1);
    yield first < 0 || second < 0
      ? [line, '', '']
      : [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
    if (end < 0) return;
    at = end + 1;
  }
}

function parseRules(reader: CanonicalReader): SampleRules | undefined {
  const values = reader.values(SAMPLE_RULE_KEYS);
  if (values === undefined) return undefined;
  const { text, integer, bad } = values;
  const seedSource = parseSeedSource(text('seed_source'));
  if (text('version') !== SCHEME) bad('version', `不是本程序能复算的版本（${SCHEME}）`);
  if (!seedSource) bad('seed_source', '种子来源的写法不认识');
  const round = integer('round');
  if (!seedSource) return undefined;
  return {
    period: text('period'),
    round,
    firstStage: text('first_stage'),
    changes: text('changes'),
    firstSeedOn: text('first_seed_date'),
    seedSource,
    commitDeadline: text('commit_deadline'),
  };
}

function parseCategories(reader: CanonicalReader): Category[] {
  const categories: Category[] = [];
  for (const [line, [code = '', name = '', rateOf = '', least = '']] of reader.rows(
    SAMPLE_HEADER.categories.length,
    SAMPLE_HEADER.categories,
  )) {
    const rate = parseRate(rateOf);
    if (codeFault(code)) reader.fault(line, code, '类别代码不合规定');
    const wrong = nameFault(name);
    if (wrong !== undefined) reader.fault(line, name, wrong);
    if (!rate || rate.denominator < 1 || rate.numerator > rate.denominator) {
      reader.fault(line, rateOf, '比例应写成 5/100 这样不超过全部的整数分数');
    } else {
      categories.push({ code, name, rate, least: reader.integer(line, least, '最少件数') });
    }
  }
  return categories;
}

function parseSizes(reader: CanonicalReader, known: ReadonlySet<string>): ListSize[] {
  const sizes: ListSize[] = [];
  for (const [line, [unit = '', category = '', files = '']] of reader.rows(
    SAMPLE_HEADER.sizes.length,
    SAMPLE_HEADER.sizes,
  )) {
    if (codeFault(unit)) reader.fault(line, unit, '单位代码不合规定');
    if (!known.has(category)) reader.fault(line, category, `类别不在 ${SAMPLE_FILE.categories} 中`);
    const before = sizes.at(-1);
    if (before && byList(before, { unit, category }) === 0) reader.fault(line, unit, '清单重复');
    sizes.push({ unit, category, size: reader.integer(line, files, '件数') });
  }
  return sizes;
}

/** What files 21–23 of a round say; `inputs` is absent where they cannot be read. */
export function parseSample(files: ReadonlyMap<string, Uint8Array>): {
  inputs: SampleInputs | undefined;
  faults: Fault[];
} {
  const readers = {
    rules: new CanonicalReader(files, SAMPLE_FILE.rules),
    categories: new CanonicalReader(files, SAMPLE_FILE.categories),
    sizes: new CanonicalReader(files, SAMPLE_FILE.sizes),
  };
  const rules = parseRules(readers.rules);
  const categories = parseCategories(readers.categories);
  const sizes = parseSizes(readers.sizes, new Set(categories.map((c) => c.code)));
  if (rules) readers.rules.requireBytes(sampleRulesFile(rules));
  readers.categories.requireBytes(categoriesFile(categories));
  readers.sizes.requireBytes(sizesFile(sizes));
  const faults = Object.values(readers).flatMap((reader) => reader.faults);
  return { inputs: rules && faults.length === 0 ? { rules, categories, sizes } : undefined, faults };
}

/** The first fault in a list, where it has one: form, order, doubles, and that it holds what `sizes` says. */
export function listFault(bytes: Uint8Array, sizes: readonly ListSize[]): Fault | undefined {
  const fault = (line: number, value: string, message: string): Fault => ({
    file: SAMPLE_FILE.list,
    line,
    value,
    message,
  });
  const header = `${SAMPLE_HEADER.list.join(TAB)}\n`;
  if (Buffer.from(bytes.subarray(0, header.length)).toString('latin1') !== header)
    return fault(1, '', `表头应为「${SAMPLE_HEADER.list.join(' ')}」`);
  if (bytes.at(-1) !== LF) return fault(1, '', '末行没有换行');
  const left = new Map(sizes.map((s) => [s.unit + TAB + s.category, s.size]));
  let line = 1;
  let before: ListRow = ['', '', ''];
  for (const row of listRows(bytes)) {
    line += 1;
    const [unit, category, number] = row;
    const wrong = numberFault(number) ?? (fileNumber(number) === number ? undefined : '编号不是规范写法');
    if (wrong !== undefined) return fault(line, number, wrong);
    const order = byCode(before[0], unit) || byCode(before[1], category) || byCode(before[2], number) || 0;
    if (order >= 0) return fault(line, number, '重复或未按字节序排列');
    const place = unit + TAB + category;
    const rest = left.get(place);
    if (rest === undefined) return fault(line, unit, `${SAMPLE_FILE.sizes} 中没有这份清单`);
    if (rest === 0) return fault(line, number, `多于 ${SAMPLE_FILE.sizes} 所列的件数`);
    left.set(place, rest - 1);
    before = row;
  }
  for (const [place, rest] of left) {
    if (rest > 0) return fault(line, place.replace(TAB, ' '), `比 ${SAMPLE_FILE.sizes} 所列少${rest}件`);
  }
  return undefined;
}
