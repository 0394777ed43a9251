import type { Outcome } from '../../document/blocks.ts';
import type { HeaderColumn, HeaderWordResult } from '../../plan/header-words.ts';
import { SECTION_TITLE, type Section } from '../../workbook/vocabulary.ts';

export function headerListView(columns: readonly HeaderColumn[], section: Section | undefined): Outcome {
  const whole = section !== undefined;
  return {
    schema: 'zfjd.header.list/1',
    data: { columns },
    blocks: [
      {
        kind: 'table',
        columns: [
          ...(whole ? [] : ['表格']),
          '列名',
          '名称',
          ...(whole ? ['程序自带的写法'] : []),
          '登记的写法',
        ].map((header) => ({ header })),
        rows: columns.map((column) => [
          ...(whole ? [] : [SECTION_TITLE[column.section]]),
          column.key,
          column.label,
          ...(whole ? [column.shipped.join('、')] : []),
          column.registered
            .map(({ wording, agency }) => (agency === undefined ? wording : `${wording}（限${agency}）`))
            .join('、'),
        ]),
        empty: '没有登记过写法；用 zfjd header add 登记，--section plan 查看全部列名',
      },
    ],
  };
}

export function headerWordView(result: HeaderWordResult): Outcome {
  const { outcome, section, wording, label, agency } = result;
  const what = `${SECTION_TITLE[section]}的表头「${wording}」`;
  const limit = agency === undefined ? '' : `（限${agency}）`;
  const text = {
    added: `已登记：${what}认作“${label}”${limit}；以后导入时生效，已经导入的不重读`,
    known: `${what}本来就认作“${label}”，没有改动`,
    removed: `已取消：${what}不再认作“${label}”${limit}`,
  }[outcome];
  return {
    schema: 'zfjd.header.word/1',
    data: result,
    blocks: [{ kind: 'text', text, tone: outcome === 'known' ? 'quiet' : 'good' }],
  };
}
