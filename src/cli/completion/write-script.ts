import type { CommandSpec } from '../command-tree.ts';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import type { CompletionScript } from './model.ts';
import { powershell } from './powershell.ts';
import { places } from './words.ts';
import { zsh } from './zsh.ts';

const SCRIPTS = { bash, zsh, fish, powershell } satisfies Readonly<Record<string, CompletionScript>>;

export type Shell = keyof typeof SCRIPTS;

/** 补全脚本: names, options and fixed values of every command; pressing Tab does not start the program. */
export function completionScript(program: CommandSpec, shell: Shell): string {
  return SCRIPTS[shell](places(program));
}
