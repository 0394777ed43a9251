import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseBench } from './case-bench.ts';
import { json } from './harness.ts';

const { at, done, setUp, path, withStore } = caseBench();
beforeEach(setUp);

const SLIPS = [
  '12345转办单',
  '工单编号,受理时间,来电人,联系电话,被投诉单位,诉求内容,涉及企业,问题类别',
  'SH1,2026-09-01 10:23:00,张三丰,13812345678,区市监局,张三丰反映一个月内到店重复检查3次,甲公司,乱检查',
  'SH2,2026-09-03,李四,,区市监局,一个月内到店重复检查三次,甲公司,',
  'SH3,2026-09-04,王五,,区某某局,未出示证件,,',
  'SH4,,赵六,,区城管局,未出示证件,,',
  'SH5,2026-09-04,,,区城管局,检查时未出示证件,,不文明',
].join('\n');

const importSlips = (...more: string[]) => {
  writeFileSync(path('12345.csv'), SLIPS);
  return at('2026-09-10', ['clue', 'import', path('12345.csv'), '--source', '12345', ...more]);
};

describe('clue import', () => {
  it('takes what can be taken, names the cells of the rest, and says what looks alike', async () => {
    const { code, out } = await importSlips('--json');
    expect(code).toBe(1);
    const { data, findings } = json(out) as { data: { files: unknown[] }; findings: unknown[] };
    expect(data.files).toMatchObject([
      {
        rows: 5,
        registered: [1, 2, 3],
        known: [],
        rejected: 2,
        alike: [
          { id: 1, to: ['线索2'] },
          { id: 2, to: ['线索1'] },
        ],
      },
    ]);
    expect(findings).toMatchObject([
      { code: 'L101', where: { row: 5, column: 5 }, value: '区某某局' },
      { code: 'L103', where: { row: 6, column: 2 } },
    ]);
  });

  it('takes nothing twice, and the rest when it is put right', async () => {
    await importSlips();
    const again = json((await importSlips('--date', '2026-09-05', '--json')).out);
    expect(again['data']).toMatchObject({ files: [{ registered: [4], known: [1, 2, 3], rejected: 1 }] });
  });

  it('keeps neither the file nor the personal columns', async () => {
    const { out } = await importSlips();
    expect(out).toContain('投诉人、联系电话列没有读入');
    const shown = (await done('2026-09-10', 'clue show 1')).out;
    expect(shown).toContain('【已隐去】反映一个月内到店重复检查3次');
    expect(shown).not.toMatch(/张三丰|13812345678/);
    const files = withStore((store) =>
      store.all({ name: 'n', sql: 'SELECT COUNT(*) AS n FROM kept_file', shape: { n: 'int' } }),
    );
    expect(files).toEqual([{ n: 0 }]);
  });

  it('writes nothing on a dry run', async () => {
    const { out } = await importSlips('--dry-run');
    expect(out).toContain('试运行');
    expect((await at('2026-09-10', 'clue list')).out).toContain('线索0条');
  });

  it('says which columns are needed', async () => {
    writeFileSync(path('x.csv'), '序号,诉求内容\n1,重复检查\n2,未出示证件\n');
    const { code, err } = await at('2026-09-10', ['clue', 'import', path('x.csv')]);
    expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('被投诉单位') as string });
  });
});

describe('from clues to a case', () => {
  it('screens, groups, and shows what became of each', async () => {
    await importSlips();
    await done('2026-09-10', 'clue screen 1 2 --result 受理 --category 乱检查 --topic Z4');
    await done('2026-09-10', 'clue screen 3 --result 转送 --to 区人社局 --text 不是行政检查');
    const grouped = json((await done('2026-09-10', '线索 并案 1 2 --json')).out);
    expect(grouped['data']).toMatchObject({ caseNumber: '2026-0001', opened: true });
    const { out } = await done('2026-09-10', 'case show 2026-0001');
    expect(out).toContain('12345市民服务热线（线索1、2）');
    const list = json((await done('2026-09-10', 'clue list --json')).out)['data'];
    expect(list).toMatchObject({
      clues: [{ state: 'in-case' }, { state: 'in-case', caseNumber: '2026-0001' }, { state: 'transferred' }],
    });
    expect((await done('2026-09-10', 'clue list --state 已转送 --source 12345')).out).toContain(
      '（区人社局）',
    );
  });

  it('leaves case open as it was', async () => {
    await done(
      '2026-09-10',
      'case open --agency 区市监局 --problem 重复检查3次 --category 乱检查 --source 12345',
    );
    const answer = await done(
      '2026-09-10',
      'clue add --agency 区市监局 --problem 重复检查3次 --source 企业 --json',
    );
    expect(json(answer.out)['data']).toMatchObject({
      alike: [{ kind: 'case', number: '2026-0001', score: 75 }],
    });
  });

  it('exports the list', async () => {
    await importSlips();
    const { out } = await done('2026-09-10', [
      'clue',
      'list',
      '--agency',
      '区市监局',
      '-o',
      path('线索.xlsx'),
    ]);
    expect(out).toContain('共2行');
  });
});

describe('clue ungroup', () => {
  it('takes a clue out of the wrong case, which shows the clues it has', async () => {
    await importSlips();
    await done('2026-09-10', 'clue group 1 2 --category 乱检查');
    expect((await done('2026-09-10', 'case show 2026-0001')).out).toMatch(
      /线索\n线索号\t发现日期.*\n1\t.*\n2\t/u,
    );
    expect(await at('2026-09-10', 'clue ungroup 2')).toMatchObject({ code: 2 });
    const left = await done('2026-09-11', 'clue ungroup 2 --text 反映的是另一次检查');
    expect(left.out).toContain('线索2（某区市场监督管理局）已移出案件2026-0001');
    expect((await done('2026-09-11', 'case show 2026-0001')).out).not.toMatch(/\n2\t2026-09-03/u);
    expect((await done('2026-09-11', 'clue show 2')).out).toContain('移出案件2026-0001\t反映的是另一次检查');
    expect(await at('2026-09-11', '线索 移出 1 --text 也不是')).toMatchObject({
      code: 3,
      err: expect.stringContaining('zfjd case close 2026-0001 --unfounded') as string,
    });
    expect((await done('2026-09-11', 'journal show --subject case')).out).toContain('线索2移出案件2026-0001');
  });
});
