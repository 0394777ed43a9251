import { UserError } from '../kernel/errors.ts';

/** 邮件设置, from the environment: nothing of it is ever stored or printed. */
export interface MailSettings {
  /** `smtps://用户:口令@smtp.example.gov.cn:465` */
  readonly url: string;
  /** The server as people may see it: host and port, no account. */
  readonly server: string;
  readonly from: string;
}

/** @throws UserError E_MAIL_SETTINGS */
export function mailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings {
  const url = env['ZFJD_SMTP_URL']?.trim() ?? '';
  const from = env['ZFJD_MAIL_FROM']?.trim() ?? '';
  if (url === '' || from === '') {
    const missing = [url === '' ? 'ZFJD_SMTP_URL' : '', from === '' ? 'ZFJD_MAIL_FROM' : ''].filter(Boolean);
    throw unset(`没有设置环境变量 ${missing.join('、')}`);
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^smtps?:$/u.test(parsed.protocol) || parsed.hostname === '') {
    throw unset('环境变量 ZFJD_SMTP_URL 不是 SMTP 地址');
  }
  return { url, server: parsed.host, from };
}

function unset(reason: string): UserError {
  return new UserError('E_MAIL_SETTINGS', `邮件没有寄出：${reason}`, {
    hint: 'ZFJD_SMTP_URL 写成 smtps://用户:口令@服务器:465（口令中的特殊字符用 %XX），ZFJD_MAIL_FROM 写发件邮箱',
  });
}
