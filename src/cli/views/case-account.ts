import type { Outcome } from '../../document/blocks.ts';
import type { AccountEntry, Measure } from '../../supervision/account-case.ts';

/** 问责台账. */
export function accountsView(entries: readonly AccountEntry[]): Outcome {
  const pending = entries.filter(({ result }) => result === undefined).length;
  return {
    schema: 'zfjd.case.account.list/1',
    data: { entries },
    blocks: [
      { kind: 'text', text: `问责${entries.length}项，其中待登记结果${pending}项`, tone: 'strong' },
      {
        kind: 'table',
        columns: [
          '案件',
          '序号',
          '日期',
          '执法单位',
          '措施',
          '人员',
          '执法证号',
          '依据',
          '决定书',
          '说明',
          '结果',
        ].map((header) => ({ header })),
        rows: entries.map((entry) => [
          entry.caseNumber,
          String(entry.seq),
          entry.on,
          entry.agency,
          entry.measure,
          entry.person,
          entry.certificate,
          entry.basis,
          entry.decision,
          entry.text,
          entry.result ? `${entry.result.on} ${entry.result.text}` : { text: '待登记', tone: 'warn' },
        ]),
        empty: '没有问责登记；zfjd case account add 登记',
      },
    ],
  };
}

/** `通报（单位）、约谈（人员）…`: what may be chosen. */
export function measuresText(measures: readonly Measure[]): string {
  const shown = measures.map(
    ({ name, of, decision }) =>
      `${name}（${of === 'agency' ? '单位' : '人员'}${decision ? '，须已制发决定书' : ''}）`,
  );
  return `问责措施：${shown.join('、')}`;
}
