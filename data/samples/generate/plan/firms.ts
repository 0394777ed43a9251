import { ENTERPRISES, type Enterprise } from '../enterprises.ts';

/**
 * Hands out enterprises to be named in plans, each once only: no two agencies and no two lines meet at one
 * unless a fault is to be planted.
 */
export class Firms {
  readonly #used = new Set<string>();

  /** Trading, at one place, on no list of 无感监管 by mark or grade. */
  take(sector: string, count: number): Enterprise[] {
    return this.#find(count, (one) => of(one, sector) && alive(one) && !silent(one) && !one.standings[1]);
  }

  /** 已注销 */
  gone(sector: string): Enterprise {
    return this.#one((one) => of(one, sector) && one.status === '注销' && !silent(one));
  }

  /** 无感监管对象 */
  silent(sector: string): Enterprise {
    return this.#one(
      (one) => alive(one) && one.standings.some((s) => s.silent && s.sectors.includes(sector)),
    );
  }

  #one(fits: (one: Enterprise) => boolean): Enterprise {
    return this.#find(1, fits)[0] as Enterprise;
  }

  #find(count: number, fits: (one: Enterprise) => boolean): Enterprise[] {
    const found = ENTERPRISES.filter((one) => !this.#used.has(one.code) && fits(one)).slice(0, count);
    if (found.length < count) throw new RangeError(`not enough enterprises: ${found.length} of ${count}`);
    for (const one of found) this.#used.add(one.code);
    return found;
  }
}

function of(one: Enterprise, sector: string): boolean {
  return one.standings[0]?.sectors.includes(sector) ?? false;
}

function alive(one: Enterprise): boolean {
  return one.status === '存续' || one.status === '在营';
}

/** By its mark, or by a grade whose objects are on the list as a whole. */
function silent(one: Enterprise): boolean {
  return one.standings.some(({ silent: marked, grade }) => marked || grade === 'A' || grade === '绿');
}
