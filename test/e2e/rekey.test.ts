import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { saveAgency } from '../../src/registry/agency-store.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { openStore } from '../../src/store/open.ts';
import { program } from './program.ts';

const { run, start, path } = program();
const KILLS = 5;
const COMPLAINTS = 400;

function addAgency(): void {
  const clock = fixedClock(date('2026-03-05'));
  const { store } = openStore(path('a.db'), { operator: '测试员', clock });
  store.write((tx) => {
    saveAgency(
      tx,
      {
        code: 'A',
        name: '示例区市场监管局',
        aliases: [],
        unitType: '区级部门',
        sector: '',
        principal: '',
        mandateItems: [],
        mandateFrom: undefined,
        mandateTo: undefined,
        superior: '',
        weight: 1,
        contact: '',
        phone: '',
        status: '在用',
        remark: '',
      },
      date('2026-01-05'),
    );
    tx.record({ act: 'registry.import', subject: 'registry', id: 'agency', summary: '单位名录' });
  });
  store.close();
}

describe('a new key that is killed', () => {
  it('leaves everything readable with the key at hand, whenever it is', async () => {
    process.env['ZFJD_KEY_FILE'] = path('zfjd.key');
    expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
    addAgency();
    const rows = Array.from(
      { length: COMPLAINTS },
      (_, i) =>
        `SH${i},2026-03-01,张三${i},1381234${String(i).padStart(4, '0')},示例区市场监管局,重复检查${i}次`,
    );
    writeFileSync(
      path('台账.csv'),
      ['工单编号,受理时间,投诉人,联系电话,被投诉单位,诉求内容', ...rows].join('\n'),
    );
    expect(run('complaint', 'import', path('台账.csv'), '--source', '12345').code).toBe(0);
    const words = (i: number) =>
      `complaint rekey --reason 换人 --keep-old ${path(`旧${i}.key`)} --yes`.split(' ');
    const begun = performance.now();
    expect(run(...words(0)).code).toBe(0);
    const whole = performance.now() - begun;
    for (let i = 1; i <= KILLS; i += 1) {
      const child = start(...words(i));
      const ended = once(child, 'exit');
      await Promise.race([wait(whole * (0.5 + (0.5 * i) / KILLS)), ended]);
      child.kill('SIGKILL');
      await ended;
      const check = run('complaint', 'check');
      expect(check.out).toContain(`${COMPLAINTS}件投诉人信息都能解开`);
    }
    expect(run(...words(KILLS + 1)).code).toBe(0);
    expect(run('complaint', 'check').code).toBe(0);
    expect(run('db', 'check').code).toBe(0);
    rmSync(path('zfjd.key'));
    expect(run('complaint', 'check').code).toBe(1);
    delete process.env['ZFJD_KEY_FILE'];
  }, 90_000);
});
