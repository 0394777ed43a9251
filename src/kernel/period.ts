/** 期限: a length of time as a policy states it. Working days and months are counted by `calendar`. */
export interface Period {
  readonly amount: number;
  readonly unit: 'working-day' | 'day' | 'month';
}

const UNIT_NAMES = { 'working-day': '个工作日', day: '日', month: '个月' } as const;

/** `15个工作日` */
export function periodText(period: Period): string {
  return `${period.amount}${UNIT_NAMES[period.unit]}`;
}
