import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startSmtp, type Answers, type SmtpServer } from '../mail/smtp-server.ts';
import { bench } from './harness.ts';

const { zfjd, init, path } = bench();
const SECRET = 'K0uLing!';
const FILE = '监督日报-2026-11-23.html';

let server: SmtpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function send(answers: Answers = {}, words: readonly string[] = ['--mail', 'a@b.cn']) {
  server = await startSmtp(answers);
  await init();
  const env = {
    ZFJD_SMTP_URL: `smtp://zfjd:${encodeURIComponent(SECRET)}@127.0.0.1:${server.port}`,
    ZFJD_MAIL_FROM: 'zfjd@example.gov.cn',
  };
  return zfjd(['report', 'daily', '-o', path('日报/'), ...words], { env });
}

/** The parts of a message: their heads, and their contents decoded. */
function parts(data: string): { head: string; content: string }[] {
  const boundary = /boundary="([^"]+)"/u.exec(data)?.[1] ?? '';
  return data
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...body] = part.trim().split('\n\n');
      return { head, content: Buffer.from(body.join(''), 'base64').toString() };
    });
}

describe('report --mail', () => {
  it('sends the file as it was written, with its text', async () => {
    const { code, err } = await send({}, ['--mail', 'a@b.cn,c@d.cn', '--mail', 'e@f.cn']);
    expect(code).toBe(0);
    expect(err).toMatch(/已寄出：a@b\.cn、c@d\.cn、e@f\.cn\n$/u);
    const [mail] = server?.received ?? [];
    expect(server?.received).toHaveLength(1);
    expect(mail?.from).toContain('<zfjd@example.gov.cn>');
    expect(mail?.to).toEqual(['<a@b.cn>', '<c@d.cn>', '<e@f.cn>']);
    const attached = parts(mail?.data ?? '').find(({ head }) =>
      head.includes('Content-Disposition: attachment'),
    );
    expect(attached?.content).toBe(readFileSync(path(`日报/${FILE}`), 'utf8'));
    const subject = /^Subject: (.*(?:\n .*)*)/mu.exec(mail?.data ?? '')?.[1] ?? '';
    const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gu)].map(([, word = '']) =>
      Buffer.from(word, 'base64'),
    );
    expect(Buffer.concat(words).toString()).toContain('监督日报');
  });

  it('is silent with --quiet', async () => {
    expect(await send({}, ['--mail', 'a@b.cn', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    expect(server?.received).toHaveLength(1);
  });

  it.each([
    [
      'a wrong password',
      { AUTH: `535 no ${SECRET}` },
      /服务器不接受账号或口令（127\.0\.0\.1:\d+，EAUTH，应答 535）/u,
    ],
    ['an unknown sender', { 'MAIL FROM': '550 no' }, /不接受发件人、收件人/u],
    ['an unknown receiver', { 'RCPT TO': '550 no' }, /不接受发件人、收件人/u],
    ['one of two receivers unknown', { 'RCPT TO:<x@y.cn>': '550 no' }, /没有寄给x@y\.cn：.*其余已寄出/u],
    ['a message that may not be sent', { DATA: '552 no' }, /不接受发件人、收件人或这封邮件/u],
    ['a message that is refused', { '.': '554 no' }, /不接受邮件内容/u],
  ] as const)(
    '%s: exit 3 and why, the file written, no password anywhere',
    async (_what, answers, message) => {
      const { code, out, err } = await send(answers, ['--mail', 'a@b.cn,x@y.cn']);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toMatch(message);
      expect(err).toContain(`报告已写好：${path(`日报/${FILE}`)}`);
      expect(err).not.toMatch(new RegExp(`${SECRET}|${encodeURIComponent(SECRET)}|zfjd:`, 'u'));
      expect(existsSync(path(`日报/${FILE}`))).toBe(true);
    },
  );

  it.each([
    [{}, /没有设置环境变量 ZFJD_SMTP_URL、ZFJD_MAIL_FROM/u],
    [{ ZFJD_SMTP_URL: 'smtp://127.0.0.1:1' }, /没有设置环境变量 ZFJD_MAIL_FROM/u],
    [{ ZFJD_SMTP_URL: `http://u:${SECRET}@x`, ZFJD_MAIL_FROM: 'a@b.cn' }, /不是 SMTP 地址/u],
    [
      { ZFJD_SMTP_URL: `smtp://u:${SECRET}@127.0.0.1:1`, ZFJD_MAIL_FROM: 'a@b.cn' },
      /连不上服务器（127\.0\.0\.1:1/u,
    ],
  ])('settings %j: exit 3, the file written', async (env, message) => {
    await init();
    const { code, err } = await zfjd(['report', 'daily', '-o', path('r.html'), '--mail', 'a@b.cn'], { env });
    expect(code).toBe(3);
    expect(err).toMatch(message);
    expect(err).not.toContain(SECRET);
    expect(existsSync(path('r.html'))).toBe(true);
  });
});
