import { expect, it } from 'vitest';
import { streamRows } from '../../src/workbook/stream-rows.ts';

it('a file that cannot be opened is refused by name, and is no bug', async () => {
  const rows = streamRows('/没有/记录.csv', {}, () => undefined);
  await expect(rows.next()).rejects.toMatchObject({
    code: 'E_WORKBOOK_MISSING',
    message: '「记录.csv」不存在（/没有/记录.csv）',
  });
});
