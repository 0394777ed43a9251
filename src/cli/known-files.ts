import type { KnownFile } from '../draw/sample/import-lists.ts';
import { addDays, addMonths, date, quarterRange } from '../kernel/local-date.ts';
import type { Store } from '../store/store.ts';

/**
 * What the database knows of the second stage's categories: 已备案的检查计划 of the quarter's year, and 检查记录 of the
 * twelve months up to the quarter's end.
 */
export async function knownFiles(store: Store, quarter: string): Promise<KnownFile[]> {
  const [{ listPlans }, { knownRecords }] = await Promise.all([
    import('../plan/list-plans.ts'),
    import('../inspection/known-records-store.ts'),
  ]);
  const to = quarterRange(quarter)?.to ?? date(`${quarter.slice(0, 4)}-12-31`);
  const plans = listPlans(store, { year: Number(quarter.slice(0, 4)) }).flatMap((plan): KnownFile[] =>
    (plan.state === 'filed' || plan.state === 'published') &&
    plan.code !== undefined &&
    plan.agencyCode !== undefined
      ? [{ register: 'plan', unit: plan.agencyCode, number: plan.code, title: plan.title }]
      : [],
  );
  const records = knownRecords(store, addMonths(addDays(to, 1), -12), to).map(
    ({ agencyCode, code, objectName, on }): KnownFile => ({
      register: 'inspection',
      unit: agencyCode,
      number: code,
      title: objectName,
      on,
    }),
  );
  return [...plans, ...records];
}
