import type { Outcome } from '../../document/blocks.ts';
import type { HeaderColumn, HeaderWordResult } from '../../plan/header-words.ts';
import { SECTION_TITLE, type Section } from '../../workbook/vocabulary.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 表头写法的列 */
export const HEADER_COLUMNS: readonly ListColumn<HeaderColumn>[] = [
  { key: 'section', title: '表格', value: ({ section }) => SECTION_TITLE[section] },
  { key: 'column', title: '列名', value: ({ key }) => key },
  { key: 'label', title: '名称', value: ({ label }) => label },
  { key: 'shipped', title: '程序自带的写法', value: ({ shipped }) => shipped.join('、'), width: 60 },
  {
    key: 'registered',
    title: '登记的写法',
    value: ({ registered }) =>
      registered
        .map(({ wording, agency }) => (agency === undefined ? wording : `${wording}（限${agency}）`))
        .join('、'),
    width: 36,
  },
];

/** What is registered of all kinds of tables, or every column of one kind. */
export function headerList(section: Section | undefined): ListForm<HeaderColumn> {
  const hidden = section === undefined ? 'shipped' : 'section';
  return {
    schema: 'zfjd.header.list/1',
    title: '表头写法',
    field: 'columns',
    columns: HEADER_COLUMNS,
    shown: () => HEADER_COLUMNS.filter(({ key }) => key !== hidden),
    empty: '没有登记过写法；用 zfjd header add 登记，--section plan 查看全部列名',
  };
}

export function headerWordView(result: HeaderWordResult): Outcome {
  const { outcome, section, wording, label, agency } = result;
  const what = `${SECTION_TITLE[section]}的表头「${wording}」`;
  const limit = agency === undefined ? '' : `（限${agency}）`;
  const text = {
    added: `已登记：${what}认作“${label}”${limit}；以后导入时生效；已经导入、还没有办理的，重新导入原文件即按新的写法读`,
    known: `${what}本来就认作“${label}”，没有改动`,
    removed: `已取消：${what}不再认作“${label}”${limit}`,
  }[outcome];
  return {
    schema: 'zfjd.header.word/1',
    data: result,
    blocks: [{ kind: 'text', text, tone: outcome === 'known' ? 'quiet' : 'good' }],
  };
}
