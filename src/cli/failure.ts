import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, UserError, type ExitCode } from '../kernel/errors.ts';
import { systemRefusal } from '../kernel/file-trouble.ts';
import { printable } from '../kernel/text.ts';
import { explainInstallation } from './installation.ts';
import type { Io } from './io.ts';

/** What a failed run is reported with. */
export interface Failure {
  readonly io: Io;
  /** With `--json` the error is one JSON line on stderr; stdout stays empty. */
  readonly json: boolean;
  readonly version: string;
  readonly argv: readonly string[];
  /** Wall clock, goes into the diagnostic file and its name. */
  readonly now: string;
}

/** Says on stderr what went wrong and what to do next, and gives the exit code. */
export function reportFailure(error: unknown, failure: Failure): ExitCode {
  const told =
    error instanceof UserError
      ? error
      : (explainInstallation(error) ?? systemRefusal(error) ?? asBug(error, failure));
  const { code, message, hint, exit } = told;
  if (failure.json) {
    const text = JSON.stringify({ schema: 'zfjd.error/1', error: { code, message, hint, exit } });
    failure.io.stderr.write(`${text}\n`);
  } else {
    const lines = [`错误：${message}`, ...(hint === undefined ? [] : [`建议：${hint}`])];
    failure.io.stderr.write(`${lines.map(printable).join('\n')}\n`);
  }
  return exit;
}

function asBug(error: unknown, failure: Failure): UserError {
  const path = writeDiagnostics(error, failure);
  return new UserError('E_BUG', `程序出现缺陷，未能完成（诊断文件：${path}）`, {
    hint: '未完成的写入已全部撤销；请把诊断文件交给维护人员',
    exit: EXIT.bug,
    cause: error,
  });
}

/** Stack, version and the shape of the command line; arguments and option values are left out (个人信息). */
function writeDiagnostics(error: unknown, { argv, version, now }: Failure): string {
  const stamp = now.replace(/\D/g, '').slice(0, 14);
  const path = join(tmpdir(), `.zfjd-crash-${stamp}-${process.pid}.txt`);
  const lines = [
    `zfjd ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    now,
    `argv: ${argv.map(withoutValue).join(' ')}`,
    stackOf(error),
  ];
  try {
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    return path;
  } catch {
    return `未能写入 ${path}`;
  }
}

function withoutValue(word: string): string {
  if (word.startsWith('-')) return word.replace(/=.*/su, '=…');
  return /^[a-z]+$/.test(word) ? word : '…';
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
