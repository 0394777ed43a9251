import { textOf } from '../model.ts';
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
    '检查类型、检查方式或者频次写明是触发式（因投诉举报、转办交办、线索引起）的检查。同时写明双随机、全覆盖等有计划方式的不指出。',
  good: [
    { why: '有计划检查', cells: { 检查方式: '现场检查' } },
    { why: '兼有双随机', cells: { 检查方式: '双随机抽查，根据投诉举报增加检查' } },
  ],
  bad: [
    { why: '方式写触发式', cells: { 检查方式: '触发式现场检查' } },
    { why: '类型写投诉核查', cells: { 检查类型: '投诉举报核查' } },
  ],
  check: (line) => {
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    if (method?.random === true || method?.fullCoverage === true) return [];
    const key = ['plan_type', 'method', 'freq'].find((column) => TRIGGERED.test(textOf(line, column)));
    return key === undefined
      ? []
      : [
          {
            key,
            message: '触发式检查由线索引起，不是有计划检查',
            next: '从计划中删去；有线索时按触发式检查登记任务来源、申请检查码',
          },
        ];
  },
});
