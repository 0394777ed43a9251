import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { findAgency, saveAgency } from '../../src/registry/agency-store.ts';
import { docxTexts } from '../document/docx.ts';
import { caseBench, LETTER } from './case-bench.ts';
import { json } from './harness.ts';

const { at, done, setUp, open, notice, toUnresolved, path, withStore } = caseBench();
beforeEach(setUp);

const CASE = '2026-0001';
const SIGNED = ['--signer', '王局长', '--contact', '李科员，021-57920000'];
const data = ({ out }: { out: string }) => json(out)['data'] as Record<string, unknown>;

/** `zfjd case letter` of a kind, to a folder of the test. */
const letter = (kind: string, ...more: string[]) => [
  'case',
  'letter',
  CASE,
  '--kind',
  kind,
  ...SIGNED,
  ...more,
];
const issue = ['--issue', '--confirm', CASE, '-o'];
const send = (kind: string, ...more: string[]) => letter(kind, ...more, ...issue, path('.'));
const meeting = ['--set', '约谈时间=9月30日9时', '--set', '约谈地点=201室', '--set', '约谈人员=王局长'];
const textOf = (name: string) => docxTexts(readFileSync(path(name))).join('\n');

async function toServed(): Promise<void> {
  await toUnresolved('2026-09-14');
  await done('2026-09-17', notice(CASE, '--kind', '意见书', '--confirm', CASE));
  await done('2026-09-18', `case serve ${CASE} --way 直接 --proof 送达回证`);
}

describe('a letter that is sent', () => {
  it('takes the next number of its kind and stands in the case, the register and the folder', async () => {
    await open('2026-09-14');
    const words = send('提醒函', '--grounds', '条例第十一条', '--measures', '停止重复检查');
    expect((await done('2026-09-14', words)).out).toContain('某司执监提〔2026〕1号');
    expect(textOf('某司执监提〔2026〕1号.docx')).toContain('某司执监提〔2026〕1号');
    await done('2026-09-14', send('约谈', ...meeting));
    await done('2026-09-15', send('约谈', ...meeting));
    const shown = await done('2026-09-15', `case show ${CASE}`);
    expect(shown.out).toContain('制发约谈通知等函件\t文种：行政执法监督约谈通知书');
    expect(shown.out).toContain('某司执监约〔2026〕2号');
    const { series, numbers } = data(await done('2026-09-15', 'case numbers --json')) as {
      series: { series: string; gaps: number[] }[];
      numbers: { series: string }[];
    };
    expect(series.map((one) => [one.series, one.gaps])).toEqual([
      ['某司执监提', []],
      ['某司执监约', []],
    ]);
    expect(numbers.map((one) => one.series)).toEqual(['某司执监提', '某司执监约', '某司执监约']);
    await done('2026-09-15', ['case', 'export', CASE, '-o', path('案卷')]);
    expect(existsSync(path('案卷/文书/02 某司执监约〔2026〕1号.docx'))).toBe(true);
  });

  it('does nothing without the number typed again, and says so of papers that bear none', async () => {
    await open('2026-09-14');
    const words = letter('约谈', ...meeting, '--issue', '-o', path('.'));
    expect(await at('2026-09-14', words)).toMatchObject({ code: 2 });
    const kinds: [string, string][] = [
      ['决定书', 'zfjd case decide <编号> --decision'],
      ['复查记录', '去掉 --issue'],
      ['意见书', 'zfjd case notice <编号> --kind opinion'],
      ['请示', 'zfjd case escalate'],
    ];
    for (const [kind, hint] of kinds) {
      const refused = await at('2026-09-14', send(kind));
      expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(hint) as string });
    }
    expect(await at('2026-09-14', [...send('约谈', ...meeting), '-o', path('x.docx')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('-o 要写文件夹') as string,
    });
    expect(data(await done('2026-09-14', 'case numbers --json'))['series']).toEqual([]);
  });

  it('tells the superior, until it is void', async () => {
    withStore((store) =>
      store.write((tx) => {
        const agency = findAgency(tx, 'JS-SJ');
        if (!agency) throw new Error('no agency');
        saveAgency(tx, { ...agency, superior: '市市场监管局' }, date('2026-01-05'));
        tx.record({ act: 'registry.import', subject: 'registry', id: 'agency', summary: '单位名录' });
      }),
    );
    await toServed();
    const owed = '将某区市场监督管理局的问题告知市市场监管局';
    expect((await done('2026-09-18', 'due')).out).toContain(owed);
    // To the superior that the registry names.
    expect((await done('2026-09-18', send('告知函'))).out).toContain('主送市市场监管局');
    expect((await done('2026-09-18', 'due')).out).not.toContain(owed);
    const gone = `case withdraw ${CASE} --document 某司执监告[2026]1号 --text 单位写错 --confirm ${CASE}`;
    expect((await done('2026-09-21', gone)).err).toContain('某司执监告〔2026〕1号已作废');
    expect((await done('2026-09-21', 'due')).out).toContain(owed);
    expect((await done('2026-09-21', `case show ${CASE}`)).out).toContain('2026-09-21作废：单位写错');
    expect(await at('2026-09-21', gone)).toMatchObject({
      code: 3,
      err: expect.stringContaining('某司执监告〔2026〕1号已经作废') as string,
    });
    expect((await done('2026-09-21', send('告知函', '--to', '市市场监管局'))).out).toContain(
      '某司执监告〔2026〕2号',
    );
  });

  it('answers the objection, which is open again once the answer is void', async () => {
    await toServed();
    await done('2026-09-21', `case object ${CASE} --text 次数不对 --proof 异议书`);
    const content = ['--set', '复核情况=已调阅记录', '--set', '答复意见=维持原文书'];
    expect(await at('2026-09-22', send('异议答复', ...content))).toMatchObject({
      code: 2,
      err: expect.stringContaining('--result') as string,
    });
    const answered = await done('2026-09-22', send('异议答复', ...content, '--result', '不成立'));
    expect(answered.out).toContain('某司执监复〔2026〕1号');
    const text = textOf('某司执监复〔2026〕1号.docx');
    expect(text).toContain(
      '你单位于2026年9月21日对《行政执法监督意见书》（某司执监意〔2026〕1号）提出的异议',
    );
    expect(text).toContain('次数不对。');
    expect((await done('2026-09-22', `case show ${CASE}`)).out).not.toContain('异议待答复');
    const gone = `case withdraw ${CASE} --document 某司执监复〔2026〕1号 --text 结论写错 --confirm ${CASE}`;
    await done('2026-09-23', gone);
    expect((await done('2026-09-23', `case show ${CASE}`)).out).toContain('同时\t异议待答复');
    const upheld = await done('2026-09-23', send('异议答复', ...content, '--result', '成立'));
    expect(upheld.out).toContain('某司执监复〔2026〕2号');
    expect(upheld.err).toContain(`zfjd case withdraw ${CASE}`);
  });

  it('waits for a second person where the bureau wants it', async () => {
    await open('2026-09-14');
    await done('2026-09-14', 'case approval --required on');
    expect((await at('2026-09-14', send('约谈', ...meeting))).err).toContain('须由第二人核准');
    const drafting = letter('约谈', ...meeting).map((word, i) => (i === 1 ? 'draft' : word));
    const drafted = await done('2026-09-14', [...drafting, '--letter', '-o', path('.')]);
    expect(drafted.out).toContain('拟稿1');
    expect((await done('2026-09-14', 'case approval')).out).toContain('函件');
    const words = ['case', 'letter', CASE, '--approved', '1', '--confirm', CASE, '-o', path('.')];
    expect((await at('2026-09-14', words)).err).toContain('还没有核准');
    await done('2026-09-14', 'case approve 1 --operator 王局长');
    expect((await done('2026-09-14', words)).out).toContain('某司执监约〔2026〕1号');
    expect((await at('2026-09-14', words)).code).toBe(3);
  });
});

describe('what can be done now', () => {
  it('leaves out what the day does not allow, and what there is nothing to do with', async () => {
    await toServed();
    const acts = async (on: string) =>
      (data(await done(on, `case show ${CASE} --json`))['status'] as { possible: string[] }).possible;
    expect(await acts('2026-10-15')).toContain('extend');
    expect(await acts('2026-10-16')).not.toContain('extend');
    expect(await acts('2026-10-16')).not.toContain('void-letter');
    await done('2026-10-16', send('约谈', ...meeting));
    expect(await acts('2026-10-16')).toContain('void-letter');
  });
});

describe('a request taken back', () => {
  it('is void, the case stands where it was, and its clock runs as before', async () => {
    await toUnresolved('2026-09-14');
    const request = ['case', 'escalate', CASE, '--direct', '造成企业停产', '--confirm', CASE, ...LETTER];
    await done('2026-09-15', [...request, '-o', path('.')]);
    const words = `case withdraw ${CASE} --text 事实尚需补充核实 --confirm ${CASE}`;
    const back = await done('2026-09-16', words);
    expect(back.out).toContain('经提醒未整改，待制发文书');
    expect(back.err).toContain('期限「制发监督文书」仍自2026-09-14起算，届满日2026-09-20');
    expect((await done('2026-09-16', 'case numbers')).out).toContain('2026-09-16作废：事实尚需补充核实');
    await done('2026-09-16', [...request, '-o', path('.')]);
    await done('2026-09-17', `case decide ${CASE} --declined 要求先行督促`);
    expect(
      await at(
        '2026-09-17',
        `case withdraw ${CASE} --document 某司执监请〔2026〕2号 --text 晚了 --confirm ${CASE}`,
      ),
    ).toMatchObject({ code: 3, err: expect.stringContaining('不能撤回报请') as string });
  });
});

describe('the course in later letters', () => {
  it('tells what was withdrawn, extended, suspended, objected to and asked for', async () => {
    await toServed();
    await done('2026-09-21', `case object ${CASE} --text 次数不对 --proof 异议书`);
    await done('2026-09-22', `case answer ${CASE} --result 成立 --text 次数有误`);
    await done('2026-09-22', `case withdraw ${CASE} --text 次数有误 --confirm ${CASE}`);
    await done('2026-09-22', notice(CASE, '--kind', '意见书', '--confirm', CASE));
    const second = textOf('某司执监意〔2026〕2号.docx');
    expect(second).toContain('2026年9月21日，收到你单位的异议：次数不对。');
    expect(second).toContain('我局撤回某司执监意〔2026〕1号，不再作为督促整改的依据。');
    await done('2026-09-23', `case serve ${CASE} --way 直接 --proof 送达回证`);
    await done('2026-09-24', `case extend ${CASE} --days 5 --approver 王局长 --text 涉及系统改造`);
    await done('2026-09-25', `case suspend ${CASE} --text 企业已申请复议 --proof 受理通知书`);
    await done('2026-09-28', `case resume ${CASE} --text 复议申请已撤回`);
    const record = path('复查.docx');
    await done('2026-11-16', ['case', 'letter', CASE, '--kind', '复查记录', '-o', record]);
    const lines = textOf('复查.docx');
    expect(lines).toContain('（某司执监意〔2026〕2号）');
    expect(lines).toContain(
      '2026年9月24日，经批准，「完成整改并书面反馈」的期限由2026年10月21日延长至2026年10月28日。',
    );
    await done('2026-11-16', `case review ${CASE} --result 未整改到位 --text 仍在重复检查`);
    const request = ['case', 'escalate', CASE, '--confirm', CASE, ...LETTER.slice(-4), '-o', path('.')];
    await done('2026-11-16', request);
    const asked = textOf('某司执监请〔2026〕1号.docx');
    for (const part of [
      '收到该单位的异议：次数不对',
      '答复异议（异议成立）：次数有误',
      '撤回某司执监意〔2026〕1号',
      '中止监督：企业已申请复议',
      '恢复监督：复议申请已撤回',
      '经跟踪复查，未整改到位：仍在重复检查',
    ]) {
      expect(asked).toContain(part);
    }
    const decision = path('决定书.docx');
    const draft = ['case', 'letter', CASE, '--kind', '决定书', '--set', '履行期限=2026年12月1日前'];
    await done('2026-11-17', [...draft, '-o', decision]);
    expect(textOf('决定书.docx')).toContain('报请政府制发决定书（某司执监请〔2026〕1号）');
  });

  it('does not tell the agency of persons reported elsewhere, nor of letters that are void', async () => {
    await toServed();
    const persons = ['--to', '区监委', '--set', '涉及的单位和人员=张三'];
    await done('2026-09-21', send('移送函', ...persons));
    await done('2026-09-21', send('约谈', ...meeting));
    const gone = `case withdraw ${CASE} --document 某司执监约〔2026〕1号 --text 时间写错 --confirm ${CASE}`;
    await done('2026-09-21', gone);
    const draft = ['case', 'letter', CASE, '--kind', '决定书', '--set', '履行期限=2026年12月1日前'];
    await done('2026-09-22', [...draft, '-o', path('决定书.docx')]);
    expect(textOf('决定书.docx')).not.toMatch(/移送|约谈通知书/u);
    await done('2026-09-22', [...letter('告知函', '--to', '市局'), '-o', path('告知.docx')]);
    expect(textOf('告知.docx')).toContain('向区监委制发《问题线索移送函》（某司执监移〔2026〕1号）');
  });
});

describe('case number-start', () => {
  it('goes on from the paper register, and says so in the register', async () => {
    await toUnresolved('2026-09-14');
    const started = await done('2026-09-14', 'case number-start --kind 意见书 --last 4 --text 纸质已用');
    expect(started.out).toContain('某司执监意〔2026〕5号');
    await done('2026-09-17', notice(CASE, '--kind', '意见书', '--confirm', CASE));
    const { out } = await done('2026-09-17', 'case numbers');
    expect(out).toContain('某司执监意：1个文号，作废0个，没有断号');
    expect(out).toContain('纸质：1号至4号（纸质已用，测试员登记）');
    expect(await at('2026-09-17', '案件 起编 --kind 意见书 --last 4 --text 纸质已用')).toMatchObject({
      code: 3,
      err: expect.stringContaining('某司执监意〔2026〕5号已由程序编出') as string,
    });
    expect((await done('2026-09-17', 'journal show --subject number')).out).toContain('1号至4号纸质已用');
  });
});
