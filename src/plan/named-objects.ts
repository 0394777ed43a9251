import { compact } from '../kernel/text.ts';
import { usccFault } from '../kernel/uscc.ts';
import type { LineNote } from './line-note.ts';
import type { RegistryLookup } from './lookup.ts';
import { textOf, type NamedObject, type RawLine } from './model.ts';
import type { TargetList, TargetName, TargetSpec } from './values/model.ts';
import type { Reading } from './values/reading.ts';
import { parseTargets } from './values/targets.ts';

/** 检查对象 of a line: what its cell says, and the names, which may stand in a column of their own. */
export interface LineTargets {
  readonly scope: Reading<TargetSpec> | undefined;
  readonly names: TargetList | undefined;
  /** The column the names stand in. */
  readonly key: 'object_scope' | 'object_names';
}

export function readTargets(raw: RawLine): LineTargets {
  const parse = (key: string) => {
    const text = textOf(raw, key);
    return text === '' ? undefined : parseTargets(raw.cells[key]?.text ?? '');
  };
  const scope = parse('object_scope');
  const own = listOf(parse('object_names'));
  return own
    ? { scope, names: own, key: 'object_names' }
    : { scope, names: listOf(scope), key: 'object_scope' };
}

function listOf(reading: Reading<TargetSpec> | undefined): TargetList | undefined {
  return reading?.kind === 'value' && reading.value.kind === 'list' ? reading.value : undefined;
}

/** Whether the names are all there are: nothing is left open, and no other number is told. */
export function isWholeList({ rest, told }: TargetList): boolean {
  return rest === undefined && told === undefined;
}

/** The names are not in the cell but in a list somewhere else. */
const ELSEWHERE = /[见按]附[件表录]|附后|附件名单|[见按](?:后附|所附)|(?:见|详见)名单/u;

/** 点名的检查对象: by code where the line gives one, else by name; what the names leave open is told. */
export function namedObjects(
  raw: RawLine,
  { names: list, key }: LineTargets,
  lookup: RegistryLookup,
  note: LineNote,
): NamedObject[] {
  if (list) tellGaps(list, (code, severity, message, next) => note(key, code, severity, message, next));
  else tellElsewhere(raw, note);
  const codes = codesOf(raw);
  const valid = codes.map((code) => {
    const fault = usccFault(code);
    if (fault === undefined) return code;
    note('object_uscc', 'W108', '必改', `统一社会信用代码${fault}`, '核对营业执照后改正');
    return undefined;
  });
  const names = list?.names ?? [];
  // Code and name of one object stand at the same place of their lists; a wrong code leaves the name.
  if (names.length === codes.length) return names.map((name, i) => objectOf(name, valid[i], lookup));
  const certain = valid.filter((code) => code !== undefined);
  if (certain.length > 0) return certain.map((code) => lookup.object(code, code));
  return names.map((name) => objectOf(name, undefined, lookup));
}

/** 统一社会信用代码 of a line in their normal form; mostly one, written so. */
export function codesOf(raw: RawLine): string[] {
  const text = raw.cells['object_uscc']?.text ?? '';
  if (/^[0-9A-Z]+$/u.test(text)) return [text];
  return text
    .split(/[、,，;；\s]+/u)
    .map((code) => compact(code).toUpperCase())
    .filter((code) => code !== '');
}

function tellElsewhere(raw: RawLine, note: LineNote): void {
  const key = ['object_names', 'object_scope'].find((column) => ELSEWHERE.test(textOf(raw, column)));
  if (key !== undefined)
    note(key, 'W110', '建议', '名单在别处，没有随这一行逐家审查', '在本行写出单位名称，或一家一行');
  else if (textOf(raw, 'object_names') !== '')
    note('object_names', 'W110', '建议', '没有读出单位名称，未逐家审查', '逐家写全称，用“、”隔开');
}

function tellGaps(
  { names, told, rest = [] }: TargetList,
  tell: (code: string, severity: '必改' | '建议', message: string, next: string) => void,
): void {
  for (const { fault } of names) {
    if (fault !== undefined) tell('W108', '必改', fault, '核对营业执照后改正');
  }
  const open = rest.map((words) => `“${words}”`).join('、');
  if (told !== undefined) {
    tell(
      'W110',
      '建议',
      `写明${told}家，名单列出${names.length}家${open === '' ? '' : `，另有${open}`}，只审查列出的`,
      '列全名单，或更正家数',
    );
  } else if (open !== '') {
    tell(
      'W110',
      '建议',
      `点名的${names.length}家逐家审查，${open}没有点名，按范围理解`,
      '逐家列出，或另起一行写范围',
    );
  }
}

/** The bracket behind a name is part of it, or tells which of several it is, or where its premises are. */
function objectOf(
  { name, uscc, bracket }: TargetName,
  code: string | undefined,
  lookup: RegistryLookup,
): NamedObject {
  const own = code ?? uscc;
  if (bracket === undefined) return lookup.object(name, own);
  if (own === undefined) {
    const whole = lookup.object(`${name}(${bracket})`, undefined);
    if (whole.matches.length > 0) return whole;
  }
  const found = lookup.object(name, own);
  const placeKey = compact(bracket);
  const there = found.matches.filter(({ sites }) => sites.some(({ key }) => key === placeKey));
  return there.length === 1 ? { ...found, matches: there, placeKey } : found;
}
