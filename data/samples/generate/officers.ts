import { AGENCIES } from './agencies.ts';
import { personName } from './people.ts';
import { Random } from './random.ts';

export interface Officer {
  readonly certificate: string;
  readonly name: string;
  readonly agency: string;
  readonly kind: '执法人员' | '辅助人员';
  readonly validTo: string;
  readonly status: '在岗' | '离岗';
}

/** 执法人员: at least three with a certificate at every agency, some assistants, some who have left. */
export const OFFICERS: readonly Officer[] = AGENCIES.flatMap((agency, at) => {
  const random = new Random(`执法人员|${agency.name}`);
  const count = 3 + agency.weight + random.below(3);
  return Array.from({ length: count }, (_, index): Officer => {
    const assistant = index >= 3 && random.percent(25);
    return {
      certificate: `${assistant ? 'FZ' : ''}310199${String(at + 1).padStart(3, '0')}${String(index + 1).padStart(3, '0')}`,
      name: personName(random),
      agency: agency.name,
      kind: assistant ? '辅助人员' : '执法人员',
      validTo: `${2028 + random.below(3)}-${random.pick(['03-31', '06-30', '09-30', '12-31'])}`,
      status: index >= 4 && random.percent(12) ? '离岗' : '在岗',
    };
  });
});
