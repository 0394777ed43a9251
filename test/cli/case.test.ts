import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../../src/document/zip.ts';
import { commandFor } from '../../src/supervision/case-state.ts';
import { FLOW } from '../../src/supervision/flow.ts';
import type { Act } from '../../src/supervision/model.ts';
import { YEAR_2027 } from '../calendar/calendars.ts';
import { caseBench, caseIn, LETTER } from './case-bench.ts';
import { json } from './harness.ts';

const { zfjd, at, done, setUp, open, notice, toUnresolved, path } = caseBench();
beforeEach(setUp);

/** Text of a docx. */
function docxText(file: string): string {
  const part = readZip(readFileSync(file)).find((entry) => entry.name === 'word/document.xml');
  return Buffer.from(part?.data ?? [])
    .toString('utf8')
    .replace(/<[^>]+>/gu, '');
}

/** Step and due date of what `zfjd due` lists on a day. */
async function dueOn(today: string): Promise<string[]> {
  const { items } = json((await at(today, 'due --json')).out)['data'] as {
    items: { owner: string; step: string; dueOn: string; urgency: string }[];
  };
  // A quarter without its draw is due too, and no matter of a case.
  const own = items.filter(({ owner }) => owner === 'case');
  return own.map((item) => `${item.step} ${item.dueOn} ${item.urgency}`);
}

const docxFiles = () => readdirSync(path('.')).filter((name) => name.endsWith('.docx'));

describe('the whole line', () => {
  it('keeps the days over a worked Sunday and the National Day, with both letters written', async () => {
    await open('2026-09-01', '--discovered', '2026-08-31');
    await done('2026-09-02', 'case warn 2026-0001 --way 电话 --react-by 2026-09-11 --by 赵科员');
    expect(await dueOn('2026-09-14')).toEqual(['react 2026-09-11 overdue']);

    const confirmed = await done('2026-09-14', 'case warn 2026-1 --unresolved --proof 9月14日回访记录');
    expect(confirmed.out).toMatch(/届满日\t2026-09-20（还有5个工作日）/);
    expect(await dueOn('2026-09-20')).toEqual(['document 2026-09-20 today']);

    const draft = await done('2026-09-17', notice('2026-0001', '--kind', '建议书', '--draft'));
    expect(draft.out).toContain(path('2026-0001 行政执法监督建议书（草稿）.docx'));
    expect(docxText(path('2026-0001 行政执法监督建议书（草稿）.docx'))).not.toContain('〔2026〕');

    const words = notice('2026-0001', '--kind', '建议书', '--confirm', '2026-0001');
    const issued = await done('2026-09-17', words);
    const file = path('某司执监建〔2026〕1号.docx');
    for (const part of ['某司执监建〔2026〕1号', file, '成文当日送达的，整改期限至\t2026年10月14日']) {
      expect(issued.out).toContain(part);
    }
    expect(docxText(file)).toContain('某司执监建〔2026〕1号');
    expect(docxText(file)).toContain('停止重复检查');
    expect(await dueOn('2026-09-17')).toEqual([]);

    await done('2026-09-18', 'case serve 2026-0001 --way 直接 --proof 送达回证');
    expect(await dueOn('2026-10-14')).toEqual(['rectify 2026-10-15 soon']);
    expect(await dueOn('2026-10-16')).toEqual(['rectify 2026-10-15 overdue', 'review 2026-10-22 soon']);

    await done('2026-10-14', 'case rectify 2026-0001 --text 部分整改');
    expect(await dueOn('2026-10-22')).toEqual(['review 2026-10-22 today']);
    await done('2026-10-22', 'case review 2026-0001 --result 未整改到位 --text 仍在重复检查');

    const asked = await done('2026-10-22', [
      ...'case escalate 2026-0001 --signer 王局长 --contact 李科员'.split(' '),
      '-o',
      path('.'),
      '--confirm',
      '2026-0001',
    ]);
    expect(asked.out).toContain('案件2026-0001（某区市场监督管理局）：已报请');
    const request = docxText(path('某司执监请〔2026〕1号.docx'));
    for (const part of ['金山区人民政府', '签发人', '王局长', '第二十九条', '某司执监建〔2026〕1号']) {
      expect(request).toContain(part);
    }
    expect(await dueOn('2026-10-30')).toEqual([]);
    expect(await zfjd('journal verify')).toMatchObject({ code: 0 });
  });

  it('has a Chinese name for every word, and ends with closing', async () => {
    await done('2026-09-01', [
      ...'案件 立案 --agency JS-SJ --problem 重复检查 --category 乱检查'.split(' '),
      ...'--source 12345 --source-id SH-1'.split(' '),
    ]);
    await done('2026-09-01', '案件 提醒 2026-0001 --way 走访');
    await done('2026-09-01', '案件 提醒 2026-0001 --unresolved --proof 记录');
    const words = notice('2026-0001', '--kind', '意见书', '--confirm', '2026-0001').slice(2);
    await done('2026-09-01', ['案件', '制发', ...words]);
    expect(docxText(path('某司执监意〔2026〕1号.docx'))).toContain('12345市民服务热线');
    await done('2026-09-01', '案件 送达 2026-0001 --way 邮寄送达 --proof 回执');
    await done('2026-09-02', '案件 整改 2026-0001 --text 已合并');
    await done('2026-09-03', '案件 复查 2026-0001 --result done --text 已看记录');
    const closed = await done('2026-09-03', '案件 结案 2026-0001');
    expect(closed.out).toBe('案件2026-0001（某区市场监督管理局）：已结案\n');
    expect(caseIn(await done('2026-09-03', '案件 查看 2026-0001 --json')).status.stage).toBe('closed');
    expect((await done('2026-09-03', '案件 列表')).out).toMatch(/2026-0001\t.*\t已结案/);
  });

  it('closes after the reminder with what was put right, or as unfounded', async () => {
    await open('2026-09-01');
    await open('2026-09-01');
    expect((await at('2026-09-01', 'case close 2026-0001')).err).toContain('现为「线索待处理」，不能结案');
    await done('2026-09-01', 'case warn 2026-0001 --way 座谈会');
    expect(await at('2026-09-02', 'case close 2026-0001')).toMatchObject({
      code: 2,
      err: expect.stringContaining('缺少选项 --text <说明>（须写明整改情况）') as unknown,
    });
    await done('2026-09-02', 'case close 2026-0001 --text 已停止重复检查');
    await done('2026-09-02', 'case close 2026-0002 --unfounded 经核实为两家企业');
    const { out } = await done('2026-09-02', 'case show 2026-0002');
    expect(out).toContain('线索不成立结案\t经核实为两家企业');
  });
});

describe('a step that is not its turn', () => {
  it.each([
    ['case notice 2026-0001', '不能制发文书'],
    ['case warn 2026-0001 --unresolved', '不能确认经提醒未整改'],
    ['case serve 2026-0001', '不能送达'],
    ['case rectify 2026-0001', '不能登记整改反馈'],
    ['case review 2026-0001 --result done', '不能复查（已整改到位）'],
    ['case close 2026-0001', '不能结案'],
    ['case escalate 2026-0001', '不能报请'],
  ])('%s: says why and what to run instead, before asking for anything', async (line, refusal) => {
    await open('2026-09-01');
    expect(await at('2026-09-01', line)).toEqual({
      code: 3,
      out: '',
      err:
        `错误：案件2026-0001现为「线索待处理」，${refusal}\n` +
        '建议：现在可以：预警提醒（zfjd case warn 2026-0001 --way <方式> --react-by <反馈日期>）；' +
        '直接制发文书（zfjd case notice 2026-0001 --direct <理由>）；' +
        '重大问题直接报请（zfjd case escalate 2026-0001 --direct <理由>）；' +
        '线索不成立结案（zfjd case close 2026-0001 --unfounded <理由>）。' +
        '另可：中止监督、挂牌督办、告知上一级主管部门、制发提醒函、制发约谈通知等函件、制发告知函\n',
    });
  });

  it('is named for an unknown case', async () => {
    expect(await at('2026-09-01', 'case serve 2026-7')).toMatchObject({
      code: 3,
      err: '错误：没有编号为「2026-0007」的案件\n建议：运行 zfjd case list 查看案件编号\n',
    });
  });

  it('shows for every act a command that the parser takes', async () => {
    await open('2026-09-01');
    for (const act of Object.keys(FLOW) as Act[]) {
      const line = commandFor(act, '2026-0001')
        .replace('<方式>', act.startsWith('serve') ? '直接' : '电话')
        .replace(/<[^>]*日期>/gu, '2026-09-01')
        .replace('--result <结果>', '--result 不成立')
        .replace(/<[^>]*(?:数|序号)>/gu, '5')
        .replace(/<[^>]+>/gu, '说明');
      const { err } = await at('2026-09-01', line.split(' ').slice(1));
      expect(err).not.toMatch(/没有「[^」]*」这个|缺少参数|多出的参数|后面要有值|无法识别|有效日期/u);
    }
  });

  it('is not offered while the agency still has time', async () => {
    const number = await toUnresolved('2026-09-17');
    await done('2026-09-17', notice(number, '--kind', 'urge', '--confirm', number));
    await done('2026-09-18', `case serve ${number} --way 直接 --proof 送达回证`);
    const possible = async (today: string) =>
      caseIn(await done(today, `case show ${number} --json`)).status.possible.filter(
        (act) => !FLOW[act as Act].side,
      );
    expect(await possible('2026-10-15')).toEqual(['withdraw', 'feedback']);
    expect(await at('2026-10-15', `case review ${number} --result done --text 查看`)).toMatchObject({
      code: 3,
      err: expect.stringContaining('整改期限2026-10-15尚未届满') as unknown,
    });
    expect(await possible('2026-10-16')).toEqual(['withdraw', 'feedback', 'review-passed', 'review-failed']);
    await done('2026-10-14', `case rectify ${number} --text 已合并`);
    expect(await possible('2026-10-14')).toEqual(['withdraw', 'feedback', 'review-passed']);
  });
});

describe('issuing, which cannot be taken back,', () => {
  const nothingIssued = async (number: string) => {
    expect(caseIn(await zfjd(`case show ${number} --json`)).documents).toEqual([]);
    expect(docxFiles()).toEqual([]);
  };

  it.each([[[]], [['--yes']], [['--json']], [['--no-input']]])(
    'needs --confirm without a terminal %j',
    async (more) => {
      const number = await toUnresolved('2026-09-14');
      const { code, out, err } = await at('2026-09-14', notice(number, '--kind', '意见书', ...more));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('制发《行政执法监督意见书》（主送某区市场监督管理局）后不能撤回');
      expect(err).toContain('--confirm 2026-0001');
      await nothingIssued(number);
    },
  );

  it('is refused where the number is another', async () => {
    const number = await toUnresolved('2026-09-14');
    const wrong = notice(number, '--kind', '意见书', '--confirm', '2026-0002');
    expect(await at('2026-09-14', wrong)).toMatchObject({ code: 2 });
    await nothingIssued(number);
  });

  it('asks at a terminal for everything missing, with the difference between the papers', async () => {
    const number = await toUnresolved('2026-09-14');
    const asked: string[] = [];
    const answers = ['督办函', '《条例》第二十七条', '履行职责', '王局长', '李科员', number];
    const person = {
      input: (question: string) => {
        asked.push(question);
        return Promise.resolve(answers.shift() ?? '');
      },
      confirm: () => Promise.reject(new Error('confirmed by a mere yes')),
    };
    const { code, out } = await at('2026-09-14', ['case', 'notice', number, '-o', path('.')], { person });
    expect(code).toBe(0);
    expect(out).toContain('某司执监督〔2026〕1号');
    expect(asked[0]).toContain('urge（行政执法监督督办函：应当履行职责而没有履行）');
    expect(asked[0]).toContain('opinion（行政执法监督意见书：行政执法违法或者明显不当）');
    expect(asked.slice(1, -1)).toEqual(['认定依据', '监督要求', '签发人', '联系人及电话']);
    expect(asked.at(-1)).toContain('请输入编号 2026-0001 确认');
  });

  it('names the flag and the papers where nobody can be asked', async () => {
    const number = await toUnresolved('2026-09-14');
    const { code, err } = await at('2026-09-14', notice(number, '--confirm', number));
    expect(code).toBe(2);
    expect(err).toMatch(/缺少选项 --kind <文种>.*urge.*督办函.*opinion.*意见书.*suggestion.*建议书/u);
    await nothingIssued(number);
  });

  it('makes the folder the letter goes to', async () => {
    const number = await toUnresolved('2026-09-14');
    const folder = path('文书/九月');
    await done('2026-09-14', notice(number, '--kind', '意见书', '--confirm', number, '-o', folder));
    expect(readdirSync(folder)).toEqual(['某司执监意〔2026〕1号.docx']);
  });

  it('knows only the 建议书 before the regulation', async () => {
    const number = await toUnresolved('2025-12-01');
    const refused = await at('2025-12-01', notice(number, '--kind', '意见书', '--confirm', number));
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('2025-12-01不能制发该种文书（意见书）');
    await done('2025-12-01', notice(number, '--confirm', number));
    expect(docxFiles()).toEqual(['某司执监建〔2025〕1号.docx']);
  });

  it.each([
    [['-o', '/dev/null/folder'], 3, '路径中有一段不是文件夹'],
    [['--signer', ' '], 2, '缺少选项 --signer <姓名>'],
  ])('is refused before a number is taken: %j', async (more, code, message) => {
    const number = await toUnresolved('2026-09-14');
    const words = notice(number, '--kind', '意见书', '--confirm', number, ...more);
    const answer = await at('2026-09-14', words);
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(message);
    await nothingIssued(number);
  });

  it.skipIf(process.platform !== 'linux')(
    'is kept, and says so, where the file cannot be written',
    async () => {
      const number = await toUnresolved('2026-09-14');
      // As long as a path may be: nothing can be written into this folder.
      let folder = path('');
      while (Buffer.byteLength(folder) < 3900) folder = join(folder, 'x'.repeat(100));
      folder = join(folder, 'x'.repeat(4085 - Buffer.byteLength(folder) - 1));
      mkdirSync(folder, { recursive: true });
      const words = notice(number, '--kind', '意见书', '--confirm', number, '-o', folder);
      const { code, err } = await at('2026-09-14', words);
      expect(code).toBe(1);
      expect(err).toContain('文书已制发并存入数据库，但不能写入');
      expect(err).toContain(`zfjd case show ${number} --export-document 某司执监意〔2026〕1号 -o <文件夹>`);
      const back = ['case', 'show', number, '-o', path('.'), '--export-document'];
      await done('2026-09-14', [...back, '某司执监意[2026]1号']);
      expect(await at('2026-09-14', [...back, '某司执监意〔2026〕2号'])).toMatchObject({
        code: 3,
        err: expect.stringContaining('已制发：某司执监意〔2026〕1号') as unknown,
      });
      expect(docxText(path('某司执监意〔2026〕1号.docx'))).toContain('停止重复检查');
    },
  );

  it('goes out without a reminder only for a reason, and with a provisional day only when allowed', async () => {
    await open('2026-12-25');
    const words = notice('2026-0001', '--kind', '意见书', '--confirm', '2026-0001', '--direct', '反复发生');
    expect((await at('2026-12-25', words)).err).toContain('加 --allow-provisional');
    const issued = await done('2026-12-25', [...words, '--allow-provisional', '--copy-to', '区纪委监委']);
    expect(issued.out).toContain('（暂定，');
    const text = docxText(path('某司执监意〔2026〕1号.docx'));
    expect(text).toContain('鉴于问题突出（反复发生）');
    expect(text).toContain('区纪委监委');
  });

  it('never overwrites a file', async () => {
    const number = await toUnresolved('2026-09-14');
    writeFileSync(path('某司执监意〔2026〕1号.docx'), '别的文件');
    const { out } = await done('2026-09-14', notice(number, '--kind', '意见书', '--confirm', number));
    expect(out).toContain('某司执监意〔2026〕1号(2).docx');
    expect(readFileSync(path('某司执监意〔2026〕1号.docx'), 'utf8')).toBe('别的文件');
  });
});

describe('what an act must bring', () => {
  it('is named with the reason where it is missing', async () => {
    const number = await toUnresolved('2026-09-14');
    await done('2026-09-14', notice(number, '--kind', '意见书', '--confirm', number));
    const { code, err } = await at('2026-09-14', `case serve ${number} --way 直接`);
    expect(code).toBe(2);
    expect(err).toContain(
      '缺少选项 --proof <凭证>（没有送达凭证（送达回证、签收单、邮寄回执等）不算送达，整改期限不起算）',
    );
    expect((await at('2026-09-14', `case serve ${number} --proof 回证`)).err).toContain(
      '缺少选项 --way <方式>',
    );
    expect(await at('2026-09-14', `case serve ${number} --way 口头 --proof 回证`)).toMatchObject({
      code: 2,
      err: '错误：选项 --way <方式> 送达方式无法识别：「口头」\n建议：可用的值：直接、留置、邮寄、电子、公告\n',
    });
    expect(caseIn(await zfjd(`case show ${number} --json`)).status.stage).toBe('issued');
  });

  it('may be a file, which is kept and can be had back', async () => {
    const number = await toUnresolved('2026-09-14');
    await done('2026-09-14', notice(number, '--kind', '意见书', '--confirm', number));
    writeFileSync(path('回证.pdf'), '扫描件');
    const proof = ['--proof-file', path('回证.pdf')];
    await done('2026-09-14', ['case', 'serve', number, '--way', '留置', ...proof]);
    mkdirSync(path('出'));
    const back = ['case', 'show', number, '-o', path('出'), '--export-proof'];
    await done('2026-09-14', [...back, '5']);
    expect(readFileSync(path('出/回证.pdf'), 'utf8')).toBe('扫描件');
    expect(await at('2026-09-14', [...back, '4'])).toMatchObject({ code: 3 });
  });

  it('empties do not count', async () => {
    const number = await toUnresolved('2026-09-14');
    await done('2026-09-14', notice(number, '--kind', '意见书', '--confirm', number));
    writeFileSync(path('空.pdf'), '');
    const words = ['case', 'serve', number, '--way', '直接', '--proof-file', path('空.pdf')];
    expect((await at('2026-09-14', words)).err).toContain('没有送达凭证');
  });
});

describe('open', () => {
  const words = (agency: string, category = 'conduct') => [
    'case',
    'open',
    '--agency',
    agency,
    '--problem',
    '重复检查',
    '--category',
    category,
    ...'--source 数据监督 --source-id A-1'.split(' '),
  ];

  it.each([
    ['区市监', 3, '您是不是要找：区市监局'],
    ['气象局', 3, 'zfjd registry list agency'],
  ])('of an agency unknown as %s helps to find it', async (agency, code, hint) => {
    const answer = await at('2026-09-01', words(agency));
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(`名录里没有「${agency}」`);
    expect(answer.err).toContain(hint);
  });

  it('takes one clue once', async () => {
    await done('2026-09-01', words('区市监局'));
    expect(await at('2026-09-02', words('JS-SJ'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('这条线索已经立案，编号2026-0001') as unknown,
    });
    await done('2026-09-02', words('区城管局'));
  });

  it.each(['执法', '没有的类别'])('refuses the category %s and lists all', async (category) => {
    const { code, err } = await at('2026-09-01', words('区市监局', category));
    expect(code).toBe(2);
    expect(err).toContain('civility（不文明执法）');
  });
});

describe('show and list', () => {
  it('explain from what each deadline starts', async () => {
    const number = await toUnresolved('2026-09-17');
    await done('2026-09-17', notice(number, '--kind', '意见书', '--confirm', number));
    await done('2026-09-18', `case serve ${number} --way 电子 --proof 系统回执`);
    const { out } = await done('2026-10-16', `case show ${number}`);
    for (const line of [
      '2026-09-18 某司执监意〔2026〕1号电子送达（系统回执）\t15个工作日\t2026-10-15\t超期',
      '2026-10-15 整改期限届满\t5个工作日\t2026-10-22\t进行中',
      '4\t2026-09-17\t制发文书\t文书：某司执监意〔2026〕1号',
      '下一步\t司法局跟踪复查',
      `登记整改反馈\tzfjd case rectify ${number} --text <整改情况>`,
    ]) {
      expect(out).toContain(line);
    }
  });

  it('filter by stage, agency, open and overdue', async () => {
    await toUnresolved('2026-09-14');
    await open('2026-09-14', '--agency', '区城管局');
    await open('2026-09-14');
    await done('2026-09-14', 'case close 2026-0003 --unfounded 查无此事');
    const listed = async (more: string) => {
      const { out } = await done('2026-09-21', `case list --json ${more}`.trim());
      return (json(out)['data'] as { cases: { file: { number: string } }[] }).cases.map((c) => c.file.number);
    };
    expect(await listed('')).toEqual(['2026-0001', '2026-0002', '2026-0003']);
    expect(await listed('--open')).toEqual(['2026-0001', '2026-0002']);
    expect(await listed('--overdue')).toEqual(['2026-0001']);
    expect(await listed('--agency 区城管局')).toEqual(['2026-0002']);
    expect(await listed('--stage 待制发')).toEqual(['2026-0001']);
    expect(await listed('--stage closed')).toEqual(['2026-0003']);
    expect(await at('2026-09-21', 'case list --stage 待')).toMatchObject({ code: 2 });
    expect((await done('2026-09-21', 'case list')).out).toContain('2026-09-20（超期1个工作日）');
  });

  it('are empty without a complaint', async () => {
    expect(await zfjd('case list')).toMatchObject({
      code: 0,
      out: expect.stringContaining('没有符合条件的案件') as unknown,
    });
  });

  it.each([
    ['case show 2026-0001', 'zfjd.case.show/1'],
    ['case list', 'zfjd.case.list/1'],
    ['case warn 2026-0001 --way 电话', 'zfjd.case.warn/1'],
    [`case notice 2026-0001 --kind urge --direct 突出 --draft`, 'zfjd.case.draft/1'],
    [`case notice 2026-0001 --kind urge --direct 突出 --confirm 2026-0001`, 'zfjd.case.notice/1'],
  ])('%s --json is an envelope', async (line, schema) => {
    await open('2026-09-01');
    const letter = line.includes('notice') ? [...LETTER, '-o', path('.')] : [];
    const { out, err } = await done('2026-09-01', [...line.split(' '), ...letter, '--json']);
    expect(err).toBe('');
    expect(Object.keys(json(out))).toEqual(['schema', 'data', 'findings', 'warnings']);
    expect(json(out)['schema']).toBe(schema);
  });

  it('an error is one too', async () => {
    const { code, out, err } = await zfjd('case show 2026-0001 --json');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(json(err)).toMatchObject({ error: { code: 'E_CASE_UNKNOWN', exit: 3 } });
  });
});

describe('calendar import', () => {
  it('sets the review anew where the end of rectification moves, in the same transaction', async () => {
    const number = await toUnresolved('2027-01-18');
    const words = notice(number, '--kind', '意见书', '--confirm', number, '--allow-provisional');
    await done('2027-01-18', words);
    const served = await done('2027-01-18', `case serve ${number} --way 直接 --proof 送达回证`);
    expect(served.err).toContain('届满日2027-02-10为暂定');

    writeFileSync(path('2027.json'), JSON.stringify(YEAR_2027));
    const line = ['calendar', 'import', path('2027.json')];
    const reviewed = ({ out }: { out: string }) =>
      (
        json(out)['data'] as { recomputed: Record<'before' | 'after', { step: string; dueOn: string }>[] }
      ).recomputed
        .filter(({ after }) => after.step === 'review')
        .map(({ before, after }) => [before.dueOn, after.dueOn]);
    const tried = await done('2027-01-19', [...line, '--dry-run', '--json']);
    const imported = await done('2027-01-19', [...line, '--json']);
    expect(reviewed(imported)).toEqual(reviewed(tried));

    const live = caseIn(await done('2027-01-19', `case show ${number} --json`)).deadlines.filter(
      (d) => d.voidOn === undefined && d.step !== 'document',
    );
    expect(live).toMatchObject([
      { step: 'rectify', dueOn: '2027-02-15', provisional: false },
      { step: 'review', startOn: '2027-02-15', dueOn: '2027-02-20', provisional: false },
    ]);
    expect(reviewed(imported)).toEqual([['2027-02-17', '2027-02-20']]);
    expect(await zfjd('journal verify')).toMatchObject({ code: 0 });
  });
});
