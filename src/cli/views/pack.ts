import type { Block } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { DatedValue, Pack } from '../../policy/pack.ts';
import type { ParameterName } from '../../policy/parameters.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { ruledText, scopeText, severityOf, valuesTable } from './pack-values.ts';

/** One dated value of a parameter, beside the others of it. */
export interface PackValue {
  readonly name: ParameterName;
  readonly title: string;
  readonly dated: DatedValue;
  readonly all: readonly DatedValue[];
  readonly documents: Pack['documents'];
}

/** The values of these parameters, the earliest of each first. */
export function packValues({ parameters, documents }: Pack, names: readonly ParameterName[]): PackValue[] {
  return names.flatMap((name) => {
    const { title = '', values: all = [] } = parameters.get(name) ?? {};
    return all.map((dated): PackValue => ({ name, title, dated, all, documents }));
  });
}

export const PACK_COLUMNS: readonly ListColumn<PackValue>[] = [
  { key: 'parameter', title: '参数', value: ({ name }) => name, width: 32 },
  { key: 'title', title: '名称', value: ({ title }) => title, width: 30 },
  { key: 'from', title: '施行', kind: 'date', value: ({ dated }) => dated.from },
  { key: 'until', title: '截止', kind: 'date', value: ({ dated }) => dated.until },
  { key: 'scope', title: '适用', value: ({ dated, all }) => scopeText(dated, all) },
  { key: 'severity', title: '级别', value: ({ dated }) => severityOf(dated.value) },
  { key: 'ruled', title: '规定', value: ({ dated, documents }) => ruledText(dated, documents), width: 60 },
  { key: 'clause', title: '依据', value: ({ dated }) => clauseText(dated.clause), width: 50 },
  { key: 'note', title: '说明', value: ({ dated }) => dated.note, width: 40 },
];

/** 政策包: by parameter, each with its values. */
export function packList({ code, name, version }: Pack): ListForm<PackValue> {
  return {
    schema: 'zfjd.pack.show/2',
    title: '政策包',
    field: 'values',
    columns: PACK_COLUMNS,
    record: ({ name: parameter, title, dated }) => ({ parameter, title, ...dated }),
    data: () => ({ pack: { code, name, version } }),
    head: () => [
      {
        kind: 'pairs',
        pairs: [
          ['政策包', `${name}（${code}）`],
          ['版本', version],
        ],
      },
    ],
    screen: byParameter,
    empty: '政策包里没有数值',
  };
}

/** The values listed, under the heading of each parameter. */
function byParameter(rows: readonly PackValue[]): Block[] {
  return [...new Set(rows.map(({ name }) => name))].flatMap((name): Block[] => {
    const own = rows.filter((row) => row.name === name);
    const [{ title, all, documents }] = own as [PackValue];
    const listed = own.map(({ dated }) => dated);
    return [{ kind: 'heading', text: `${title}（${name}）` }, valuesTable(listed, documents, all)];
  });
}
