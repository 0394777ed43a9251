import type { KnownFile } from '../draw/sample/import-lists.ts';
import type { Store } from '../store/store.ts';

/** 已备案的检查计划 of a quarter's year, as the second stage compares them with the lists. */
export async function knownPlans(store: Store, quarter: string): Promise<KnownFile[]> {
  const { listPlans } = await import('../plan/list-plans.ts');
  return listPlans(store, { year: Number(quarter.slice(0, 4)) }).flatMap((plan) =>
    (plan.state === 'filed' || plan.state === 'published') &&
    plan.code !== undefined &&
    plan.agencyCode !== undefined
      ? [{ unit: plan.agencyCode, number: plan.code, title: plan.title }]
      : [],
  );
}
