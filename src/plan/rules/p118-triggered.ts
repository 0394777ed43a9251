import { compact } from '../../kernel/text.ts';
import { textOf } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

const TRIGGERED =
  /触发式|根据(?:投诉|举报|线索|转办|交办)|因(?:投诉|举报|线索)|(?:投诉|举报)[^，。；\n]{0,4}(?:核查|检查)/u;

export const triggered = lineRule({
  code: 'P118',
  title: '触发式检查不列入检查计划',
  aspect: '合法性',
  parameter: 'plan.triggered',
  catalogue: ['PLT-02', 'PLT-03', 'PLT-04', 'PLT-05', 'PLT-07', 'PLT-09'],
  explanation:
    '检查类型、检查方式或者频次写明是触发式（因投诉举报、转办交办、线索引起）的检查。同时写明双随机、全覆盖等有计划方式的不指出。药监的抽检不合格、卫健的风险预警、医保的移送也算触发式；建管把上级部署的阶段性、专题性检查归为触发式，与其他条线不同。',
  good: [
    { why: '有计划检查', cells: { 检查方式: '现场检查' } },
    { why: '兼有双随机', cells: { 检查方式: '双随机抽查，根据投诉举报增加检查' } },
  ],
  bad: [
    { why: '方式写触发式', cells: { 检查方式: '触发式现场检查' } },
    { why: '类型写投诉核查', cells: { 检查类型: '投诉举报核查' } },
    { why: '建管的上级部署', sector: '建管', cells: { 备注: '市住建委部署的专项任务' } },
  ],
  check: (line, { words, reasons }) => {
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    if (method?.random === true || method?.fullCoverage === true) return [];
    const key = ['plan_type', 'method', 'freq'].find((column) => {
      const text = compact(textOf(line, column));
      return TRIGGERED.test(text) || words.some((word) => text.includes(word));
    });
    const next = '从计划中删去；有线索时按触发式检查登记任务来源、申请检查码';
    if (key !== undefined) return [{ key, message: '触发式检查由线索引起，不是有计划检查', next }];
    const reason = reasonGiven(line, reasons);
    return reason === undefined ? [] : [{ message: `因${reason}开展的检查，本条线归为触发式`, next }];
  },
});
