import { compact } from '../kernel/text.ts';
import { usccFault } from '../kernel/uscc.ts';
import type { RowCells } from '../workbook/row-cells.ts';
import { enterpriseCodes, findEnterprise, saveEnterprise } from './enterprise-store.ts';
import type { Enterprise, EnterpriseStatus, Rating } from './model.ts';
import type { RosterForm } from './roster.ts';
import { listOf, oneOf, required } from './row-values.ts';

const STATUS_WORDS: readonly (readonly [RegExp, EnterpriseStatus])[] = [
  [/吊销.{0,3}未注销/u, '吊销'],
  [/注销/, '注销'],
  [/吊销/, '吊销'],
  [/迁出/, '迁出'],
  [/停业|歇业/, '停业'],
  [/存续|在业|在营|开业|正常|登记成立|在册|确立/, '存续'],
];

/** 检查对象库 (S1 二3) */
export const enterpriseRoster: RosterForm<Enterprise> = {
  roster: 'enterprise',
  columns: ['code', 'name', 'status'],
  code: (enterprise) => enterprise.code,
  name: (enterprise) => enterprise.name,
  find: (reader, code) => {
    const found = findEnterprise(reader, code);
    if (!found) return undefined;
    const { id: _id, sites: _sites, ...enterprise } = found;
    return enterprise;
  },
  save: saveEnterprise,
  codes: enterpriseCodes,
  // One enterprise may stand on several rows, one for each premises or sector.
  join: (known, further) => {
    if (known.name !== further.name || known.status !== further.status) return undefined;
    const ratings = new Map(known.ratings.map((rating) => [rating.sector, rating]));
    for (const rating of further.ratings) {
      const before = ratings.get(rating.sector);
      if (before && JSON.stringify(before) !== JSON.stringify(rating)) return undefined;
      ratings.set(rating.sector, rating);
    }
    return {
      ...known,
      premises: [...new Set([...known.premises, ...further.premises])],
      ratings: bySector([...ratings.values()]),
    };
  },
  read: (cells) => {
    const code = cells.code('code');
    const status = oneOf(cells, 'status', STATUS_WORDS, 'R103');
    const name = cells.text('name');
    const enterprise = {
      code,
      name,
      industry: cells.text('industry'),
      premises: [cells.text('premises') || cells.text('address')].filter((address) => address !== ''),
      ratings: ratingsOf(cells),
    };
    if (!required(cells, ['code', 'name'])) return undefined;
    const fault = usccFault(code);
    if (fault !== undefined) {
      const old = /^\d{15}$/.test(code);
      cells.find('code', {
        code: 'R102',
        severity: old ? '建议' : '必改',
        message: fault,
        next: old ? '已按原号登记，换照后请更新' : '核对营业执照后改正',
      });
      if (!old) return undefined;
    }
    return { ...enterprise, status: status ?? '存续' };
  },
};

function ratingsOf(cells: RowCells): Rating[] {
  const rating = {
    grade: compact(cells.text('grade'))
      .toUpperCase()
      .replace(/[类级]$/u, ''),
    silent: cells.yes('silent', 'R103'),
    noJoint: cells.yes('no_joint', 'R103'),
  };
  const sectors = listOf(cells, 'sectors');
  if (sectors.length === 0 && rating.grade === '' && !rating.silent && !rating.noJoint) return [];
  return bySector(
    (sectors.length === 0 ? [''] : [...new Set(sectors)]).map((sector) => ({ sector, ...rating })),
  );
}

function bySector(ratings: Rating[]): Rating[] {
  return ratings.sort((a, b) => (a.sector < b.sector ? -1 : a.sector > b.sector ? 1 : 0));
}
