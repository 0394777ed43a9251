import { timeKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const planFirst = lineRule({
  code: 'P109',
  title: '先计划后检查',
  aspect: '合法性',
  parameter: 'plan.plan_first',
  catalogue: ['FIL-先计划', 'FIL-编码', 'OFP-05'],
  explanation: '检查时间在收到计划之日以前已经全部结束的，是先检查后补计划。时间只有部分过去的不指出。',
  good: [{ why: '尚未到期', cells: { 检查时间: '2026年4月' } }],
  bad: [{ why: '收到计划时检查时间已过', cells: { 检查时间: '2026年1月' } }],
  check: (line, _value, { plan }) => {
    const windows = line.time?.kind === 'value' ? line.time.value.windows : [];
    if (windows.length === 0 || windows.some((w) => w.to >= plan.receivedOn)) return [];
    return [
      {
        key: timeKey(line, windows[0]),
        message: `检查时间在收到计划（${plan.receivedOn}）之前已经结束`,
        next: '没有备案和计划编码不得检查：已经检查的作出说明，未检查的调整时间',
      },
    ];
  },
});
