import { describe, expect, it } from 'vitest';
import { readWording, withWords } from '../../src/workbook/header-words.ts';
import { headerText } from '../../src/workbook/vocabulary.ts';
import { vocabulary } from './build.ts';

const plan = vocabulary('plan');

describe('a registered word', () => {
  it('is its column as a whole, never as a part', () => {
    const words = withWords(plan, [{ wording: '网格要求', key: 'remark' }]);
    expect(words.match(headerText('网格 要求（必填）*'))).toMatchObject({ key: 'remark' });
    expect(words.within(headerText('本局网格要求'))).toEqual([]);
    expect(words.label('remark')).toBe('备注');
    expect(plan.match(headerText('网格要求'))).toBeUndefined();
  });

  it('goes before a wording it contains', () => {
    expect(plan.within(headerText('抽查事项类')).map(({ key }) => key)).toEqual(['item']);
    const words = withWords(plan, [{ wording: '抽查事项类', key: 'item_class' }]);
    expect(words.match(headerText('抽查事项类'))).toMatchObject({ key: 'item_class' });
  });

  it('may be shipped by now, as the same column only', () => {
    expect(withWords(plan, [{ wording: '检查方式', key: 'method' }]).wordings('method')).toEqual(
      plan.wordings('method'),
    );
    expect(() => withWords(plan, [{ wording: '检查方式', key: 'remark' }])).toThrow('程序自带');
    expect(() => withWords(plan, [{ wording: '甲乙', key: 'gone' }])).toThrow('程序自带');
  });

  it.each([
    ['＝查 法', { wording: '查 法', form: '查法' }],
    ['查法（全部）', { wording: '查法(全部)', form: '查法' }],
  ])('%s is kept as %j', (text, kept) => {
    expect(readWording(text)).toEqual(kept);
  });
});
