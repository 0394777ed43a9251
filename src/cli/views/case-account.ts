import type { AccountEntry, Measure } from '../../supervision/account-case.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 问责的列 */
export const ACCOUNT_COLUMNS: readonly ListColumn<AccountEntry>[] = [
  { key: 'case', title: '案件', value: ({ caseNumber }) => caseNumber },
  { key: 'seq', title: '序号', kind: 'number', value: ({ seq }) => seq },
  { key: 'on', title: '日期', kind: 'date', value: ({ on }) => on },
  { key: 'agency', title: '执法单位', value: ({ agency }) => agency, width: 24 },
  { key: 'measure', title: '措施', value: ({ measure }) => measure },
  { key: 'person', title: '人员', value: ({ person }) => person },
  { key: 'certificate', title: '执法证号', value: ({ certificate }) => certificate },
  { key: 'basis', title: '依据', value: ({ basis }) => basis, width: 36 },
  { key: 'decision', title: '决定书', value: ({ decision }) => decision },
  { key: 'text', title: '说明', value: ({ text }) => text, width: 30 },
  {
    key: 'result',
    title: '结果',
    value: ({ result }) => (result ? `${result.on} ${result.text}` : '待登记'),
    show: ({ result }) => (result ? `${result.on} ${result.text}` : { text: '待登记', tone: 'warn' }),
    width: 30,
  },
];

export const ACCOUNT_LIST: ListForm<AccountEntry> = {
  schema: 'zfjd.case.account.list/1',
  title: '问责台账',
  field: 'entries',
  columns: ACCOUNT_COLUMNS,
  head: (entries) => {
    const pending = entries.filter(({ result }) => result === undefined).length;
    return [{ kind: 'text', text: `问责${entries.length}项，其中待登记结果${pending}项`, tone: 'strong' }];
  },
  empty: '没有问责登记；zfjd case account add 登记',
};

/** `通报（单位）、约谈（人员）…`: what may be chosen. */
export function measuresText(measures: readonly Measure[]): string {
  const shown = measures.map(
    ({ name, of, decision }) =>
      `${name}（${of === 'agency' ? '单位' : '人员'}${decision ? '，须已制发决定书' : ''}）`,
  );
  return `问责措施：${shown.join('、')}`;
}
