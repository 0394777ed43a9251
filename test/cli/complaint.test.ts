import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { sealedComplaints } from '../../src/complaint/complaint-store.ts';
import { query } from '../../src/store/query.ts';
import { docxTexts } from '../document/docx.ts';
import { caseBench } from './case-bench.ts';
import { json } from './harness.ts';

const { at, done, setUp, path, withStore } = caseBench();
beforeEach(setUp);

const DAY = '2026-09-10';
/** Nothing of this may stand anywhere in plain. */
const SECRETS = ['张三丰', '13812345678', '朱泾镇某路88号', '独一食品公司'];
const LEDGER = [
  '工单编号,受理时间,投诉人,联系电话,联系地址,投诉企业,被投诉单位,诉求内容,办理时限,办理情况',
  'SH1,2026-09-01,张三丰,13812345678,朱泾镇某路88号,独一食品公司,区市监局,张三丰（13812345678）称在朱泾镇某路88号的独一食品公司被重复检查3次,2026-09-05,已联系张三丰',
  'SH2,2026-09-03,,,,,区城管局,未出示证件,2026-09-30,',
].join('\n');

const importLedger = (...more: string[]) => {
  writeFileSync(path('台账.csv'), LEDGER);
  return at(DAY, ['complaint', 'import', path('台账.csv'), '--source', '12345', ...more]);
};

/** Every file of the test's folder but what came in, as it lies on the disk. */
function filesOnDisk(folder = path('.')): [name: string, bytes: Buffer][] {
  return readdirSync(folder).flatMap((name): [string, Buffer][] => {
    const whole = join(folder, name);
    if (statSync(whole).isDirectory()) return filesOnDisk(whole);
    return name === '台账.csv' ? [] : [[name, readFileSync(whole)]];
  });
}

const LETTER_FILE = '某司执监提〔2026〕1号.docx';

/** What a file says, also inside the packing of a letter. */
function plain(name: string, bytes: Buffer): string | Buffer {
  return name.endsWith('.docx') ? docxTexts(bytes).join('\n') : bytes;
}

function leaks(text: string | Buffer): string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

describe('confidentiality', () => {
  it('holds in the file, its log, the kept files, the journal, JSON, exports, clue and case', async () => {
    const said: string[] = [];
    const run = async (words: string | string[]) => {
      const { out, err } = await done(DAY, words);
      said.push(out, err);
    };
    await importLedger();
    await run([
      'complaint',
      'follow',
      '1',
      '--text',
      '张三丰13812345678，独一食品公司确认',
      '--result',
      '属实',
    ]);
    await run([
      'complaint',
      'clue',
      '1',
      '--category',
      '乱检查',
      '--problem',
      '对独一食品公司重复检查，张三丰可作证',
    ]);
    await run('clue group 1');
    await run('case show 2026-0001 --json');
    const signed = '--grounds 条例第十一条 --measures 停止重复检查 --signer 王局长 --contact 李科员'.split(
      ' ',
    );
    const sent = ['--issue', '--confirm', '2026-0001', '-o', path('.')];
    await run(['case', 'letter', '2026-0001', '--kind', '提醒函', ...signed, ...sent]);
    await run(['case', 'warn', '2026-0001', '--way', '电话', '--react-by', '2026-09-20']);
    await run(['case', 'export', '2026-0001', '-o', path('案卷')]);
    await run(['due', '--ics', path('期限.ics')]);
    await run('due --json');
    await run('complaint show 1');
    await run('complaint show 1 --json');
    await run('complaint list --json');
    await run('clue list --json');
    await run('journal show --json --limit 1000');
    for (const extension of ['csv', 'html', 'md', 'json', 'txt']) {
      await run(['complaint', 'list', '-o', path(`台账-出.${extension}`)]);
    }
    await run(['db', 'backup', path('备份.db')]);
    // With the database still open, what was written last stands in the log.
    const disk = withStore((store) => {
      store.write((tx) => tx.record({ act: 'test', subject: 'test', id: 1, summary: '看一眼日志' }));
      const kept = query('test.kept', 'SELECT COUNT(*) AS n FROM kept_file', { n: 'int' });
      // The letter alone.
      expect(store.all(kept)).toEqual([{ n: 1 }]);
      return filesOnDisk();
    });
    expect(disk.map(([name]) => name)).toEqual(
      expect.arrayContaining(['a.db', 'a.db-wal', '备份.db', '台账-出.csv', '期限.ics', LETTER_FILE]),
    );
    expect(
      disk.flatMap(([name, bytes]) => leaks(plain(name, bytes)).map((secret) => `${name} ${secret}`)),
    ).toEqual([]);
    expect(said.flatMap(leaks)).toEqual([]);
  });

  it('is lifted for a reason only; who and why go on record, what was seen does not', async () => {
    await importLedger();
    expect((await at(DAY, 'complaint show 1 --reveal')).err).toContain('--reason');
    expect(await at(DAY, 'complaint show 1 --reveal --reason 回访 --json')).toMatchObject({
      code: 2,
      out: '',
    });
    const { out } = await done(DAY, 'complaint show 1 --reveal --reason 电话回访');
    expect(leaks(out)).toEqual(SECRETS);
    const journal = json((await done(DAY, 'journal show --subject complaint --id 1 --json')).out);
    expect(journal['data']).toMatchObject({
      entries: [{ act: 'complaint.reveal', operator: '测试员' }, {}, {}],
    });
    expect(JSON.stringify(journal)).toContain('查看投诉1');
  });
});

describe('the key', () => {
  const keyFile = path.bind(null, '.config/zfjd/zfjd.key');

  it('is made at the first need, with a warning to back it up', async () => {
    expect((await importLedger('--dry-run')).err).toBe('');
    expect((await importLedger()).err).toContain('已建立密钥文件');
    expect((await importLedger()).err).toBe('');
    expect((await done(DAY, 'complaint check')).out).toContain('1件投诉人信息都能解开');
    expect((await done(DAY, 'db backup')).err).toContain('密钥不在备份里');
  });

  it('is not needed where there is nothing personal', async () => {
    await done(DAY, 'complaint add --agency 区市监局 --subject 未出示证件 --source 来信');
    expect((await done(DAY, 'db backup')).err).toBe('');
    expect(statSync(keyFile(), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('when lost stops what needs it and nothing else, and is never replaced in silence', async () => {
    await importLedger();
    renameSync(keyFile(), path('钥匙.bak'));
    const add = ['complaint', 'add', '--agency', '区市监局', '--subject', '未出示证件', '--source', '来信'];
    expect((await at(DAY, [...add, '--name', '李四光'])).err).toContain('没有找到密钥文件');
    expect((await at(DAY, 'complaint show 1 --reveal --reason 回访')).err).toContain('没有找到密钥文件');
    expect((await at(DAY, 'complaint check')).code).toBe(1);
    expect(statSync(keyFile(), { throwIfNoEntry: false })).toBeUndefined();
    await done(DAY, 'complaint list');
    await done(DAY, 'complaint show 1');
    await done(DAY, add);
    await done(DAY, 'due');
    const settings = { env: { ZFJD_KEY_FILE: path('钥匙.bak') } };
    expect((await at(DAY, 'complaint check', settings)).out).toContain('都能解开');
  });

  it('when another one is named so, and the journal shows no look at anything', async () => {
    await importLedger();
    rmSync(keyFile());
    writeFileSync(keyFile(), `zfjd-key-1 ${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
    expect((await at(DAY, 'complaint show 1 --reveal --reason 回访')).err).toContain(
      '不是这个数据库用的那一把',
    );
    expect((await done(DAY, 'journal show')).out).not.toContain('查看投诉');
  });
});

describe('a new key', () => {
  const keyFile = path.bind(null, '.config/zfjd/zfjd.key');
  const old = path.bind(null, '旧.key');
  const rekey = (...more: string[]) =>
    at(DAY, ['complaint', 'rekey', '--reason', '经办人离岗', '--keep-old', old(), ...more]);
  const sealed = () => withStore((store) => store.all(sealedComplaints, null));

  it('seals everything anew; the old one reads what was backed up before, and nothing now', async () => {
    await importLedger();
    await done(DAY, 'complaint add --agency 区市监局 --subject 未出示证件 --source 来信 --name 李四光');
    const [before, key] = [sealed(), readFileSync(keyFile())];
    expect(await rekey()).toMatchObject({ code: 2 });
    const { out, err } = await done(DAY, [
      '投诉',
      '更换密钥',
      '--reason',
      '经办人离岗',
      '--keep-old',
      old(),
      '--yes',
    ]);
    expect(out).toContain('已更换密钥，2件投诉人信息重新加密');
    expect(err).toContain('以前的数据库备份只能用旧密钥解开');
    expect(readFileSync(old())).toEqual(key);
    expect(readFileSync(keyFile())).not.toEqual(key);
    expect(readdirSync(join(keyFile(), '..'))).toEqual(['zfjd.key']);
    const after = sealed();
    expect(new Set(after.map((row) => row.key_id)).size).toBe(1);
    for (const [i, row] of after.entries()) {
      expect(row.key_id).not.toBe(before[i]?.key_id);
      expect(row.sealed.equals(before[i]?.sealed ?? row.sealed)).toBe(false);
    }
    expect((await done(DAY, 'complaint check')).out).toContain('2件投诉人信息都能解开');
    expect((await at(DAY, 'complaint check', { env: { ZFJD_KEY_FILE: old() } })).code).toBe(1);
    expect((await done(DAY, 'complaint show 1 --reveal --reason 回访')).out).toContain('张三丰');
    expect((await done(DAY, 'journal show')).out).toContain('更换投诉台账的密钥，2件');
    // What the old key could read is not in the file any more.
    for (const [, bytes] of filesOnDisk()) {
      for (const row of before) expect(bytes.includes(row.sealed)).toBe(false);
    }
  });

  it('is refused without one in use, over a file, in place of itself, and where something cannot be read', async () => {
    expect((await rekey('--yes')).err).toContain('不需要更换密钥');
    await importLedger();
    writeFileSync(old(), '别的文件');
    expect((await rekey('--yes')).err).toContain('已经存在');
    const itself = ['complaint', 'rekey', '--reason', 'x', '--keep-old', keyFile(), '--yes'];
    expect((await at(DAY, itself)).err).toContain('旧密钥不能留在原处');
    rmSync(old());
    renameSync(keyFile(), old());
    expect((await rekey('--yes')).err).toContain('没有找到密钥文件');
    expect((await at(DAY, 'complaint check', { env: { ZFJD_KEY_FILE: old() } })).code).toBe(0);
  });

  it('that was cut short is taken up where it was', async () => {
    await importLedger();
    const key = readFileSync(keyFile());
    // Killed while the new one was written; before the transaction; and after it.
    writeFileSync(`${keyFile()}.new`, 'zfjd-key-1 AAAA', { mode: 0o600 });
    expect((await done(DAY, 'complaint check')).out).toContain('都能解开');
    expect((await rekey('--yes')).code).toBe(0);
    const second = readFileSync(keyFile());
    writeFileSync(`${keyFile()}.new`, key, { mode: 0o600 });
    rmSync(old());
    expect((await rekey('--yes')).code).toBe(0);
    expect(readFileSync(keyFile())).toEqual(key);
    expect(readFileSync(old())).toEqual(second);
    renameSync(keyFile(), `${keyFile()}.new`);
    writeFileSync(keyFile(), second, { mode: 0o600 });
    expect((await done(DAY, 'complaint show 1 --reveal --reason 回访')).out).toContain('张三丰');
    expect(readFileSync(keyFile())).toEqual(key);
    expect(readdirSync(join(keyFile(), '..'))).toEqual(['zfjd.key']);
  });

  it('leaves the file to nothing but sealing anew', async () => {
    await importLedger();
    for (const change of [
      "subject = 'x'",
      "key_id = ''",
      'sealed = zeroblob(9)',
      "key_id = 'x', channel_id = 'x'",
    ]) {
      const update = { name: 't', sql: `UPDATE complaint SET ${change}` };
      expect(() => withStore((store) => store.write((tx) => tx.run(update)))).toThrow(/append-only/u);
    }
  });
});

describe('the ledger', () => {
  it('follows the handling: progress as the list had it, term, result', async () => {
    await importLedger();
    expect((await done(DAY, 'complaint list --overdue')).out).toMatch(/投诉1件，办理中1件，其中超期1件/);
    expect((await done(DAY, 'due')).out).toContain('办理投诉举报并反馈结果');
    await done(DAY, 'complaint follow 1 --due 2026-09-20 --text 单位申请延期');
    expect((await done(DAY, 'complaint list --overdue')).out).toContain('投诉0件');
    const followed = await done(DAY, 'complaint follow 1 --result 部分属实 --text 已道歉 --json');
    expect(json(followed.out)['data']).toMatchObject({
      outcome: 'partly',
      overdue: false,
      term: { dueOn: '2026-09-20', metOn: DAY },
      facts: [{ act: 'term' }, { text: '台账所载：已联系【已隐去】' }, { act: 'term' }, { act: 'result' }],
    });
    expect((await done(DAY, 'complaint list --open')).out).toContain('投诉1件');
    expect((await at(DAY, 'complaint follow 1 --due 2026-09-30 --text 再延')).err).toContain('已办结');
  });

  it('takes nothing twice', async () => {
    await importLedger();
    expect((await importLedger()).out).toMatch(/台账\.csv\t2\t0\t2\t0/);
    const add = 'complaint add --agency 区城管局 --subject 未出示证件 --source 12345 --source-id SH2';
    expect((await at(DAY, add)).err).toContain('已经登记，投诉号2');
  });

  it('becomes a clue once', async () => {
    await importLedger();
    await done(DAY, 'complaint clue 2');
    expect((await done(DAY, 'clue show 1')).out).toContain('12345市民服务热线（SH2）');
    expect((await at(DAY, 'complaint clue 2')).err).toContain('投诉2已转为线索1');
  });

  it('asks for the person at a terminal', async () => {
    const asked: string[] = [];
    const person = {
      input: (message: string) => {
        asked.push(message);
        return Promise.resolve(message.includes('姓名') ? '张三丰' : '');
      },
      confirm: () => Promise.resolve(true),
    };
    const { out } = await at(
      DAY,
      'complaint add --agency 区市监局 --subject 张三丰被重复检查 --source 来信',
      { person },
    );
    expect(asked).toHaveLength(4);
    expect(out).toContain('【已隐去】被重复检查');
  });
});
