import { EXIT, UserError } from '../../kernel/errors.ts';
import { parseRange } from '../../workbook/cell-range.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { count } from '../values.ts';
import { waiveView } from '../views/plan-waiver.ts';

interface PlaceOptions {
  readonly row?: number;
  readonly cell?: Place;
  readonly sheet?: string;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Reads one cell, `G12`. @throws UserError E_USAGE */
function cell(text: string): Place {
  const range = parseRange(text.trim().toUpperCase());
  if (range && range.top === range.bottom && range.left === range.right)
    return { row: range.top, column: range.left };
  throw new UserError('E_USAGE', `单元格写法无法识别：「${text}」`, {
    hint: '写成 G12 这样的形式',
    exit: EXIT.usage,
  });
}

function chosen({ row, cell: at, sheet }: PlaceOptions) {
  if (row !== undefined && at !== undefined) {
    throw new UserError('E_USAGE', '--row 和 --cell 只能写一个', {
      hint: '--row 12 指整行，--cell G12 指一格',
      exit: EXIT.usage,
    });
  }
  return { sheet, ...(at ?? { row }) };
}

/** 豁免: letting a 建议 finding stand, and taking that back. */
export function registerWaivers(noun: Command, deps: Deps): void {
  const verb = (name: 'waive' | 'unwaive', summary: string) =>
    noun
      .verb(name, summary)
      .argument('<序号或编码>', '计划的序号')
      .argument('<规则代码>', '如 P302')
      .option('--row <行号>', '只指这一行的问题', count)
      .option('--cell <单元格>', '只指这一格的问题，如 G12', cell)
      .option('--sheet <工作表>', '只指这张工作表');

  verb('waive', '豁免：建议不采纳的，登记理由；必改问题不能豁免')
    .examples(
      ['zfjd plan waive 12 P302 --row 7 --reason 两次检查专业不同，无法合并', '一行的建议'],
      ['zfjd plan waive 12 P208 --cell H9 --reason 须现场取样', '一格的建议'],
    )
    .requiredOption('--reason <理由>', '为什么可以保留')
    .run(
      deps,
      async ({ reason, ...place }: PlaceOptions & { reason: string }, reference: string, code: string) => {
        const { waiveFindings } = await import('../../plan/waive-findings.ts');
        const store = await deps.openStore();
        return waiveView(waiveFindings({ store }, { reference, code, reason, ...chosen(place) }), 'waive');
      },
    );

  verb('unwaive', '撤销豁免')
    .examples(['zfjd plan unwaive 12 P302 --row 7', '一行的豁免'])
    .option('--reason <理由>', '为什么撤销')
    .run(
      deps,
      async ({ reason, ...place }: PlaceOptions & { reason?: string }, reference: string, code: string) => {
        const { unwaiveFindings } = await import('../../plan/waive-findings.ts');
        const store = await deps.openStore();
        return waiveView(
          unwaiveFindings({ store }, { reference, code, reason, ...chosen(place) }),
          'unwaive',
        );
      },
    );
}
