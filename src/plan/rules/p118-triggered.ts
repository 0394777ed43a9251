import { compact } from '../../kernel/text.ts';
import { textOf } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

/** In a column that says what kind of inspection it is. */
const TRIGGERED =
  /触发式|根据(?:投诉|举报|线索|转办|交办)|因(?:投诉|举报|线索)|(?:投诉|举报)[^,;。\n]{0,4}(?:核查|检查)/u;

/** 触发式检查除外、不含触发式检查: says that the line is none. */
const SET_APART =
  /(?:除|不含|不包括|不包含|剔除|区别于)[^,;。()]{0,4}触发式[^,;。()]{0,6}|触发式[^,;。()]{0,6}(?:除外|以外|之外|不受|不计|不在|不占|不限|不纳入|不列入|另行|另计|另案)[^,;。()]*/gu;

/** In words beside the plan: what the line itself is, not what is thought of. */
const IS_TRIGGERED = /^(?:本|该|此)?(?:项|行|次|类)?(?:检查)?(?:均|都)?(?:为|属于?|系|是|按)?触发式/u;

const SOURCE = '(?:投诉|举报|线索|转办|交办|移送)';
/** 接到投诉举报后开展; not 根据投诉举报确定重点, nor 如接到投诉举报后开展, which comes on top of what is planned. */
const BEGUN_BY = new RegExp(
  `^(?!如|若|遇|必要|另|同时|并|此外|期间|对).{0,6}?(?:接到?|收到|因|根据|依据|按照?|凭)[^,;。、]{0,6}${SOURCE}[和、或及]?${SOURCE}*(?:的|等)?(?:案件|问题|情况|线索|信息|材料)*(?:后|时)?(?:再|才|即|方|随时)?(?:开展|实施|进行|启动|组织|(?<=后)(?:现场)?(?:检查|核查))`,
  'u',
);

export const triggered = lineRule({
  code: 'P118',
  title: '触发式检查不列入检查计划',
  aspect: '合法性',
  parameter: 'plan.triggered',
  catalogue: ['PLT-02', 'PLT-03', 'PLT-04', 'PLT-05', 'PLT-07', 'PLT-09'],
  explanation:
    '检查类型、检查方式或者频次写明是触发式（因投诉举报、转办交办、线索引起）的检查。任务名称、备注只看本行写的就是触发式的，以及备注写接到投诉举报、线索后才开展的；只是提到举报的，写“触发式检查除外”的，都不指出。专项计划可以由线索启动，备注写线索的不指出。同时写明双随机、全覆盖等有计划方式的不指出。药监的抽检不合格、卫健的风险预警、医保的移送也算触发式；建管把上级部署的阶段性、专题性检查归为触发式，与其他条线不同。',
  good: [
    { why: '有计划检查', cells: { 检查方式: '现场检查' } },
    { why: '兼有双随机', cells: { 检查方式: '双随机抽查，根据投诉举报增加检查' } },
  ],
  bad: [
    { why: '方式写触发式', cells: { 检查方式: '触发式现场检查' } },
    { why: '类型写投诉核查', cells: { 检查类型: '投诉举报核查' } },
    { why: '建管的上级部署', sector: '建管', cells: { 备注: '市住建委部署的专项任务' } },
  ],
  check: (line, { words, reasons }, { plan }) => {
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    if (method?.random === true || method?.fullCoverage === true) return [];
    const own = (column: string) => compact(textOf(line, column)).replace(SET_APART, '');
    const key =
      ['plan_type', 'method', 'freq'].find((column) => {
        const text = own(column);
        return TRIGGERED.test(text) || words.some((word) => text.includes(word));
      }) ??
      ['plan_name', 'remark'].find((column) =>
        own(column)
          .split(/[,;。()]/u)
          .some(
            (clause) =>
              IS_TRIGGERED.test(clause) ||
              // A campaign may be begun by clues and is planned all the same.
              (column === 'remark' && plan.kind !== 'special' && BEGUN_BY.test(clause)),
          ),
      );
    const next = '从计划中删去；有线索时按触发式检查登记任务来源、申请检查码';
    if (key !== undefined) return [{ key, message: '触发式检查由线索引起，不是有计划检查', next }];
    const reason = reasonGiven(line, reasons);
    return reason === undefined ? [] : [{ message: `因${reason}开展的检查，本条线归为触发式`, next }];
  },
});
