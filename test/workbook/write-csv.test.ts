import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertCell } from '../../src/kernel/text.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { writeCsv } from '../../src/workbook/write-csv.ts';

const columns = [{ header: '单位' }, { header: '问题' }];

describe('CSV', () => {
  it('quotes what has to be quoted, and nothing is a formula', () => {
    const rows = [
      ['甲,乙', '说"不"'],
      ['=cmd()', '两\n行'],
      [null, 12],
    ];
    expect(writeCsv({ columns, rows })).toBe(
      '\ufeff单位,问题\r\n"甲,乙","说""不"""\r\n\'=cmd(),"两\n行"\r\n,12\r\n',
    );
  });

  it('is read back as it was', () => {
    const text = fc.stringMatching(/^[甲乙,"=+\-@;\n a1]{0,8}$/u).filter((t) => t.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (rows) => {
        const bytes = new TextEncoder().encode(writeCsv({ columns, rows }));
        const [sheet] = readWorkbook(bytes, '问题.csv').sheets;
        const read = sheet?.rows.map((row) => row.cells.map((cell) => cell?.text.trim()));
        expect(read?.slice(1)).toEqual(rows.map((row) => row.map((value) => inertCell(value).trim())));
      }),
    );
  });
});
