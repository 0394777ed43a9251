import { UserError } from '../kernel/errors.ts';
import type { PlanLine, RawLine } from './model.ts';

/** Bounds on what one file may say, however small it is; going past any is an error, never a truncation. */
export interface PlanLimits {
  /** Characters in the cells of all its lines. */
  readonly characters: number;
  /** 点名的检查对象, each counted in every line that names it. */
  readonly objects: number;
  /** 计划检查: objects times the windows of their lines. */
  readonly visits: number;
}

/** Far beyond any plan of one agency: a city's records of a whole year are 700 000. */
export const PLAN_LIMITS: PlanLimits = { characters: 20e6, objects: 50_000, visits: 100_000 };

/** For `--large`. */
export const LARGE_PLAN_LIMITS: PlanLimits = { characters: 200e6, objects: 500_000, visits: 1_000_000 };

const WHAT: Readonly<Record<keyof PlanLimits, string>> = {
  characters: '各行文字合计超过$字',
  objects: '各行点名的检查对象合计超过$家',
  visits: '各行点名的对象乘以检查时间合计超过$次',
};

const HINT =
  '核对这些行是否误填了同一份长名单；确需这么多的，拆成几个文件，或写明范围并附名单；确需整份导入时加 --large';

/**
 * Counts what the lines of one file come to: a text that stands in the file once may be named by every row.
 * @throws UserError E_PLAN_TOO_BIG at the line that goes past a bound
 */
export class LineMeter {
  readonly #file: string;
  readonly #limits: PlanLimits;
  #characters = 0;
  #objects = 0;
  #visits = 0;

  constructor(file: string, large: boolean) {
    this.#file = file;
    this.#limits = large ? LARGE_PLAN_LIMITS : PLAN_LIMITS;
  }

  /** Before a line is read. */
  raw(line: RawLine): void {
    for (const key in line.cells) this.#characters += line.cells[key]?.text.length ?? 0;
    if (this.#characters > this.#limits.characters) this.#refuse('characters', line);
  }

  /** As soon as it is read. */
  read(line: PlanLine): void {
    const { length } = line.objects;
    this.#objects += length;
    if (this.#objects > this.#limits.objects) this.#refuse('objects', line);
    if (line.time?.kind === 'value') this.#visits += length * line.time.value.windows.length;
    if (this.#visits > this.#limits.visits) this.#refuse('visits', line);
  }

  #refuse(what: keyof PlanLimits, { sheet, row }: RawLine): never {
    const said = WHAT[what].replace('$', this.#limits[what].toLocaleString('en-US'));
    throw new UserError(
      'E_PLAN_TOO_BIG',
      `「${this.#file}」到工作表「${sheet}」第${row}行为止，${said}，一行也没有导入`,
      { hint: HINT },
    );
  }
}
