import type { CellRef } from '../../kernel/cell-ref.ts';
import type { Finding } from '../../kernel/finding.ts';
import { compact, printable } from '../../kernel/text.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { AgencyDirectory } from '../../registry/directory.ts';
import { fileNumber, numberFault } from './number.ts';

/** 清单类别 as the pack has them. */
export type CategoryRules = ParameterValue<'spot_check.second_stage'>;

/** What stands in one row, as texts, and where. */
export interface RowTexts {
  readonly number: string;
  /** Empty where the row does not say. */
  readonly agency: string;
  readonly category: string;
  readonly where: (key: 'number' | 'agency' | 'category') => CellRef;
}

export interface CollectContext {
  readonly directory: AgencyDirectory;
  readonly categories: CategoryRules;
  /** Codes of the agencies in force. */
  readonly units: ReadonlySet<string>;
  /** `单位<TAB>类别` of lists that are committed. */
  readonly committed: ReadonlySet<string>;
  /** Where a row does not say itself. */
  readonly unit?: string | undefined;
  readonly category?: string | undefined;
}

/** Findings kept of one file; a list with more has something wrong with the whole of it. */
const MOST_FINDINGS = 200;

/** The category a text names: by code, by name, or by the one category whose words it holds. */
export function categoryOf(text: string, categories: CategoryRules): string | undefined {
  const key = compact(text);
  const exact = categories.find((c) => c.code === key.toUpperCase() || c.name === key);
  if (exact) return exact.code;
  const [only, ...others] = categories.filter((c) => c.words.some((word) => key.includes(word)));
  return others.length === 0 ? only?.code : undefined;
}

/** 收集清单: the numbers of each agency and category, with what cannot be taken as findings. */
export class ListCollector {
  readonly findings: Finding[] = [];
  /** `单位<TAB>类别` → numbers, as they come. */
  readonly lists = new Map<string, string[]>();
  rows = 0;
  /** Rows that cannot be taken; more than are told. */
  rejected = 0;
  readonly #context: CollectContext;
  readonly #agencies = new Map<string, string | undefined>();
  readonly #categories = new Map<string, string | undefined>();
  #lastPlace = '';
  #last: string[] | undefined;

  constructor(context: CollectContext) {
    this.#context = context;
  }

  add(row: RowTexts): void {
    this.rows += 1;
    const number = fileNumber(row.number);
    const fault = numberFault(number);
    if (fault !== undefined) return this.#reject(row, 'number', 'S101', fault, '补正编号后重新导入');
    const unit = row.agency === '' ? this.#context.unit : this.#agency(row.agency);
    if (unit === undefined || !this.#context.units.has(unit)) {
      const message = row.agency === '' ? '没有写明单位' : '不是本季被抽中的单位';
      return this.#reject(row, 'agency', 'S102', message, '核对单位；整个文件属于一家的，用 --agency 指明');
    }
    const category = row.category === '' ? this.#context.category : this.#category(row.category);
    if (category === undefined) {
      const message = row.category === '' ? '没有写明类别' : '类别不认识或不能确定';
      const known = this.#context.categories.map((c) => `${c.code} ${c.name}`).join('、');
      return this.#reject(row, 'category', 'S103', message, `改填或用 --category 指明：${known}`);
    }
    const place = `${unit}\t${category}`;
    if (this.#context.committed.has(place)) {
      return this.#reject(row, 'agency', 'S104', '这份清单已经承诺，不能再改', '漏报的案卷按问题线索处理');
    }
    if (place !== this.#lastPlace || this.#last === undefined) {
      this.#last = this.lists.get(place) ?? [];
      this.lists.set(place, this.#last);
      this.#lastPlace = place;
    }
    this.#last.push(number);
  }

  #agency(text: string): string | undefined {
    if (!this.#agencies.has(text)) {
      const match = this.#context.directory.find(text);
      this.#agencies.set(text, match.kind === 'found' ? match.agency.code : undefined);
    }
    return this.#agencies.get(text);
  }

  #category(text: string): string | undefined {
    if (!this.#categories.has(text)) this.#categories.set(text, categoryOf(text, this.#context.categories));
    return this.#categories.get(text);
  }

  #reject(
    row: RowTexts,
    key: 'number' | 'agency' | 'category',
    code: string,
    message: string,
    next: string,
  ): void {
    this.rejected += 1;
    if (this.findings.length >= MOST_FINDINGS) return;
    const value = printable(row[key]);
    this.findings.push({
      code,
      severity: '必改',
      aspect: '录入',
      where: row.where(key),
      value,
      message,
      next,
    });
  }
}
