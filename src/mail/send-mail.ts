import { UserError } from '../kernel/errors.ts';
import { codeOf } from '../kernel/file-trouble.ts';
import { printable } from '../kernel/text.ts';
import type { MailSettings } from './settings.ts';

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly path: string }[];
}

/** A server that says nothing for so long is given up. */
const TIMEOUT_MS = 20_000;

const REASONS: Readonly<Record<string, string>> = {
  EAUTH: '服务器不接受账号或口令',
  ENOAUTH: '服务器要求账号和口令',
  EDNS: '找不到服务器',
  ECONNECTION: '连不上服务器',
  ESOCKET: '连不上服务器',
  ETIMEDOUT: '服务器没有应答',
  ETLS: '加密连接没有建立',
  EREQUIRETLS: '加密连接没有建立',
  EENVELOPE: '服务器不接受发件人、收件人或这封邮件',
  EMESSAGE: '服务器不接受邮件内容',
};

/** 寄出. @throws UserError E_MAIL; neither account nor password is in its text */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    const { rejected } = await transport.sendMail({
      from: settings.from,
      to: [...mail.to],
      subject: printable(mail.subject),
      text: mail.text,
      attachments: mail.attachments.map(({ name, path }) => ({ filename: name, path })),
      disableUrlAccess: true,
    });
    if (rejected.length === 0) return;
    throw new UserError(
      'E_MAIL',
      `邮件没有寄给${rejected.join('、')}：服务器（${settings.server}）不接受；其余已寄出`,
      {
        hint: '核对收件邮箱',
      },
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw explained(error, settings);
  } finally {
    transport.close();
  }
}

/** The server's own words may repeat what it was sent: only their number is told. */
function explained(error: unknown, { server }: MailSettings): UserError {
  const code = codeOf(error);
  const answer =
    error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
      ? `，应答 ${error.responseCode}`
      : '';
  const reason = REASONS[code] ?? '寄出时出错';
  return new UserError('E_MAIL', `邮件没有寄出：${reason}（${server}，${code || '原因不明'}${answer}）`, {
    hint: '检查 ZFJD_SMTP_URL、ZFJD_MAIL_FROM 和网络；同一命令可以重新运行',
  });
}
