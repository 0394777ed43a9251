import { UserError } from '../../kernel/errors.ts';
import type { Clause } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { normalise } from '../../kernel/text.ts';
import type { Pack } from '../../policy/pack.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { NewClue } from '../model.ts';
import { prose } from '../take-step.ts';
import type { ScreenResult } from './model.ts';

/** 监督重点, 五个严禁 or 八个不得 of the pack. */
export type Topic = ParameterValue<'supervision.topics'>[number];

/** 线索来源 as a person writes it; the kind by the first word of the pack that stands in it. */
export function clueSource(pack: Pack, on: LocalDate, written: string, id?: string): NewClue['source'] {
  const text = prose(written);
  const sources = pack.get('supervision.clue_sources', on).value;
  const found =
    sources.find(({ code, name }) => text === code || text === name) ??
    sources.find(({ words }) => words.some((word) => text.includes(word)));
  const bare = found !== undefined && (text === found.code || found.words.includes(text));
  return {
    kind: found?.code ?? 'other',
    text: bare ? found.name : text,
    ...(id !== undefined && prose(id) !== '' && { id: normalise(id) }),
  };
}

/** The codes of topics by code, name or a part of a name that no other has. @throws UserError E_CLUE_TOPIC */
export function requireTopics(pack: Pack, on: LocalDate, written: readonly string[]): string[] {
  const topics = pack.get('supervision.topics', on).value;
  return [...new Set(written.map((text) => requireTopic(topics, text)))].sort();
}

function requireTopic(topics: readonly Topic[], written: string): string {
  const wanted = normalise(written);
  const exact = topics.filter(({ code, name }) => code === wanted.toUpperCase() || name === wanted);
  const near = exact.length > 0 || wanted === '' ? exact : topics.filter(({ name }) => name.includes(wanted));
  const [found, ...others] = near;
  if (found && others.length === 0) return found.code;
  const offered = (near.length > 0 ? near : topics).map(({ code, name }) => `${code} ${name}`).join('；');
  throw new UserError('E_CLUE_TOPIC', `监督事项无法识别：「${prose(written)}」`, {
    hint: `可用：${offered}`,
  });
}

/** Topics whose words stand in a text: a hint to the person, never applied by itself. */
export function topicsIn(pack: Pack, on: LocalDate, text: string): Topic[] {
  const topics = pack.find('supervision.topics', on)?.value ?? [];
  return topics.filter(({ words }) => words.some((word) => text.includes(word)));
}

/** Code → `五个严禁：变相检查`; the code itself where the pack has no such topic any more. */
export function topicName(pack: Pack, on: LocalDate, code: string): string {
  const topic = pack.find('supervision.topics', on)?.value.find((one) => one.code === code);
  return topic ? `${topic.list}：${topic.name}` : code;
}

/** By which clause a screening ends so. @throws UserError E_CLUE_RESULT where the policies of the day know no such result */
export function screeningClause(pack: Pack, on: LocalDate, result: ScreenResult, name: string): Clause {
  const found = pack.get('supervision.screening', on).value.find((one) => one.result === result);
  if (found) return pack.clause(found.clause);
  throw new UserError('E_CLUE_RESULT', `${on}施行的规定没有「${name}」这种研判结果`, {
    hint: '运行 zfjd pack show supervision.screening 查看施行日期',
  });
}
