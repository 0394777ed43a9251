import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../src/document/official-letter.ts';
import { readZip } from '../../src/document/zip.ts';
import { date } from '../../src/kernel/local-date.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { draftRequest, escalateCase } from '../../src/supervision/escalate-case.ts';
import { sendLetter } from '../../src/supervision/issue-case-letter.ts';
import { draftDocument, issueDocument } from '../../src/supervision/issue-document.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { startNumbers } from '../../src/supervision/start-numbers.ts';
import { letterTemplates } from '../../src/supervision/letter-templates.ts';
import { reviewCase } from '../../src/supervision/rectify-case.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { bodyText, LETTER, newCase, newDesk, PROOF, secondDesk, stageOf, type Desk } from './setting.ts';

/** A case ready for its document. */
function unresolved(desk: Desk): string {
  const number = newCase(desk);
  warnCase(desk, { number, way: '电话' });
  confirmUnresolved(desk, { number, proof: PROOF });
  return number;
}

const kind = 'suggestion' as const;

describe('numbers', () => {
  it('follow one another per paper and begin anew each year', async () => {
    const desk = newDesk('2025-12-30');
    const issue = async (day: string, paper: 'suggestion' | 'opinion' | 'urge') => {
      const number = unresolved(desk.at(day));
      return (await issueDocument(desk, { number, kind: paper, ...LETTER, allowProvisional: true })).issued
        ?.number;
    };
    expect(await issue('2025-12-30', 'suggestion')).toBe('测司执监建〔2025〕1号');
    expect(await issue('2025-12-31', 'suggestion')).toBe('测司执监建〔2025〕2号');
    expect(await issue('2026-01-04', 'suggestion')).toBe('测司执监建〔2026〕1号');
    expect(await issue('2026-02-02', 'opinion')).toBe('测司执监意〔2026〕1号');
    expect(await issue('2026-02-02', 'urge')).toBe('测司执监督〔2026〕1号');
    expect(await issue('2026-02-03', 'suggestion')).toBe('测司执监建〔2026〕2号');
  });

  it('are not taken twice when two people issue at the same moment', async () => {
    const mine = newDesk('2026-09-14');
    const theirs = secondDesk(mine.path, '2026-09-14');
    const desks = [mine, theirs, mine, theirs, mine];
    const numbers = desks.map((desk) => unresolved(desk));
    const issued = await Promise.all(
      desks.map((desk, i) => issueDocument(desk, { number: numbers[i] ?? '', kind, ...LETTER })),
    );
    const given = new Set(issued.map((result) => result.issued?.number));
    expect(given).toEqual(new Set([1, 2, 3, 4, 5].map((n) => `测司执监建〔2026〕${n}号`)));
    // The number inside every kept file is the number it is kept under.
    for (const result of issued) {
      const kept = readKeptFile(mine.store, result.issued?.fileId ?? 0);
      expect(JSON.parse(kept.bytes.toString())).toMatchObject({ number: result.issued?.number });
      expect(kept.name).toBe(`${result.issued?.number}.docx`);
    }
    expect(mine.letters.length + theirs.letters.length).toBeGreaterThan(5);
    theirs.store.close();
  });

  it('are given once where two people issue for the same case', async () => {
    const mine = newDesk('2026-09-14');
    const theirs = secondDesk(mine.path, '2026-09-14');
    const number = unresolved(mine);
    const results = await Promise.allSettled(
      [mine, theirs].map((desk) => issueDocument(desk, { number, kind, ...LETTER })),
    );
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((r) => r.status === 'rejected')?.reason).toMatchObject({ code: 'E_CASE_STAGE' });
    expect(showCase(mine, number).documents).toHaveLength(1);
    theirs.store.close();
  });

  it('are not used up by a letter that fails to be made', async () => {
    const desk = newDesk('2026-09-14');
    const number = unresolved(desk);
    const broken = { ...desk, renderLetter: () => Promise.reject(new Error('disk full')) };
    await expect(issueDocument(broken, { number, kind, ...LETTER })).rejects.toThrow('disk full');
    expect(stageOf(desk, number)).toBe('unresolved');
    expect((await issueDocument(desk, { number, kind, ...LETTER })).issued?.number).toBe(
      '测司执监建〔2026〕1号',
    );
  });

  it('are not shown on a draft, which writes nothing', async () => {
    const desk = newDesk('2026-09-14');
    const number = unresolved(desk);
    const draft = await draftDocument(desk, { number, kind, ...LETTER });
    expect(draft.name).toBe('行政执法监督建议书（草稿）.docx');
    expect(desk.letters).toHaveLength(1);
    expect(desk.letters[0]).not.toHaveProperty('number');
    expect(stageOf(desk, number)).toBe('unresolved');
  });
});

describe('numbers that were used on paper', () => {
  const start = (desk: Desk, last: number, text = '纸质已用') =>
    startNumbers(desk, { kind: 'suggestion', last, text });
  const issue = async (desk: Desk) =>
    (await issueDocument(desk, { number: unresolved(desk), kind, ...LETTER })).issued?.number;
  const register = (desk: Desk) => listNumbers(desk.store, 2026);

  it('are gone on from, at the start and in between, without a gap', async () => {
    const desk = newDesk('2026-09-14');
    expect(start(desk, 4).number).toBe('测司执监建〔2026〕5号');
    expect(await issue(desk)).toBe('测司执监建〔2026〕5号');
    expect(start(desk, 7).number).toBe('测司执监建〔2026〕8号');
    expect(await issue(desk)).toBe('测司执监建〔2026〕8号');
    expect(register(desk)).toMatchObject([
      {
        gaps: [],
        numbers: [{ seq: 5 }, { seq: 8 }],
        paper: [
          { from: 1, last: 4 },
          { from: 6, last: 7 },
        ],
      },
    ]);
  });

  it('can be put right until a number was given out beyond', async () => {
    const desk = newDesk('2026-09-14');
    start(desk, 14);
    expect(start(desk, 4, '多写了一个1').number).toBe('测司执监建〔2026〕5号');
    expect(start(desk, 0, '核对后没有用过').number).toBe('测司执监建〔2026〕1号');
    expect(register(desk)).toEqual([]);
    start(desk, 4);
    await issue(desk);
    expect(() => start(desk, 2)).toThrow('测司执监建〔2026〕5号已由程序编出，纸质文号不能只到2号');
    expect(() => start(desk, 5)).toThrow('下一个就是6号，没有要起编的');
  });

  it('are of one kind and one year, and need to be said what for', async () => {
    const desk = newDesk('2026-09-14');
    start(desk, 4);
    expect(
      (await issueDocument(desk, { number: unresolved(desk), kind: 'urge', ...LETTER })).issued?.number,
    ).toBe('测司执监督〔2026〕1号');
    expect(() => start(desk, 100_000)).toThrow('不合情理');
    expect(() => start(desk, 9, ' ')).toThrow('没有写纸质文号的用途');
    expect(() => startNumbers(desk, { kind: 'review', last: 1, text: '纸质' })).toThrow('不由本局编号');
    expect(() => startNumbers(desk, { kind: 'urge', last: 9, text: '纸质', year: 2027 })).toThrow('还没有到');
    expect(startNumbers(desk, { kind: 'request', last: 2, text: '纸质' }).number).toBe(
      '测司执监请〔2026〕3号',
    );
    expect(startNumbers(desk, { kind: 'suggestion', last: 3, text: '纸质', year: 2025 }).number).toBe(
      '测司执监建〔2025〕4号',
    );
  });
});

describe('which paper', () => {
  it('is the only one allowed before the regulation, and must be chosen after', async () => {
    const desk = newDesk('2025-12-01');
    const before = await issueDocument(desk, { number: unresolved(desk), ...LETTER });
    expect(before.issued?.name).toBe('行政执法监督建议书');
    const number = unresolved(desk.at('2026-03-02'));
    await expect(issueDocument(desk, { number, ...LETTER })).rejects.toMatchObject({
      code: 'E_CASE_DOCUMENT',
      hint: expect.stringContaining('urge（行政执法监督督办函：应履行未履行）') as unknown,
    });
    const after = await issueDocument(desk, { number, kind: 'urge', ...LETTER });
    expect(after.issued?.name).toBe('行政执法监督督办函');
  });

  it('cannot be one of a law not yet in force', async () => {
    const desk = newDesk('2026-01-05');
    const number = unresolved(desk);
    await expect(issueDocument(desk, { number, kind: 'opinion', ...LETTER })).rejects.toThrow(
      '2026-01-05不能制发',
    );
  });

  it('goes out without a reminder only for a reason', async () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    await expect(issueDocument(desk, { number, kind, ...LETTER })).rejects.toMatchObject({
      code: 'E_CASE_STAGE',
    });
    await expect(issueDocument(desk, { number, kind, direct: ' ', ...LETTER })).rejects.toThrow(
      '须写明问题突出的理由',
    );
    const issued = await issueDocument(desk, { number, kind, direct: '反复发生、企业反映强烈。', ...LETTER });
    expect(issued.facts.at(-1)).toMatchObject({ act: 'issue-direct', text: '反复发生、企业反映强烈。' });
    expect(bodyText(desk.letters.at(-1))).toContain(
      '鉴于问题突出（反复发生、企业反映强烈），我局直接制发本建议书。',
    );
  });
});

describe('a provisional deadline', () => {
  it('keeps the letter back unless it is allowed, and is then named in it', async () => {
    const desk = newDesk('2026-12-25');
    const number = unresolved(desk);
    await expect(issueDocument(desk, { number, kind, ...LETTER })).rejects.toMatchObject({
      code: 'E_CASE_PROVISIONAL',
    });
    expect(showCase(desk, number).documents).toEqual([]);
    await issueDocument(desk, { number, kind, ...LETTER, allowProvisional: true });
    expect(bodyText(desk.letters.at(-1))).toContain('（暂定，以国务院办公厅公布的放假安排为准）届满');
  });
});

describe('the text of a letter', () => {
  it('lacks nothing, or is refused with all that is missing', async () => {
    const desk = newDesk('2026-09-14');
    const number = unresolved(desk);
    const empty = { grounds: [' '], measures: [], signer: '', contact: '' };
    await expect(issueDocument(desk, { number, kind, ...empty })).rejects.toThrow(
      '缺少：认定依据、监督要求、签发人、联系人及电话',
    );
  });

  it.each([
    [
      'suggestion',
      '建议书',
      '测司执监建〔2026〕1号',
      '完成整改',
      '将依程序报请测试区人民政府制发《行政执法监督决定书》',
    ],
    ['urge', '督办函', '测司执监督〔2026〕1号', '履行上述职责', '《行政执法监督条例》第三十条'],
    ['opinion', '意见书', '测司执监意〔2026〕1号', '完成纠正', '《行政执法监督条例》第三十条'],
  ] as const)('of a %s', async (paper, name, numberOnIt, demand, consequence) => {
    const desk = newDesk('2026-09-01');
    const number = newCase(desk);
    warnCase(desk.at('2026-09-02'), { number, way: '走访' });
    confirmUnresolved(desk.at('2026-09-14'), { number, proof: PROOF });
    await issueDocument(desk.at('2026-09-18'), {
      number,
      kind: paper,
      ...LETTER,
      facts: ['7月3日、7月9日两次检查甲公司；', '未出示执法证件'],
      copyTo: ['区纪委监委'],
    });
    const letter = desk.letters.at(-1);
    expect(letter).toMatchObject({
      issuer: '测试区司法局',
      number: numberOnIt,
      title: `行政执法监督${name}`,
      to: '测试区市场监管局',
      signature: '测试区司法局',
      printedBy: '测试区司法局',
      date: '2026-09-18',
      copyTo: ['区纪委监委'],
    });
    // 下行文 prints no 签发人; who signed is on record.
    expect(letter).not.toHaveProperty('signer');
    expect(showCase(desk, number).documents[0]?.signer).toBe('王局长');

    const text = bodyText(letter);
    for (const part of [
      '2026年9月1日，我局通过2026年8月数据监督发现你单位',
      `案件编号${number}`,
      '2026年9月2日，我局以走访方式对你单位进行了预警提醒。2026年9月14日，经核实，上述问题经预警提醒仍未整改。',
      '1. 7月3日、7月9日两次检查甲公司。\n2. 未出示执法证件。',
      '同一事项一年内检查不得超过1次。',
      '1. 停止重复检查。\n2. 合并同类检查事项。',
      `自本${name}送达之日起15个工作日内${demand}，送达当日不计算在内（期限依据：《测试区执法监督工作方案》二（二）1）`,
      `本${name}于成文当日（2026年9月18日）送达的`,
      '至2026年10月15日届满',
      '5个工作日内',
      '联系人及电话：李科员，021-57920000。',
      '《行政执法监督决定书》',
      consequence,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/[{}]|。。|undefined/u);
  });

  it('of a case made of several clues has each of them as an item, in this letter and the next', async () => {
    const desk = newDesk('2026-09-01');
    const number = newCase(desk, { problem: '1．不出示证件\n2．重复检查' });
    await issueDocument(desk, { number, kind: 'opinion', direct: '突出', ...LETTER });
    const items = '1. 不出示证件。\n2. 重复检查。';
    expect(bodyText(desk.letters.at(-1))).toContain(items);
    await sendLetter(desk, { ...LETTER, number, kind: 'notice', to: '市局', set: {} });
    expect(bodyText(desk.letters.at(-1))).toContain(items);
    const other = newCase(desk, { problem: '1．不出示证件\n2．重复检查' });
    await escalateCase(desk, { number: other, direct: '停产', ...LETTER });
    expect(bodyText(desk.letters.at(-1))).toContain(items);
  });

  it('takes no placeholder from what people typed', async () => {
    const desk = newDesk('2026-09-14');
    const number = unresolved(desk);
    await issueDocument(desk, { number, kind, ...LETTER, facts: ['表中写有{signer}'] });
    expect(bodyText(desk.letters.at(-1))).toContain('表中写有{signer}。');
  });

  it('of the request tells the whole course and who signed', async () => {
    const desk = newDesk('2026-09-01');
    const number = newCase(desk);
    warnCase(desk.at('2026-09-02'), { number, way: '电话' });
    confirmUnresolved(desk.at('2026-09-14'), { number, proof: PROOF });
    await issueDocument(desk.at('2026-09-17'), { number, kind: 'opinion', ...LETTER });
    serveDocument(desk.at('2026-09-18'), {
      number,
      way: '留置',
      witness: '赵主任',
      proof: { text: '送达回证' },
    });
    reviewCase(desk.at('2026-10-19'), { number, result: 'not-done', text: '仍在重复检查。' });
    const options = { number, signer: '王局长', contact: '李科员，021-57920000', on: date('2026-10-19') };
    await draftRequest(desk, options);
    expect(stageOf(desk, number)).toBe('failed');
    const result = await escalateCase(desk, options);
    const letter = desk.letters.at(-1);
    expect(letter).toMatchObject({
      number: '测司执监请〔2026〕1号',
      signer: '王局长',
      title: '关于报请制发行政执法监督决定书的请示',
      to: '测试区人民政府',
      note: '联系人：李科员，021-57920000',
      date: '2026-10-19',
    });
    const text = bodyText(letter);
    for (const part of [
      '1. 2026年9月2日，以电话方式对该单位进行了预警提醒。',
      '2. 2026年9月14日，经核实，该单位经预警提醒未整改。',
      '3. 2026年9月17日，制发《行政执法监督意见书》（测司执监意〔2026〕1号）。',
      '4. 2026年9月18日，以留置方式送达。',
      '5. 2026年10月19日，经跟踪复查，未整改到位：仍在重复检查。',
      '对同一企业一个月内重复开展现场检查3次。',
      '建议由测试区人民政府向测试区市场监管局制发《行政执法监督决定书》',
      '1. 停止重复检查。\n2. 合并同类检查事项。',
      '妥否，请批示。',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/[{}]|。。|undefined/u);
    expect(result.facts.at(-1)?.details.document).toBe('测司执监请〔2026〕1号');
  });
});

describe('the file of a letter', () => {
  it('is a docx with number, date, deadline and text', async () => {
    const desk = newDesk('2026-09-18');
    const number = unresolved(desk);
    const real = { ...desk, renderLetter: officialLetter };
    const { issued } = await issueDocument(real, { number, kind, ...LETTER });
    const { name, bytes } = readKeptFile(desk.store, issued?.fileId ?? 0);
    expect(name).toBe('测司执监建〔2026〕1号.docx');
    const document = readZip(bytes).find((entry) => entry.name === 'word/document.xml');
    const text = Buffer.from(document?.data ?? [])
      .toString('utf8')
      .replace(/<[^>]+>/gu, '');
    for (const part of ['测司执监建〔2026〕1号', '2026年9月18日', '2026年10月15日届满', '一、监督来源']) {
      expect(text).toContain(part);
    }
  });
});

describe('templates', () => {
  const read = letterTemplates(new URL('../..', import.meta.url).pathname);
  it.each(['missing', '../../packs/jinshan/pack', 'jianyishu.md'])('are not found under %s', (name) => {
    expect(() => read(name)).toThrow('没有文书模板');
  });
});
