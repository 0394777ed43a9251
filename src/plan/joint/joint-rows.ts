import { chineseDate } from '../../kernel/local-date.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import type { RegistryLookup } from '../lookup.ts';
import { textOf, type RawLine } from '../model.ts';
import { parseMethod } from '../values/enums.ts';
import { stayingParties, type JointProposal } from './model.ts';

/** Columns of a joint plan, by canonical name, in order. */
export const JOINT_COLUMNS = [
  'seq',
  'plan_name',
  'parent_code',
  'item',
  'item_detail',
  'basis',
  'subject',
  'object_scope',
  'object_uscc',
  'place',
  'ratio',
  'freq',
  'method',
  'time',
  'necessity',
  'joint_flag',
  'lead',
  'coop',
  'remark',
] as const;

type JointColumn = (typeof JOINT_COLUMNS)[number];

/** What every joint plan has to state, whatever the sector. */
export const JOINT_REQUIRED: readonly JointColumn[] = [
  'item',
  'subject',
  'object_scope',
  'ratio',
  'method',
  'time',
  'joint_flag',
  'lead',
  'coop',
];

/** One row for one joint visit, out of the lines it takes the place of. */
export function jointRow(
  proposal: JointProposal,
  number: number,
  lineOf: (id: number) => RawLine,
  lookup: RegistryLookup,
): string[] {
  const { id, enterprise, code, address, window, lead, effect } = proposal;
  const staying = stayingParties(proposal.parties);
  const tasks = proposal.tasks.filter((task) => staying.some(({ agencyId }) => agencyId === task.agencyId));
  const sources = tasks.map((task) => {
    const party = staying.find(({ agencyId }) => agencyId === task.agencyId) ?? lead;
    const line = lineOf(task.lineId);
    const item = lookup.item(task.item, textOf(line, 'item_code'), party.code, party.sector);
    return { task, party, line, item };
  });
  const gathered = (key: string) => distinct(sources.map(({ line }) => textOf(line, key)));
  const others = staying.filter(({ agencyId }) => agencyId !== lead.agencyId).map(({ agency }) => agency);
  const random = sources.every(({ line }) => {
    const method = parseMethod(textOf(line, 'method'));
    return method.kind === 'value' && method.value.random;
  });
  const cells: Readonly<Record<JointColumn, string>> = {
    seq: String(number),
    plan_name: `联合检查${id}号`,
    parent_code: gathered('parent_code').join('、'),
    // One a line: what a cell with several items is read by.
    item: distinct(tasks.map(({ item }) => item)).join('\n'),
    item_detail: distinct(sources.map(({ line, task }) => textOf(line, 'item_detail') || task.item)).join(
      '；',
    ),
    basis: distinct(sources.map(({ line, item }) => textOf(line, 'basis') || (item?.basis ?? ''))).join('；'),
    subject: [lead.agency, ...others].join('、'),
    object_scope: enterprise,
    object_uscc: code,
    place: address,
    ratio: '100%',
    freq: `${effect.after}次/年`,
    method: `${random ? '双随机' : ''}跨部门联合现场检查`,
    time:
      window.from === window.to
        ? chineseDate(window.from)
        : `${chineseDate(window.from)}至${chineseDate(window.to)}`,
    necessity: distinct([
      `落实“综合查一次”，把${effect.before}次检查并为${effect.after}次`,
      ...gathered('necessity'),
    ]).join('；'),
    joint_flag: '是',
    lead: lead.agency,
    coop: others.join('、'),
    remark: distinct([
      `代替：${sources.map(({ party, task }) => `${party.agency}${placeText(task.where)}`).join('、')}`,
      `时间：${window.reason}`,
      ...gathered('remark'),
    ]).join('；'),
  };
  return JOINT_COLUMNS.map((key) => cells[key]);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}
