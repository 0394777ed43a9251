import { extname } from 'node:path';
import type { Block, Outcome } from '../document/blocks.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import { writeOutput } from './files.ts';

type Render = (outcome: Outcome, title: string) => Promise<string>;

const FORMATS: Readonly<Record<string, Render>> = {
  '.html': async ({ blocks }, title) => (await import('../document/html.ts')).renderHtml(title, blocks),
  '.md': async ({ blocks }, title) => (await import('../document/markdown.ts')).renderMarkdown(title, blocks),
  '.json': async (outcome) => (await import('../document/json.ts')).renderJson(outcome),
  '.txt': async ({ blocks }) => (await import('../document/plain.ts')).renderPlain(blocks),
};

/**
 * 存成文件: with a path, writes the answer there in the form its extension names, and answers with the path
 * instead; without one gives the answer back. @throws UserError E_USAGE, E_FILE_WRITE
 */
export async function deliver(outcome: Outcome, title: string, output: string | undefined): Promise<Outcome> {
  if (output === undefined) return outcome;
  const render = FORMATS[extname(output).toLowerCase()];
  if (render === undefined) {
    throw new UserError('E_USAGE', `不能存成这种格式：${output}`, {
      hint: `文件名以 ${Object.keys(FORMATS).join('、')} 结尾`,
      exit: EXIT.usage,
    });
  }
  // On a screen the warnings go to stderr; a file has to carry them itself.
  const warnings = (outcome.warnings ?? []).map((text): Block => ({ kind: 'text', text, tone: 'warn' }));
  const whole = { ...outcome, blocks: [...warnings, ...outcome.blocks] };
  const path = writeOutput(output, await render(whole, title));
  return { ...outcome, blocks: [{ kind: 'text', text: `已保存：${path}`, tone: 'good' }] };
}
