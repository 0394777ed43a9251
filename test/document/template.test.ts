import { describe, expect, it } from 'vitest';
import { OPEN, parseLetterTemplate, type TemplateValue } from '../../src/document/template.ts';

const TEXT = `标题：关于{matter}的建议书

# 一、事实

经查，{agency}存在下列问题。
{facts}

## （一）清单
### 1. {agency}

{table}
`;

const table: TemplateValue = { kind: 'table', columns: [{ header: '问题' }], rows: [['甲']], empty: '无' };
const values = { matter: '检查频次', agency: '市监局', facts: '其一。\n\n其二。', table };
const parse = (text: string, given: Record<string, TemplateValue | undefined> = values) =>
  parseLetterTemplate({ name: 'jianyishu', text }, given);

describe('letter template', () => {
  it('becomes a title and paragraphs', () => {
    expect(parse(TEXT)).toEqual({
      title: '关于检查频次的建议书',
      body: [
        { kind: 'heading', level: 1, text: '一、事实' },
        { kind: 'text', text: '经查，市监局存在下列问题。' },
        { kind: 'text', text: '其一。' },
        { kind: 'text', text: '其二。' },
        { kind: 'heading', level: 2, text: '（一）清单' },
        { kind: 'heading', level: 3, text: '1. 市监局' },
        table,
      ],
    });
  });

  it('makes one form of rows that follow one another, with places left open', () => {
    const text = '标题：甲\n| 单位 | {agency} | 日期 | {open} |\n| 事实 | {facts} |\n\n| 止 |';
    const [form, last] = parse(text, { ...values, open: OPEN }).body;
    expect(form).toMatchObject({
      kind: 'table',
      form: true,
      rows: [
        ['单位', '市监局', '日期', ''],
        ['事实', '其一。\n\n其二。'],
      ],
    });
    expect(form).toMatchObject({ columns: [{}, {}, {}, {}] });
    expect(last).toMatchObject({ rows: [['止']] });
    expect(() => parse('标题：甲\n| 甲 | 乙 |\n| 甲 | {agancy} |')).toThrow('第3行：不认识占位符 {agancy}');
  });

  it('lets no value become a heading, a placeholder or a pattern', () => {
    expect(parse('标题：甲\n{facts}', { facts: '# 一\n{agency}\n$& $1' }).body).toEqual([
      { kind: 'text', text: '# 一' },
      { kind: 'text', text: '{agency}' },
      { kind: 'text', text: '$& $1' },
    ]);
  });

  it.each([
    [
      'an unknown placeholder',
      '标题：甲\n{agancy}',
      '「jianyishu」第2行：不认识占位符 {agancy}',
      '您是不是要找：agency？',
    ],
    [
      'a name every object has',
      '标题：甲\n\n{toString}',
      '第3行：不认识占位符 {toString}',
      '{matter}、{agency}',
    ],
    ['an empty value', '标题：甲\n# {blank}', '第2行：占位符 {blank} 没有内容', '补齐'],
    ['a missing value', '标题：{missing}\n甲', '第1行：占位符 {missing} 没有内容', '补齐'],
    ['a table within a line', '标题：甲\n见{table}', '占位符 {table} 是表格', '单独的一行'],
    ['a lone brace', '标题：甲\n甲{agency', '花括号不成对', '{名称}'],
    ['no title', '\n# 甲', '第2行：缺少标题', '标题：'],
    ['an empty file', '', '第1行：缺少标题', '标题：'],
    ['nothing to say', '标题：甲\n', '没有正文', '至少'],
  ])('names the place of %s', (_, text, message, hint) => {
    const given = { ...values, blank: ' ', missing: undefined };
    const error = (() => {
      try {
        return parse(text, given);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'E_TEMPLATE', message: expect.stringContaining(message) as string });
    expect(error).toMatchObject({ hint: expect.stringContaining(hint) as string });
  });
});
