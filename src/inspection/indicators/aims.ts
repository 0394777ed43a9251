import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import { NO_SECTOR } from './groups.ts';
import type { SectorAims } from './model.ts';

/** 工作目标 of some sectors, as the text in force says: 四减少四提高 and what others call theirs. */
export function aimsOf(pack: Pack, on: LocalDate, sectors: readonly string[]): SectorAims[] {
  const aims = [...new Set(sectors)].flatMap((sector): SectorAims[] => {
    const found = pack.find('inspection.aims', on, sector === '' ? {} : { sector });
    if (!found) return [];
    const { name, aims: all } = found.value;
    return [
      { sector: sector || NO_SECTOR, name, clause: clauseText(found.clause), note: found.note, aims: all },
    ];
  });
  // Sectors that go by one text are named together.
  const merged = new Map<string, SectorAims>();
  for (const one of aims) {
    const known = merged.get(one.clause);
    merged.set(one.clause, known ? { ...known, sector: `${known.sector}、${one.sector}` } : one);
  }
  return [...merged.values()];
}
