import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import { parseDate, type LocalDate } from '../kernel/local-date.ts';
import { didYouMean } from '../kernel/suggest.ts';
import { Pack, type DatedValue, type PackParameter } from './pack.ts';
import { formOf, packFolder, type PackForm } from './prepared-pack.ts';
import { PARAMETERS, type ParameterName } from './parameters.ts';

const localDate = z.string().transform((text, context): LocalDate => {
  const parsed = parseDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: `不是日期：${text}` });
  return z.NEVER;
});

const manifest = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** Short key → full title, as cited. */
  documents: z.record(z.string(), z.string()),
  files: z.array(z.string()).min(1),
});

const parameterForm = z.strictObject({
  title: z.string().min(1),
  values: z
    .array(
      z.strictObject({
        value: z.unknown(),
        from: localDate,
        until: localDate.optional(),
        when: z
          .strictObject({
            sector: z.array(z.string()).min(1).optional(),
            unitType: z.array(z.string()).min(1).optional(),
            kind: z.array(z.string()).min(1).optional(),
          })
          .default({}),
        clause: z.tuple([z.string(), z.string()]),
        note: z.string().optional(),
      }),
    )
    .min(1),
});

/** zod's own messages in Chinese. */
const CHINESE = { error: z.locales.zhCN().localeError };

export { packFolder };

/** Codes of the packs in a folder. */
export function listPacks(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** A pack with the names of its files, for the build to keep. @throws UserError as `loadPack` */
export function packForm(folder: string, code: string): { files: readonly string[]; form: PackForm } {
  const { pack, files } = readPack(folder, code);
  return { files, form: formOf(pack) };
}

/**
 * Reads a pack and checks every value against the form its parameter must have.
 * @throws UserError E_PACK_MISSING, E_PACK naming file, parameter and fault
 */
export function loadPack(folder: string, code: string): Pack {
  return readPack(folder, code).pack;
}

function readPack(folder: string, code: string): { pack: Pack; files: readonly string[] } {
  const home = join(folder, code);
  if (!existsSync(join(home, 'pack.yaml'))) {
    const known = existsSync(folder) ? listPacks(folder) : [];
    throw new UserError('E_PACK_MISSING', `没有政策包「${code}」。${didYouMean(code, known)}`, {
      hint: `可用的政策包：${known.join('、') || '（无）'}`,
    });
  }
  const texts: string[] = [];
  const read = (name: string): unknown => {
    if (!existsSync(join(home, name))) throw new Error('没有这个文件');
    const text = readFileSync(join(home, name), 'utf8');
    texts.push(text);
    return inFile(join(home, name), () => parseYaml(text) as unknown);
  };
  const head = inFile(join(home, 'pack.yaml'), () => manifest.parse(read('pack.yaml'), CHINESE));
  const parameters = new Map<ParameterName, PackParameter>();
  for (const name of head.files) {
    const file = join(home, name);
    const content = inFile(file, () => z.record(z.string(), parameterForm).parse(read(name), CHINESE));
    for (const [key, form] of Object.entries(content)) {
      inFile(`${file} ${key}`, () => {
        if (!(key in PARAMETERS))
          throw new Error(`不认识的参数。${didYouMean(key, Object.keys(PARAMETERS))}`);
        if (parameters.has(key as ParameterName)) throw new Error('参数重复');
        parameters.set(key as ParameterName, readParameter(key as ParameterName, form, head.documents));
      });
    }
  }
  const version = sha256(texts.join('\0')).slice(0, 12);
  return {
    pack: new Pack(head.code, head.name, version, parameters, head.documents),
    files: ['pack.yaml', ...head.files],
  };
}

function readParameter(
  name: ParameterName,
  form: z.infer<typeof parameterForm>,
  documents: Record<string, string>,
): PackParameter {
  const values = form.values.map((entry): DatedValue => {
    const [document, at] = entry.clause;
    const title = documents[document];
    if (title === undefined) throw new Error(`条款引用了未登记的文件「${document}」`);
    const { sector, unitType, kind } = entry.when;
    return {
      value: PARAMETERS[name].parse(entry.value, CHINESE),
      from: entry.from,
      ...(entry.until && { until: entry.until }),
      clause: { document: title, at },
      ...(entry.note !== undefined && { note: entry.note }),
      when: { ...(sector && { sector }), ...(unitType && { unitType }), ...(kind && { kind }) },
    };
  });
  const places = values.map(({ from, when }) => JSON.stringify([from, when]));
  const twice = values.find((_, i) => places.indexOf(places[i] ?? '') !== i);
  if (twice) throw new Error(`${twice.from}起施行的值重复：适用范围相同`);
  const reversed = values.find(({ from, until }) => until !== undefined && until < from);
  if (reversed) throw new Error(`失效日期${reversed.until}早于施行日期${reversed.from}`);
  return { title: form.title, values };
}

function inFile<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('；')
        : error instanceof Error
          ? error.message
          : String(error);
    throw new UserError('E_PACK', `政策包有误：${where}：${reason}`, {
      hint: '按 data/packs/jinshan 的写法改正后重试',
    });
  }
}
