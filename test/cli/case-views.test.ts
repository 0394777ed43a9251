import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/digest.ts';
import { createReader } from '../../src/workbook/reader.ts';
import { caseBench } from './case-bench.ts';
import { json, ROOT } from './harness.ts';

const { at, done, setUp, path, open, notice, toUnresolved } = caseBench();
beforeEach(setUp);

/** One case served, made of a clue with evidence; one opened for another agency. */
async function twoCases(): Promise<void> {
  writeFileSync(path('照片.jpg'), 'not really a picture');
  await done('2026-09-01', [
    ...'clue add --agency 区市监局 --problem 一个月内重复检查3次 --source 12345 --category 乱检查'.split(' '),
    '--proof',
    '现场照片',
    '--proof-file',
    path('照片.jpg'),
  ]);
  await done('2026-09-01', 'clue group 1');
  await done('2026-09-01', 'case warn 2026-0001 --way 电话');
  await done('2026-09-02', 'case warn 2026-0001 --unresolved --proof 回访记录');
  await done('2026-09-03', notice('2026-0001', '--kind', '意见书', '--confirm', '2026-0001'));
  await done('2026-09-04', 'case serve 2026-0001 --way 直接 --proof 送达回证');
  await done(
    '2026-09-10',
    'case open --agency 区城管局 --problem 未出示证件 --category procedure --source 季度抽查',
  );
}

const listed = async (options: string) => {
  const { data } = json((await done('2026-10-20', `case list --json ${options}`.trim())).out) as {
    data: { cases: { file: { number: string } }[] };
  };
  return data.cases.map(({ file }) => file.number);
};

describe('case list', () => {
  it('chooses by source, category, day of discovery, stage and clock', async () => {
    await twoCases();
    const both = ['2026-0001', '2026-0002'];
    const chosen = {
      '': both,
      '--source 12345': ['2026-0001'],
      '--source 抽查': ['2026-0002'],
      '--category 乱检查': ['2026-0001'],
      '--from 2026-09-02': ['2026-0002'],
      '--to 2026-09-02': ['2026-0001'],
      '--since 2026-09-02': ['2026-0002'],
      '--agency 区城管局 --open': ['2026-0002'],
      '--stage 整改中': ['2026-0001'],
      '--overdue': ['2026-0001'],
      '--listed': [],
      '--source 12345 --category procedure': [],
    };
    const found: Record<string, string[]> = {};
    for (const options of Object.keys(chosen)) found[options] = await listed(options);
    expect(found).toEqual(chosen);
  });
});

describe('case ledger', () => {
  it('is a table with what happened on which day', async () => {
    await twoCases();
    const file = path('监督台账.xlsx');
    expect((await done('2026-10-20', ['case', 'ledger', '-o', file])).out).toContain('共2行');
    const reader = createReader({ workerPath: `${ROOT}/dist/workbook-worker.cjs` });
    const { workbook } = await reader.read(file);
    await reader.close();
    const [header = [], first = []] = (workbook.sheets[0]?.rows ?? []).map(({ cells }) =>
      cells.map((cell) => cell?.text ?? ''),
    );
    const row = Object.fromEntries(header.map((name, i) => [name, first[i] ?? '']));
    expect(row).toMatchObject({
      序号: '1',
      案件编号: '2026-0001',
      监督来源: '12345市民服务热线',
      线索号: '1',
      预警提醒: '2026-09-01 电话',
      文书文号: '某司执监意〔2026〕1号',
      文种: '行政执法监督意见书',
      送达: '2026-09-04 直接',
      整改期限: '2026-09-24',
      超期: '超期',
    });
  });
});

describe('case export', () => {
  it('writes a folder with letters, evidence, journal, index and digests that fit', async () => {
    await twoCases();
    const folder = path('案卷');
    await done('2026-10-20', ['case', 'export', '2026-0001', '-o', folder]);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      'SHA256SUMS',
      '凭证',
      '凭证/01 照片.jpg',
      '文书',
      '文书/01 某司执监意〔2026〕1号.docx',
      '留痕.txt',
      '目录.html',
      '目录.txt',
      '线索',
      '线索/01 照片.jpg',
    ]);
    const index = readFileSync(`${folder}/目录.txt`, 'utf8');
    for (const text of [
      '一个月内重复检查3次',
      '某司执监意〔2026〕1号',
      '12345市民服务热线',
      '凭证/01 照片.jpg',
    ]) {
      expect(index).toContain(text);
    }
    expect(index).not.toContain('zfjd case');
    const journal = readFileSync(`${folder}/留痕.txt`, 'utf8');
    expect(journal).toMatch(/登记线索1[\s\S]*立案2026-0001[\s\S]*制发文书/);
    const sums = readFileSync(`${folder}/SHA256SUMS`, 'utf8').trimEnd().split('\n');
    expect(sums).toHaveLength(6);
    for (const line of sums) {
      const [digest = '', name = ''] = line.split('  ');
      expect(sha256(readFileSync(`${folder}/${name}`))).toBe(digest);
    }
  });

  it('appears whole or not at all, and replaces nothing', async () => {
    await open('2026-09-01');
    expect((await at('2026-09-02', ['case', 'export', '2026-0009', '-o', path('x')])).code).toBe(3);
    expect(existsSync(path('x'))).toBe(false);
    await done('2026-09-02', ['case', 'export', '2026-0001', '-o', path('x')]);
    expect((await at('2026-09-02', ['case', 'export', '2026-0001', '-o', path('x')])).err).toContain(
      '没有覆盖',
    );
    expect(readdirSync(path('.')).filter((name) => name.startsWith('.zfjd-'))).toEqual([]);
  });
});

describe('case history', () => {
  it('shows what one agency is known for, and whether it kept its terms', async () => {
    await twoCases();
    await done(
      '2026-09-10',
      'complaint add --agency 区市监局 --subject 不出示证件 --source 来信 --due 2026-09-12 --name 张三丰',
    );
    const answer = await done('2026-10-20', 'case history --agency 区市监局 --json');
    expect(json(answer.out)['data']).toMatchObject({
      agency: { code: 'JS-SJ' },
      cases: [{ file: { number: '2026-0001' } }],
      documents: [{ number: '某司执监意〔2026〕1号' }],
      clues: [{ clue: { id: 1 } }],
      complaints: [{ overdue: true }],
      timeliness: { onTime: 0, late: 0, overdue: 2, running: 0 },
    });
    expect(answer.out).not.toContain('张三丰');
    const { out } = await done('2026-10-20', 'case history --agency 区市监局 --from 2026-10-01');
    expect(out).toContain('2026-10-01至今天');
    expect(out).not.toContain('2026-0001');
  });

  it('counts a term that was kept', async () => {
    await toUnresolved('2026-09-01');
    await done('2026-09-02', notice('2026-0001', '--kind', '意见书', '--confirm', '2026-0001'));
    await done('2026-09-03', 'case serve 2026-0001 --way 直接 --proof 送达回证');
    await done('2026-09-10', 'case rectify 2026-0001 --text 已停止');
    const file = path('履历.xlsx');
    const { out } = await done('2026-09-11', ['case', 'history', '--agency', '区市监局', '-o', file]);
    expect(out).toContain('已保存');
    expect((await done('2026-09-11', 'case history --agency 区市监局')).out).toContain('按期1，逾期完成0');
  });
});

describe('due --ics', () => {
  it('holds the terms of problems and complaints too', async () => {
    await done(
      '2026-09-01',
      'complaint add --agency 区市监局 --subject 不出示证件 --source 来信 --due 2026-09-12',
    );
    await done('2026-09-01', 'clue add --agency 区市监局 --problem 不出示证件 --source 来信');
    await done('2026-09-01', 'problem add --title 不出示证件 --clues 1');
    await done('2026-09-01', ['due', '--days', '40', '--ics', path('期限.ics')]);
    const text = readFileSync(path('期限.ics'), 'utf8').replaceAll('\r\n ', '');
    expect(text).toContain('提出指导性意见（共性问题1）');
    expect(text).toContain('办理投诉举报并反馈结果（投诉1）');
    expect(text).toMatch(/DTSTART;VALUE=DATE:20261001|DTSTART;VALUE=DATE:202610\d\d/);
  });
});
