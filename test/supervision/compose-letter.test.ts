import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../src/document/official-letter.ts';
import { date } from '../../src/kernel/local-date.ts';
import { composeLetter, contentKeys } from '../../src/supervision/compose-letter.ts';
import { LETTER_KIND_IDS, letterForm, requireLetterKind } from '../../src/supervision/letter-kinds.ts';
import { CONTENT } from '../../src/supervision/letter-labels.ts';
import { docxParts, docxTexts } from '../document/docx.ts';
import { sampleLetter, TEXTS } from './letter-samples.ts';

const envelope = { bureau: '测试区司法局', to: '区市场监管局', on: date('2026-09-17') };

describe.each(LETTER_KIND_IDS)('the letter %s', (kind) => {
  it('is composed whole, with every value in it and no placeholder left', async () => {
    const letter = sampleLetter(kind, 'short');
    const texts = docxTexts(await officialLetter(letter));
    expect(texts.join('')).not.toMatch(/[{}]/u);
    for (const text of Object.values(letter.fields?.values ?? {})) {
      for (const line of text.split('\n')) expect(texts.join('\n')).toContain(line);
    }
  });

  it('names everything that is missing by its label', () => {
    const needed = contentKeys(TEXTS, kind).filter(
      (key) => !('open' in CONTENT[key]) && !('known' in CONTENT[key]),
    );
    expect(() => composeLetter(TEXTS, kind, envelope, {})).toThrow(
      expect.objectContaining({
        code: 'E_LETTER_VALUE',
        message: `《${letterForm(kind).name}》缺少：${needed.map((key) => CONTENT[key].label).join('、')}`,
      }),
    );
  });
});

describe('a letter', () => {
  it('is the same bytes again, without author or time', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => officialLetter(sampleLetter('review', 'long'))));
    expect(Buffer.from(one ?? []).equals(Buffer.from(two ?? []))).toBe(true);
    expect(docxParts(one ?? new Uint8Array())('docProps/core.xml')).not.toMatch(/dc:|dcterms/u);
  });

  it('needs an addressee, unless it is a record', () => {
    const { to: _, ...nobody } = envelope;
    const values = Object.fromEntries(contentKeys(TEXTS, 'notice').map((key) => [key, '内容']));
    expect(() => composeLetter(TEXTS, 'notice', nobody, values)).toThrow('缺少：主送机关');
    const open = { caseNumber: '1', document: '甲', agency: '乙' };
    expect(composeLetter(TEXTS, 'receipt', nobody, open)).toMatchObject({ title: '送达回证' });
  });

  it('prints 签发人 upwards only, and goes out in the name of the government where that decides', () => {
    expect(sampleLetter('request', 'short')).toMatchObject({ signer: '王小明' });
    expect(sampleLetter('opinion', 'short').signer).toBeUndefined();
    expect(sampleLetter('decision', 'short')).toMatchObject({
      issuer: '上海市金山区人民政府',
      signature: '上海市金山区人民政府',
    });
    expect(sampleLetter('review', 'short')).not.toHaveProperty('issuer');
  });
});

describe('a kind', () => {
  it.each([
    ['warning', 'warning'],
    ['预警提醒函', 'warning'],
    ['决定书', 'decision'],
    ['请示', 'request'],
    ['复查', 'review'],
    ['objection-reply', 'objection-reply'],
  ])('is known as %s', (text, kind) => expect(requireLetterKind(text)).toBe(kind));

  it.each(['函', '', '通报'])('is not known as 「%s」', (text) => {
    expect(() => requireLetterKind(text)).toThrow(expect.objectContaining({ code: 'E_USAGE', exit: 2 }));
  });
});
