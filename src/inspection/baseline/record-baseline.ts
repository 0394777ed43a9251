import { UserError } from '../../kernel/errors.ts';
import { keepFile } from '../../store/archive.ts';
import type { Store, Tx } from '../../store/store.ts';
import { addBaseline } from './baseline-store.ts';
import { BASELINE_MEASURES, PART_OF, type BaselineFigures, type BaselineMeasure } from './model.ts';

/** What is wrong with some figures, in Chinese; undefined where nothing is. */
export function partFault(values: BaselineFigures['values']): string | undefined {
  const wrong = PART_OF.find(([part, whole]) => {
    const [a, b] = [values[part], values[whole]];
    return a !== undefined && b !== undefined && a > b;
  });
  if (!wrong) return undefined;
  const [part, whole] = wrong;
  return `${BASELINE_MEASURES[part]}${values[part]}多于${BASELINE_MEASURES[whole]}${values[whole]}`;
}

/** Reads `现场检查=120`. @throws UserError E_BASELINE_FIGURE */
export function readFigures(words: readonly string[]): BaselineFigures['values'] {
  const names = Object.entries(BASELINE_MEASURES) as [BaselineMeasure, string][];
  return Object.fromEntries(
    words.map((word): [BaselineMeasure, number] => {
      const [, name = '', digits = ''] = /^(.+?)[=＝](\d{1,9})$/u.exec(word.trim()) ?? [];
      const measure = names.find(([, title]) => title === name)?.[0];
      if (measure !== undefined) return [measure, Number(digits)];
      throw new UserError('E_BASELINE_FIGURE', `数值写法无法识别：「${word}」`, {
        hint: `写成 现场检查=120；可用的名称：${names.map(([, title]) => title).join('、')}`,
        exit: 2,
      });
    }),
  );
}

/**
 * 设定基数: what an agency reported for a month of the base year. The newest figure counts; the earlier ones stay.
 * @throws UserError E_BASELINE_PARTS, E_BASELINE_SOURCE
 */
export function setBaseline(
  { store }: { readonly store: Store },
  figures: BaselineFigures,
  agency: string,
): void {
  const fault = partFault(figures.values);
  if (fault !== undefined) {
    throw new UserError('E_BASELINE_PARTS', `${agency}${figures.year}年${figures.month}月：${fault}`, {
      hint: '核对上报的总数后重新登记',
    });
  }
  if (figures.source.trim() === '') {
    throw new UserError('E_BASELINE_SOURCE', '没有写明来源', { hint: '用 --source 写明由谁上报、见于何处' });
  }
  store.write((tx) =>
    writeBaseline(tx, store, [figures], {
      file: undefined,
      summary: `登记${agency}${figures.year}年${figures.month}月基数`,
      id: figures.agencyId,
    }),
  );
}

/** Writes figures with one journal entry; `file` is kept beside them. */
export function writeBaseline(
  tx: Tx,
  { actor }: Store,
  figures: readonly BaselineFigures[],
  what: {
    readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
    readonly summary: string;
    readonly id: string | number;
  },
): void {
  const on = actor.clock.today();
  const fileId = what.file && keepFile(tx, what.file.name, what.file.bytes, on);
  for (const one of figures) addBaseline(tx, one, { on, operator: actor.operator, fileId });
  tx.record({
    act: 'inspection.baseline',
    subject: 'inspection',
    id: what.id,
    summary: what.summary,
    after: { figures },
  });
}
