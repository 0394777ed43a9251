import type { Deps } from '../deps.ts';
import { keyPath } from '../key-path.ts';
import { canAsk } from '../prompts.ts';

/** What the complaints ledger works with. */
export async function complaintDeps(deps: Deps) {
  const [store, calendar, pack] = [await deps.openStore(), await deps.calendar(), await deps.pack()];
  return { store, calendar, pack, keyPath: keyPath(deps.env) };
}

/** 投诉人, as the options name it. */
export interface PersonOptions {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly enterprise?: string;
}

const QUESTIONS: Readonly<Record<keyof PersonOptions, string>> = {
  name: '投诉人姓名（没有的直接回车）',
  phone: '投诉人电话（没有的直接回车）',
  address: '投诉人地址（没有的直接回车）',
  enterprise: '投诉企业（没有的直接回车）',
};

/** Who complained; asked for at a terminal where nothing is named, since what is typed as an option stays in its history. */
export async function personOf(deps: Deps, given: PersonOptions) {
  const person = { name: '', phone: '', address: '', enterprise: '', ...given };
  if (Object.keys(given).length > 0 || !canAsk(deps)) return person;
  for (const key of Object.keys(QUESTIONS) as (keyof PersonOptions)[]) {
    person[key] = await deps.prompter.input(QUESTIONS[key]);
  }
  return person;
}
