import type { OtherJudges } from '../plan/rules/coverage.ts';
import { MODELS } from './models/index.ts';

const SET_APART = {
  reason: 'act',
  text: '导入检查记录时按本条线的清单（inspection.outside）认定，不计入的由 zfjd inspection list --outside 列出类别，show 写明依据',
} as const;

/** 记录一侧的覆盖: the clauses that alert models judge, and why some cannot be judged from records. */
export const RECORD_COVERAGE: OtherJudges = {
  judges: MODELS,
  unjudged: {
    'SCP-市监': SET_APART,
    'SCP-药监': SET_APART,
    'SCP-卫健': SET_APART,
    'SCP-文旅': SET_APART,
    'SCP-生态': SET_APART,
    'SCP-交通': SET_APART,
    'SCP-城管': SET_APART,
    'SCP-建管': SET_APART,
    'SCP-农业': SET_APART,
    'SCP-告知': SET_APART,
    'COD-03': { reason: 'human', text: '是否亮码、当面告知，记录看不出，靠现场检查和回访' },
    'COD-11': { reason: 'data', text: '公安按月、按周申请检查码，记录没有申请批次' },
    'COD-12': { reason: 'data', text: '检查码事先发送给对象，记录没有发送时间' },
    'COD-13': {
      reason: 'scope',
      text: '人社待上级明确操作规则后使用检查码；M101 仍按区方案二7列出，核实时说明',
    },
    'COD-17': { reason: 'data', text: '告知承诺核查要用检查码但不计入考核；不计入的记录 M101 不看' },
    'RES-03': { reason: 'process', text: '文旅局按事项规定录入期限；规定以前 M111 按口径提示' },
    'RES-05': { reason: 'human', text: '应急的现场检查方案和逐项记录，要看案卷' },
  },
};
