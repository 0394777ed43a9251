import { compact } from '../kernel/text.ts';
import type { LocatedTable, PlacedText } from '../workbook/locate-model.ts';
import { PERIOD_COLUMNS } from '../workbook/period-columns.ts';
import { methodOf } from './interpret-line.ts';
import { textOf, type PlanTable, type RawLine, type Titled } from './model.ts';
import { titledBy, titledHints } from './titled.ts';
import { parseItemClass, parseMethod } from './values/enums.ts';
import { parseTime } from './values/time.ts';

/** Tells of lines that go by a title: at the band's place, or at the table's header. */
type Tell = (place: PlacedText | undefined, value: string, message: string) => void;

/** The lines of a table as the titles over them have it. */
interface UnderTitles {
  readonly lines: readonly RawLine[];
  /** What the titles above the table say, and those of its bands in their place. */
  readonly titled: Titled;
  readonly bands: NonNullable<PlanTable['bands']>;
}

/** Reads what the titles above a table and inside it say of its lines; every line that goes by one is told of. */
export function underTitles(
  all: readonly RawLine[],
  table: LocatedTable,
  titles: readonly PlacedText[],
  tell: Tell,
): UnderTitles {
  const bands = bandsOf(table);
  const titled = titledBy(titles);
  const first = bands[0]?.title.row ?? Number.POSITIVE_INFINITY;
  const lines = all.filter(({ row }) => row < first);
  tellTitled(titled, lines, undefined, tell);
  const told = bands.map((band, at) => {
    const end = bands[at + 1]?.title.row ?? Number.POSITIVE_INFINITY;
    const own = all.filter(({ row }) => row > band.title.row && row < end);
    const here = titledBy([...band.titles, ...titles]);
    tellTitled(here, own, band.title, tell);
    lines.push(...readBand(own, band, tell));
    return { row: band.title.row, titled: here };
  });
  return { lines, titled, bands: told };
}

function tellTitled(
  titled: Titled,
  lines: readonly RawLine[],
  place: PlacedText | undefined,
  tell: Tell,
): void {
  for (const { title, message } of titledHints(titled, lines, methodOf)) tell(place, title, message);
}

function readBand(lines: readonly RawLine[], band: Band, tell: Tell): RawLine[] {
  const under = lines.map((line) => underBand(line, band));
  const counts = new Map<string, { count: number; taken: Taken }>();
  for (const taken of under.flatMap((one) => one.taken)) {
    const known = counts.get(taken.name);
    if (known) known.count += 1;
    else counts.set(taken.name, { count: 1, taken });
  }
  for (const { count, taken } of counts.values()) {
    const { text } = taken.title;
    tell(band.title, text, `${count}行没有另外写明${taken.name}，按分组标题「${text}」理解`);
  }
  return under.map(({ line }) => line);
}

/** 分组标题 inside a table, with those it stands under, the nearest first. */
interface Band {
  readonly title: PlacedText;
  readonly titles: readonly PlacedText[];
}

/** `一、` stands above `（一）`, which ends with the next of either. */
const SECOND = /^\([一二三四五六七八九十]{1,3}\)/u;
const NUMBER =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:[、.．]|\s+)|\d{1,2}[、.．])\s*/u;

/** The bands of a table in the order of their rows; each holds until the next. */
function bandsOf({ skipped }: LocatedTable): Band[] {
  let upper: PlacedText | undefined;
  return skipped
    .filter(({ reason }) => reason === 'band')
    .toSorted((a, b) => a.row - b.row)
    .map(({ text, row, column }) => {
      const title = { text, row, column };
      if (!SECOND.test(compact(text))) {
        upper = title;
        return { title, titles: [title] };
      }
      return { title, titles: upper ? [title, upper] : [title] };
    });
}

/** What a band says in place of a cell that is empty: a column, and what it is called. */
const TOLD: readonly (readonly [key: string, name: string, says: (label: string) => boolean])[] = [
  [
    'method',
    '检查方式',
    (label) => {
      const method = parseMethod(label);
      return method.kind === 'value' && (method.value.onSite || method.value.offSite);
    },
  ],
  [
    'time',
    '检查时间',
    (label) => {
      const time = parseTime(label, { year: SOME_YEAR });
      return time.kind === 'value' && time.warning === undefined;
    },
  ],
  ['item_class', '事项类别', (label) => parseItemClass(label).kind === 'value'],
  ['domain', '领域', (label) => /(?:领域|行业)$/u.test(label)],
];
const SOME_YEAR = 2026;

/** Columns that say the same as the first. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  time: ['time_start', 'time_end', ...PERIOD_COLUMNS.keys()],
};

/** What was taken from a title in place of an empty cell. */
interface Taken {
  readonly name: string;
  readonly title: PlacedText;
}

/** A line with what its band says where its own cells say nothing. */
function underBand(line: RawLine, band: Band): { line: RawLine; taken: readonly Taken[] } {
  const cells = { ...line.cells };
  const taken: Taken[] = [];
  for (const [key, name, says] of TOLD) {
    const columns = [key, ...(ALSO[key] ?? [])];
    if (columns.some((column) => textOf(line, column) !== '' || line.cells[column]?.trouble)) continue;
    const title = band.titles.find(({ text }) => says(labelOf(text)));
    if (!title) continue;
    const { row, column } = line.cells[key] ?? { row: line.row, column: title.column };
    cells[key] = { text: labelOf(title.text), row, column };
    taken.push({ name, title });
  }
  return taken.length === 0 ? { line, taken } : { line: { ...line, cells }, taken };
}

/** Without the number in front. */
function labelOf(text: string): string {
  return compact(text.replace(NUMBER, ''));
}
