import { extname, resolve } from 'node:path';
import type { Block, Outcome } from '../document/blocks.ts';
import { EXIT, UserError } from '../kernel/errors.ts';

type Render = (outcome: Outcome, title: string) => Promise<string>;

/** Forms that every answer has. */
const FORMATS: Readonly<Record<string, Render>> = {
  '.html': async ({ blocks }, title) => (await import('../document/html.ts')).renderHtml(title, blocks),
  '.md': async ({ blocks }, title) => (await import('../document/markdown.ts')).renderMarkdown(title, blocks),
  '.json': async (outcome) => (await import('../document/json.ts')).renderJson(outcome),
  '.txt': async ({ blocks }) => (await import('../document/plain.ts')).renderPlain(blocks),
};

/** Forms of one answer that are more than its blocks: extension → bytes. */
export type OwnFormats = Readonly<Record<string, () => Promise<string | Uint8Array>>>;

/**
 * 存成文件: with a path, writes the answer there in the form its extension names, and answers with the path
 * instead; without one gives the answer back. `own` are forms that only this answer has.
 * @throws UserError E_USAGE, or as `save`
 */
export async function deliver(
  outcome: Outcome,
  title: string,
  output: string | undefined,
  own: OwnFormats = {},
): Promise<Outcome> {
  if (output === undefined) return outcome;
  const content = await renderFile(outcome, title, output, own);
  return withSaved({ ...outcome, blocks: [] }, await save(output, content));
}

/** The answer as the content of a file, in the form that the extension of its name asks for. @throws UserError E_USAGE */
export async function renderFile(
  outcome: Outcome,
  title: string,
  name: string,
  own: OwnFormats = {},
): Promise<string | Uint8Array> {
  const extension = extname(name).toLowerCase();
  const make = own[extension];
  if (make) return make();
  const render = FORMATS[extension];
  if (render === undefined) {
    throw new UserError('E_USAGE', `不能存成这种格式：${name}`, {
      hint: `文件名以 ${[...Object.keys(own), ...Object.keys(FORMATS)].join('、')} 结尾${extension === '.ics' ? '；期限的日历文件用 zfjd due --ics <文件>' : ''}`,
      exit: EXIT.usage,
    });
  }
  // On a screen the warnings go to stderr; a file has to carry them itself.
  const warnings = (outcome.warnings ?? []).map((text): Block => ({ kind: 'text', text, tone: 'warn' }));
  return render({ ...outcome, blocks: [...warnings, ...outcome.blocks] }, title);
}

/** The answer with the file that was written beside it. */
export function withSaved(outcome: Outcome, path: string): Outcome {
  const saved: Block = { kind: 'text', text: `已保存：${path}`, tone: 'good' };
  return { ...outcome, blocks: [...outcome.blocks, saved], routine: outcome.blocks.length === 0 };
}

/** Writes a file that is handed on, whole or not at all; one of that name is replaced. Gives its full path. */
export async function save(path: string, content: string | Uint8Array): Promise<string> {
  const { writeFileAtomic } = await import('../document/write-file.ts');
  return writeFileAtomic(resolve(path), content, { mode: 0o644, existing: 'replace' });
}
