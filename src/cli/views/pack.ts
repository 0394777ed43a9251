import type { Block, Outcome } from '../../document/blocks.ts';
import type { Pack, PackParameter } from '../../policy/pack.ts';
import type { ParameterName } from '../../policy/parameters.ts';
import { valuesTable } from './pack-values.ts';

export function packView(pack: Pack, names: readonly ParameterName[]): Outcome {
  const parameters = names.map((name) => [name, pack.parameters.get(name) as PackParameter] as const);
  return {
    schema: 'zfjd.pack.show/1',
    data: {
      pack: { code: pack.code, name: pack.name, version: pack.version },
      parameters: Object.fromEntries(parameters),
    },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['政策包', `${pack.name}（${pack.code}）`],
          ['版本', pack.version],
        ],
      },
      ...parameters.flatMap(([name, { title, values }]): Block[] => [
        { kind: 'heading', text: `${title}（${name}）` },
        valuesTable(values, pack.documents),
      ]),
    ],
  };
}
