import { compact } from '../kernel/text.ts';
import type { PlacedText } from '../workbook/locate-model.ts';
import { partnersOf, textOf, type RawLine, type Titled } from './model.ts';
import type { MethodSpec, YesNo } from './values/model.ts';
import { read, type Reading } from './values/reading.ts';

const JOINT = /部门联合|多部门联合|联合(?:双随机|抽查|检查|执法)|跨部门/u;
/** A title that speaks of both kinds holds for no line. */
const ALONE = /本部门|单部门|部门内部?|单独|非联合/u;
const RANDOM = /双随机/u;
const NOT_RANDOM = /非双随机|不随机|日常|专项|重点检查|全覆盖|触发|以外|除外/u;

/**
 * The titles that hold for a table, the nearest first: its own; where it has none, those of the sheet before it.
 * The title of the whole sheet, which stands above that of its first table, holds for every table.
 */
export function titlesOf(own: readonly PlacedText[], cover: readonly PlacedText[]): readonly PlacedText[] {
  const main = cover.length > 1 ? cover.slice(0, 1) : [];
  return own.length === 0 ? cover : [...own.toReversed(), ...main];
}

/** What titles say of the lines under them, the nearest first. */
export function titledBy(titles: readonly PlacedText[]): Titled {
  const joint = saying(titles, JOINT, ALONE);
  const random = saying(titles, RANDOM, NOT_RANDOM);
  return { ...(joint !== undefined && { joint }), ...(random !== undefined && { random }) };
}

/** The nearest title that decides, where it decides for the word. */
function saying(titles: readonly PlacedText[], word: RegExp, against: RegExp): string | undefined {
  const deciding = titles
    .map(({ text }) => text.trim())
    .find((text) => word.test(compact(text)) || against.test(compact(text)));
  return deciding !== undefined && !against.test(compact(deciding)) ? deciding : undefined;
}

/** Does a line leave it to the title whether it is joint? 配合部门 says so too, and 无 says that it is not. */
function leavesJoint(line: RawLine): boolean {
  return textOf(line, 'joint_flag') === '' && textOf(line, 'coop') === '' && partnersOf(line) === '';
}

/** 是否联合 of a line whose own columns do not say. */
export function titledJoint(line: RawLine, titled: Titled | undefined): Reading<YesNo> | undefined {
  if (titled?.joint === undefined || !leavesJoint(line)) return undefined;
  return read({ yes: true, note: `标题写明“${titled.joint}”` });
}

/** 检查方式 of a line, drawn where the title says so and the line speaks of no other way to choose. */
export function titledMethod(
  method: Reading<MethodSpec> | undefined,
  titled: Titled | undefined,
): Reading<MethodSpec> | undefined {
  return titled?.random === undefined ? method : drawn(method);
}

const TYPE_DRAWN = /双随机|随机(?:抽查|检查)/u;
const TYPE_NOT_DRAWN = /非双?随机|不随机|以外|除外/u;

/** 检查方式 of a line whose 检查类型 says that its objects are drawn. */
export function typedMethod(
  method: Reading<MethodSpec> | undefined,
  type: string,
): Reading<MethodSpec> | undefined {
  const said = compact(type);
  return TYPE_DRAWN.test(said) && !TYPE_NOT_DRAWN.test(said) ? drawn(method) : method;
}

/** Objects are drawn, where the line speaks of no other way to choose them. */
function drawn(method: Reading<MethodSpec> | undefined): Reading<MethodSpec> | undefined {
  if (method === undefined) return read({ ...NOT_SAID, random: true });
  return method.kind === 'value' && leavesRandom(method.value)
    ? { ...method, value: { ...method.value, random: true } }
    : method;
}

const NOT_SAID: MethodSpec = {
  onSite: false,
  offSite: false,
  random: false,
  fullCoverage: false,
  joint: false,
  triggered: false,
};

function leavesRandom({ random, fullCoverage, triggered, directed }: MethodSpec): boolean {
  return !random && !fullCoverage && !triggered && directed === undefined;
}

/** What is told of a table of whose lines some go by the title. */
export function titledHints(
  titled: Titled,
  lines: readonly RawLine[],
  methodOf: (line: RawLine) => Reading<MethodSpec> | undefined,
): { readonly title: string; readonly message: string }[] {
  const hint = (title: string | undefined, as: string, leaves: (line: RawLine) => boolean) => {
    const count = title === undefined ? 0 : lines.filter(leaves).length;
    return title === undefined || count === 0
      ? []
      : [{ title, message: `${count}行没有另外写明，按标题「${title}」理解为${as}` }];
  };
  return [
    ...hint(titled.joint, '联合检查', leavesJoint),
    ...hint(titled.random, '随机抽取对象', (line) => {
      const method = methodOf(line);
      return method === undefined || (method.kind === 'value' && leavesRandom(method.value));
    }),
  ];
}
