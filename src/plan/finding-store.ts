import { query } from '../store/query.ts';
import type { Reader } from '../store/store.ts';

const livePlans = query('plan.live', 'SELECT id FROM live_plan ORDER BY id', { id: 'int' });

/** The plans that count today: the newest standing version of each series, and the filed one it is to replace. */
export function livePlanIds(reader: Reader): ReadonlySet<number> {
  return new Set(reader.all(livePlans).map(({ id }) => id));
}
