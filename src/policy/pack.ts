import type { Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { UserError } from '../kernel/errors.ts';
import type { ParameterName, ParameterValue } from './parameters.ts';

/** What a value may depend on besides the date. */
export interface Scope {
  /** 条线, e.g. `市监` */
  readonly sector?: string;
  /** 单位类型, e.g. `街镇园区` */
  readonly unitType?: string;
  /** 计划类型 */
  readonly kind?: string;
}

/** One dated value of a parameter, with the clause it comes from. */
export interface DatedValue<T = unknown> {
  readonly value: T;
  /** First day in force. */
  readonly from: LocalDate;
  /** Last day in force; absent = still in force. */
  readonly until?: LocalDate;
  readonly clause: Clause;
  /** 口径 or a gap in the text, shown to the user where the value bites. */
  readonly note?: string;
  /** Where it holds: every list given must contain the asker's value. Empty = everywhere. */
  readonly when: { readonly [K in keyof Scope]?: readonly string[] };
}

export interface PackParameter {
  readonly title: string;
  readonly values: readonly DatedValue[];
}

/** 政策包: one jurisdiction's dated values. Everything a rule or a clock needs to know of the policies. */
export class Pack {
  readonly code: string;
  readonly name: string;
  /** Changes whenever a value changes; stored with every finding and deadline. */
  readonly version: string;
  readonly parameters: ReadonlyMap<ParameterName, PackParameter>;
  /** Short key → full title of the documents cited. */
  readonly documents: Readonly<Record<string, string>>;

  constructor(
    code: string,
    name: string,
    version: string,
    parameters: ReadonlyMap<ParameterName, PackParameter>,
    documents: Readonly<Record<string, string>> = {},
  ) {
    this.code = code;
    this.name = name;
    this.version = version;
    this.parameters = parameters;
    this.documents = documents;
  }

  /** A clause that stands inside a value. @throws UserError E_PACK where its document is not registered */
  clause([document, at]: readonly [document: string, at: string]): Clause {
    const title = this.documents[document];
    if (title !== undefined) return { document: title, at };
    throw new UserError('E_PACK', `政策包「${this.name}」的条款引用了未登记的文件「${document}」`, {
      hint: '在 pack.yaml 的 documents 中登记该文件',
    });
  }

  /**
   * The value in force on a day within a scope: the one that names most of the scope, among equals the
   * youngest; undefined where the jurisdiction sets none.
   */
  find<N extends ParameterName>(
    name: N,
    on: LocalDate,
    scope: Scope = {},
  ): DatedValue<ParameterValue<N>> | undefined {
    let best: DatedValue | undefined;
    for (const candidate of this.parameters.get(name)?.values ?? []) {
      if (candidate.from > on || (candidate.until !== undefined && candidate.until < on)) continue;
      if (!holds(candidate, scope)) continue;
      if (
        !best ||
        rank(candidate) > rank(best) ||
        (rank(candidate) === rank(best) && candidate.from > best.from)
      ) {
        best = candidate;
      }
    }
    return best as DatedValue<ParameterValue<N>> | undefined;
  }

  /** As `find`. @throws UserError E_PACK_VALUE where there is none */
  get<N extends ParameterName>(name: N, on: LocalDate, scope: Scope = {}): DatedValue<ParameterValue<N>> {
    const found = this.find(name, on, scope);
    if (found) return found;
    const parameter = this.parameters.get(name);
    const first = parameter?.values.map(({ from }) => from).sort()[0];
    const title = parameter ? `「${parameter.title}」` : '';
    const since = first !== undefined && first > on ? `最早的自${first}起施行，先核对日期；` : '';
    throw new UserError('E_PACK_VALUE', `政策包「${this.name}」没有在${on}有效的参数${title} ${name}`, {
      hint: `${since}运行 zfjd pack show ${name} 查看各值的施行日期`,
    });
  }
}

function holds(candidate: DatedValue, scope: Scope): boolean {
  return (Object.keys(candidate.when) as (keyof Scope)[]).every((key) => {
    const asked = scope[key];
    return asked !== undefined && candidate.when[key]?.includes(asked);
  });
}

function rank(candidate: DatedValue): number {
  return Object.keys(candidate.when).length;
}
