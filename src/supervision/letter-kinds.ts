import { EXIT, UserError } from '../kernel/errors.ts';
import { compact, printable } from '../kernel/text.ts';
import type { EnvelopeKey } from './letter-labels.ts';
import type { SideAct } from './model.ts';

/** How a kind of letter looks: 下行文和平行文, 上行文, a paper of the government, or a form without head. */
type Sheet = 'outgoing' | 'upward' | 'government' | 'record';

export interface LetterForm {
  /** 文书名称 */
  readonly name: string;
  /** Text in `data/templates/letters`. */
  readonly template: string;
  readonly sheet: Sheet;
  /** The act that sends it out under a number; 监督文书 and 请示 have acts on the line, the others bear no number. */
  readonly act?: SideAct;
}

/** 文书种类, in the order of the work. */
export const LETTER_KINDS = {
  warning: {
    name: '行政执法监督预警提醒函',
    template: 'yujing-tixinghan',
    sheet: 'outgoing',
    act: 'send-warning',
  },
  suggestion: { name: '行政执法监督建议书', template: 'jianyishu', sheet: 'outgoing' },
  urge: { name: '行政执法监督督办函', template: 'dubanhan', sheet: 'outgoing' },
  opinion: { name: '行政执法监督意见书', template: 'yijianshu', sheet: 'outgoing' },
  receipt: { name: '送达回证', template: 'songda-huizheng', sheet: 'record' },
  'objection-reply': {
    name: '行政执法监督异议答复书',
    template: 'yiyi-dafu',
    sheet: 'outgoing',
    act: 'send-reply',
  },
  review: { name: '整改情况复查记录', template: 'fucha-jilu', sheet: 'record' },
  request: { name: '报请制发决定书的请示', template: 'qingshi', sheet: 'upward' },
  decision: { name: '行政执法监督决定书', template: 'juedingshu', sheet: 'government' },
  interview: {
    name: '行政执法监督约谈通知书',
    template: 'yuetan-tongzhi',
    sheet: 'outgoing',
    act: 'send-letter',
  },
  transfer: { name: '问题线索移送函', template: 'yisonghan', sheet: 'outgoing', act: 'send-letter' },
  notice: { name: '行政执法问题告知函', template: 'gaozhihan', sheet: 'outgoing', act: 'send-notice' },
  guidance: { name: '指导意见', template: 'zhidao-yijian', sheet: 'outgoing', act: 'send-letter' },
} as const satisfies Readonly<Record<string, LetterForm>>;

export type LetterKind = keyof typeof LETTER_KINDS;

export const LETTER_KIND_IDS = Object.keys(LETTER_KINDS) as LetterKind[];

export function letterForm(kind: LetterKind): LetterForm {
  return LETTER_KINDS[kind];
}

/** The kind whose text this is; undefined for texts of other papers. */
export function kindOfTemplate(template: string): LetterKind | undefined {
  return LETTER_KIND_IDS.find((kind) => LETTER_KINDS[kind].template === template);
}

const AROUND: readonly EnvelopeKey[] = [
  'issuer',
  'number',
  'title',
  'to',
  'attachments',
  'signature',
  'date',
  'note',
  'copyTo',
  'printedBy',
  'printedOn',
];

/** What stands around the body of a kind. */
export function envelopeOf(kind: LetterKind): readonly EnvelopeKey[] {
  const { sheet } = LETTER_KINDS[kind];
  if (sheet === 'record') return ['title'];
  return sheet === 'upward' ? [...AROUND, 'signer'] : AROUND;
}

/** Reads 文书种类: `warning`, 行政执法监督预警提醒函, or a part of a name that no other has. @throws UserError E_USAGE */
export function requireLetterKind(text: string): LetterKind {
  const wanted = compact(text);
  const matching = (fits: (name: string) => boolean) =>
    wanted === '' ? [] : LETTER_KIND_IDS.filter((kind) => fits(LETTER_KINDS[kind].name));
  const candidates = [
    LETTER_KIND_IDS.filter((kind) => kind === wanted || LETTER_KINDS[kind].name === wanted),
    matching((name) => name.endsWith(wanted)),
    matching((name) => name.includes(wanted)),
  ].find((kinds) => kinds.length > 0);
  const [found, ...others] = candidates ?? [];
  if (found !== undefined && others.length === 0) return found;
  const known = candidates ?? LETTER_KIND_IDS;
  throw new UserError(
    'E_USAGE',
    others.length > 0 ? `「${printable(text)}」可能指几种文书` : `没有这种文书：「${printable(text)}」`,
    {
      hint: `可用的值：${known.map((kind) => `${kind}（${LETTER_KINDS[kind].name}）`).join('、')}`,
      exit: EXIT.usage,
    },
  );
}
