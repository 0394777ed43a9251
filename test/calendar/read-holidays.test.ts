import { describe, expect, it } from 'vitest';
import { noticeNumber, readHolidays } from '../../src/calendar/read-holidays.ts';
import { jsonFile, YEAR_2027 } from './calendars.ts';

const utf8 = (content: string) => ({ name: '2027.csv', bytes: new TextEncoder().encode(content) });

const EXPECTED = {
  year: 2027,
  off: [
    { date: '2026-12-31', name: '元旦' },
    { date: '2027-01-01', name: '元旦' },
  ],
  work: [{ date: '2027-01-03', name: '元旦' }],
};

describe('reading a year', () => {
  it('in our own form', () => {
    const { arrangement, problems } = readHolidays(jsonFile('2027.json', YEAR_2027));
    expect(problems).toEqual([]);
    expect(arrangement.off).toHaveLength(28);
    expect(arrangement.notices).toEqual([
      {
        title: '国务院办公厅关于2027年部分节假日安排的通知',
        number: '国办发明电〔2026〕9号',
        date: '2026-11-05',
        numberChecked: true,
      },
    ]);
  });

  it('in the form of holiday-cn', () => {
    const { arrangement, problems } = readHolidays(
      jsonFile('2027.json', {
        year: 2027,
        papers: ['https://www.gov.cn/a.htm'],
        days: [
          { name: '元旦', date: '2026-12-31', isOffDay: true },
          { name: '元旦', date: '2027-01-01', isOffDay: true },
          { name: '元旦', date: '2027-01-03', isOffDay: false },
          { name: '元旦', date: '2027-01-32', isOffDay: false },
        ],
      }),
    );
    expect(arrangement).toMatchObject({ ...EXPECTED, notices: [{ url: 'https://www.gov.cn/a.htm' }] });
    expect(problems).toEqual(['days 中有一条缺少有效的 date、name 或 isOffDay：2027-01-32']);
  });

  it.each([
    ['with a header', '日期,名称,类型\r\n2026-12-31,元旦,休\r\n2027-01-01,元旦,休\r\n2027-01-03,元旦,班\r\n'],
    ['as Chinese forms', '2026年12月31日，元旦，放假\n2027/1/1，元旦，休\n2027.1.3，元旦，调休上班'],
    [
      'with a byte-order mark',
      '\ufeff2026-12-31,元旦,休\n\n"2027-01-01","元旦","休"\n２０２７-01-03,元旦,班',
    ],
  ])('as CSV %s', (_case, content) => {
    const { arrangement, problems } = readHolidays(utf8(content));
    expect(problems).toEqual([]);
    expect(arrangement).toEqual({ ...EXPECTED, notices: [] });
  });

  it('as CSV in GBK, with the notice in a remark', () => {
    // "#国办发明电〔2026〕9号\n2027-01-01,元旦,休\n2027-01-03,元旦,班" as Excel for Windows writes it
    const bytes = Buffer.concat([
      Buffer.from('#'),
      Buffer.from('b9fab0ecb7a2c3f7b5e7a1b2', 'hex'),
      Buffer.from('2026'),
      Buffer.from('a1b3', 'hex'),
      Buffer.from('9'),
      Buffer.from('bac5', 'hex'),
      Buffer.from('\n2027-01-01,'),
      Buffer.from('d4aab5a9', 'hex'),
      Buffer.from(','),
      Buffer.from('d0dd', 'hex'),
      Buffer.from('\n2027-01-03,'),
      Buffer.from('d4aab5a9', 'hex'),
      Buffer.from(','),
      Buffer.from('b0e0', 'hex'),
    ]);
    const { arrangement, problems } = readHolidays({ name: '2027.csv', bytes });
    expect(problems).toEqual([]);
    expect(arrangement).toMatchObject({
      year: 2027,
      notices: [{ number: '国办发明电〔2026〕9号' }],
      off: [{ date: '2027-01-01', name: '元旦' }],
      work: [{ date: '2027-01-03', name: '元旦' }],
    });
  });

  it('names the CSV lines it cannot read', () => {
    const { problems } = readHolidays(utf8('2027-01-01,元旦,休\n2027-02-30,春节,休\n2027-01-03,元旦,?'));
    expect(problems).toEqual([
      '第2行没有有效的日期或名称：2027-02-30,春节,休',
      '第3行第三列应为“休”或“班”：2027-01-03,元旦,?',
    ]);
  });

  it.each([
    ['empty', '', '文件是空的'],
    ['broken JSON', '{"year": 2027', '不是有效的 JSON'],
    ['other JSON', '{"data": []}', '既没有 off、work，也没有 days'],
    ['too large', 'x'.repeat(1_000_001), '文件过大'],
  ])('refuses a file that is %s', (_case, content, message) => {
    expect(() => readHolidays(utf8(content))).toThrow(message);
  });
});

describe('notice numbers', () => {
  it.each([
    ['国办发明电〔2025〕7号', '国办发明电〔2025〕7号'],
    ['国办发明电[2025]7号', '国办发明电〔2025〕7号'],
    ['依据国办发明电（2025）07号', '国办发明电〔2025〕7号'],
    ['国发明电〔2015〕1号', '国发明电〔2015〕1号'],
    ['国办函〔2025〕7号', undefined],
  ])('%s', (written, expected) => {
    expect(noticeNumber(written)).toBe(expected);
  });
});
