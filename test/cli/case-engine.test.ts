import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { findAgency, saveAgency } from '../../src/registry/agency-store.ts';
import { STAGE_NAMES } from '../../src/supervision/model.ts';
import { caseBench, caseIn, LETTER } from './case-bench.ts';
import { json } from './harness.ts';

const { at, done, setUp, open, notice, toUnresolved, path, withStore } = caseBench();
beforeEach(setUp);

const CASE = '2026-0001';
const data = ({ out }: { out: string }) => json(out)['data'] as Record<string, unknown>;

async function toServed(): Promise<void> {
  await toUnresolved('2026-09-14');
  await done('2026-09-17', notice(CASE, '--kind', '意见书', '--confirm', CASE));
  await done('2026-09-18', `case serve ${CASE} --way 直接 --proof 送达回证`);
}

describe('the way to a decision', () => {
  it('goes by the Chinese names, with the decision not served on the list of what is due', async () => {
    await open('2026-09-14');
    const words = `案件 报请 ${CASE} --direct 造成企业停产 --confirm ${CASE}`.split(' ');
    await done('2026-09-14', [...words, ...LETTER, '-o', path('.')]);
    expect(existsSync(path('某司执监请〔2026〕1号.docx'))).toBe(true);
    await done(
      '2026-09-17',
      `案件 决定 ${CASE} --decision 某府执监决〔2026〕3号 --execute-days 10 --proof 决定书`,
    );
    const due = await done('2026-09-18', 'due');
    expect(due.out).toContain(
      '送达某府执监决〔2026〕3号（某区市场监督管理局）：没有送达凭证，执行期限尚未起算',
    );
    await done('2026-09-18', `案件 送达 ${CASE} --way 直接 --proof 送达回证`);
    expect((await done('2026-09-18', 'due')).out).not.toContain('尚未起算');
    await done('2026-10-12', `案件 执行 ${CASE} --result 未执行 --text 仍在检查`);
    await done('2026-10-12', `案件 问责 登记 ${CASE} --measure 批评教育 --person 张三 --certificate 0912`);
    await done('2026-10-13', `案件 执行 ${CASE} --result 已执行 --text 已停止`);
    await done('2026-10-13', `案件 结案 ${CASE}`);
    expect((await done('2026-10-14', '案件 问责 列表 --open')).out).toContain(
      '批评教育\t张三\t0912\t金山区司法局',
    );
    await done('2026-10-20', `案件 问责 录入 ${CASE} 6 --text 已批评教育`);
    expect(data(await done('2026-10-20', 'case account list --json'))).toMatchObject({
      entries: [{ decision: '某府执监决〔2026〕3号', result: { on: '2026-10-20', text: '已批评教育' } }],
    });
  });

  it('comes back where the government decides nothing', async () => {
    await open('2026-09-14');
    const words = `case escalate ${CASE} --direct 造成企业停产 --confirm ${CASE}`.split(' ');
    await done('2026-09-14', [...words, ...LETTER, '-o', path('.')]);
    await done('2026-09-17', `case decide ${CASE} --declined 要求先行督促`);
    const again = await done('2026-09-17', notice(CASE, '--kind', '督办函', '--confirm', CASE));
    expect(again.out).toContain('某司执监督〔2026〕1号');
  });

  it('is not open before the regulation', async () => {
    await open('2025-12-01');
    const words = 'case escalate 2025-0001 --direct 造成企业停产 --confirm 2025-0001'.split(' ');
    expect(await at('2025-12-01', [...words, ...LETTER, '-o', path('.')])).toMatchObject({
      code: 3,
      err: expect.stringContaining('没有可以不经监督文书直接报请的规定') as unknown,
    });
  });
});

describe('beside the line', () => {
  it('extends, corrects, suspends and resumes, each said with what it did to the clock', async () => {
    await toServed();
    const corrected = await done(
      '2026-09-21',
      `case correct ${CASE} --served 2026-09-17 --text 回执看错 --proof 邮件回执`,
    );
    expect(corrected.err).toContain('届满日由2026-10-15改为2026-10-14');
    const extended = await done(
      '2026-10-12',
      `case extend ${CASE} --days 5 --approver 王局长 --text 涉及系统改造`,
    );
    expect(extended.err).toContain('届满日由2026-10-14延长至2026-10-21');
    expect(extended.err).toContain('本工具口径');
    await done('2026-10-13', `case suspend ${CASE} --text 企业已申请复议 --proof 受理通知书`);
    const listed = data(await done('2026-12-01', 'due --json'))['items'] as { owner: string }[];
    expect(listed.filter(({ owner }) => owner === 'case')).toEqual([]);
    expect((await at('2026-10-14', `case review ${CASE} --result 整改到位 --text 看过`)).err).toContain(
      '已中止监督，恢复以前不能复查',
    );
    const resumed = await done('2026-10-20', `case resume ${CASE} --text 撤回申请`);
    expect(resumed.out).toContain('2026-10-28（还有6个工作日）');
  });

  it('takes objections and withdraws what was wrong, with the number void', async () => {
    await toServed();
    await done('2026-09-21', `case object ${CASE} --text 次数不对 --proof 异议书`);
    const answered = await done('2026-09-22', `case answer ${CASE} --result 成立 --text 次数有误`);
    expect(answered.err).toContain(`zfjd case withdraw ${CASE}`);
    expect(await at('2026-09-22', `case withdraw ${CASE} --text 次数有误`)).toMatchObject({ code: 2 });
    await done('2026-09-22', `case withdraw ${CASE} --text 次数有误 --confirm ${CASE}`);
    const again = await done('2026-09-22', notice(CASE, '--kind', '意见书', '--confirm', CASE));
    expect(again.out).toContain('某司执监意〔2026〕2号');
    const { out } = await done('2026-09-22', 'case numbers');
    expect(out).toContain('某司执监意：2个文号，作废1个，没有断号');
    expect(out).toContain('2026-09-22作废：次数有误');
    expect((await done('2026-09-22', `case show ${CASE}`)).out).toContain('2026-09-22作废：次数有误');
    expect(data(await done('2026-09-22', 'case numbers --year 2026 --json'))).toMatchObject({
      series: [{ series: '某司执监意', gaps: [] }],
      numbers: [{ series: '某司执监意', void: { reason: '次数有误' } }, {}],
    });
    const kept = await done('2026-09-22', ['case', 'numbers', '--filter', '状态~作废']);
    expect(kept.out).toContain('2个文号，作废1个');
    expect(kept.out).not.toContain('〔2026〕2号');
  });

  it('says who above has to be told, from the registry, until somebody was', async () => {
    withStore((store) =>
      store.write((tx) => {
        const agency = findAgency(tx, 'JS-SJ');
        if (!agency) throw new Error('no agency');
        saveAgency(tx, { ...agency, superior: '市市场监管局' }, date('2026-01-05'));
        tx.record({ act: 'registry.import', subject: 'registry', id: 'agency', summary: '单位名录' });
      }),
    );
    await toServed();
    const due = await done('2026-09-18', 'due');
    expect(due.out).toContain('将某区市场监督管理局的问题告知市市场监管局');
    expect(due.out).toContain('第四十二条第二款：及时，没有规定天数');
    const told = await done('2026-09-18', `case inform ${CASE} --proof 告知函回执 --json`);
    expect(data(told)['facts']).toMatchObject([
      {},
      {},
      {},
      {},
      {},
      { details: { superior: '市市场监管局' } },
    ]);
    expect((await done('2026-09-18', 'due')).out).not.toContain('告知');
    expect((await done('2026-09-18', 'report daily')).out).not.toContain('没有届满日');
  });

  it('lists and lifts, and does not close meanwhile', async () => {
    await open('2026-09-14');
    await done('2026-09-14', `case watch ${CASE} --text 企业反映强烈`);
    expect((await done('2026-09-14', `case show ${CASE}`)).out).toContain('同时\t挂牌督办');
    const listed = async () => data(await done('2026-09-15', 'case list --listed --json'))['cases'];
    expect(await listed()).toMatchObject([{ file: { number: CASE } }]);
    expect((await at('2026-09-14', `case close ${CASE} --unfounded 查无此事`)).err).toContain('挂牌督办');
    await done('2026-09-15', `case watch ${CASE} --lift --text 已核实`);
    expect(await listed()).toEqual([]);
    await done('2026-09-15', `case close ${CASE} --unfounded 查无此事`);
  });

  it('ends what a court has dealt with, once suspended', async () => {
    await toServed();
    const end = `case close ${CASE} --terminated 复议已撤销该检查 --proof 复议决定书`;
    expect(await at('2026-09-21', end)).toMatchObject({ code: 3 });
    await done('2026-09-21', `case suspend ${CASE} --text 企业已申请复议 --proof 受理通知书`);
    expect(caseIn(await done('2026-09-28', `${end} --json`)).status.stage).toBe('closed');
  });
});

describe('several people', () => {
  it('are told what changed since they looked', async () => {
    await toServed();
    await done('2026-09-23', `case rectify ${CASE} --text 已合并 --operator 钱科员`);
    const late = await at('2026-09-24', `case rectify ${CASE} --text 已停止 --expect 5`);
    expect(late.code).toBe(3);
    expect(late.err).toContain('第6条 2026-09-23 登记整改反馈：已合并（钱科员');
    await done('2026-09-24', `case rectify ${CASE} --text 已停止 --expect 6`);
  });

  it('do not overwrite each other while one is being asked', async () => {
    await toServed();
    const person = {
      input: async () => {
        await done('2026-09-23', `case rectify ${CASE} --text 已合并 --operator 钱科员`);
        return '已停止';
      },
      confirm: () => Promise.reject(new Error('confirmed')),
    };
    const { code, err } = await at('2026-09-23', `case rectify ${CASE}`, { person });
    expect(code).toBe(3);
    expect(err).toContain('钱科员');
  });

  it('approve what another drafted, and only that is issued', async () => {
    await toUnresolved('2026-09-14');
    await done('2026-09-14', 'case approval --required on');
    const words = notice(CASE, '--kind', '意见书');
    expect((await at('2026-09-14', [...words, '--confirm', CASE])).err).toContain('须由第二人核准');
    const drafted = await done('2026-09-14', ['case', 'draft', ...words.slice(2)]);
    expect(drafted.out).toContain(path(`${CASE} 拟稿1 行政执法监督意见书（草稿）.docx`));
    expect((await at('2026-09-14', 'case approve 1')).err).toContain('不能由本人核准');
    expect((await done('2026-09-14', 'case approval')).out).toContain('待核准\tzfjd case approve 1');
    const issue = `case notice ${CASE} --approved 1 --confirm ${CASE} -o ${path('.')}`;
    expect((await at('2026-09-14', issue)).err).toContain('还没有核准');
    await done('2026-09-14', 'case approve 1 --operator 王局长');
    expect((await at('2026-09-14', `case escalate ${CASE} --approved 1`)).err).toContain('不是案件');
    expect((await done('2026-09-14', issue)).out).toContain('某司执监意〔2026〕1号');
    expect((await at('2026-09-14', issue)).code).toBe(3);
  });
});

describe('what explains the work', () => {
  it('shows the flow with every stage, as a diagram, a page and Mermaid', async () => {
    const { out } = await done('2026-09-01', 'case flow');
    for (const name of Object.values(STAGE_NAMES)) expect(out).toContain(`■ ${name}`);
    expect(out).toContain('├─ 预警提醒 → 已预警提醒');
    await done('2026-09-01', ['case', 'flow', '-o', path('流程.md')]);
    expect(readFileSync(path('流程.md'), 'utf8')).toContain('  issued --> served: 送达');
    const acts = data(await done('2026-09-01', 'case flow --json'))['acts'];
    expect(acts).toContainEqual(
      expect.objectContaining({ act: 'serve', from: ['issued'], to: 'served', name: '送达' }),
    );
    const some = await done('2026-09-01', ['case', 'flow', '--filter', '动作=送达']);
    expect(some.out).toMatch(/^现在的阶段\t动作.*\n文书已制发，待送达\t送达\t已送达，整改中\t.*\n$/u);
  });

  it('shows the papers of a day and how they differ', async () => {
    const before = (await done('2026-09-01', 'case kinds --on 2026-01-31')).out;
    expect(before).toContain('行政执法监督建议书');
    expect(before).not.toContain('行政执法监督督办函');
    expect((await done('2026-09-01', 'case kinds')).out).toContain(
      'urge\t行政执法监督督办函\t应当履行职责而没有履行',
    );
  });

  it('draws a case against its days', async () => {
    await toServed();
    const { out } = await done('2026-10-16', `case timeline ${CASE}`);
    expect(out).toMatch(/已送达，整改中\t\[ +=+ +\]\t2026-09-18至2026-10-16/u);
    expect(out).toMatch(/完成整改并书面反馈\t\[ +!+\|!* +\]\t2026-09-18至2026-10-16，届满2026-10-15：超期/u);
    await done('2026-10-16', ['case', 'timeline', CASE, '-o', path('t.html')]);
    expect(readFileSync(path('t.html'), 'utf8')).toContain('<i class="due"');
  });
});
