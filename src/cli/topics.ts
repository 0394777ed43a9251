import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns } from './help.ts';
import { exitRows } from './views/reference.ts';

/** 环境变量 the program reads, besides the usual ones of the system. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  ZFJD_DB: '数据库文件；--db 优先，都没有写的为 ~/zfjd/zfjd.db',
  ZFJD_OPERATOR: '经办人，记入留痕；--operator 优先，都没有写的为系统用户名',
  ZFJD_KEY_FILE: '投诉人信息的密钥文件；没有写的为 ~/.config/zfjd/zfjd.key',
  ZFJD_SMTP_URL: '寄送报告用的邮件服务器，如 smtps://用户:密码@mail.example.gov.cn',
  ZFJD_MAIL_FROM: '寄送报告的发件人',
  ZFJD_BUSY_MS: '别的进程正在写入时最多等多少毫秒',
  NO_COLOR: '写了任何值就不用颜色',
};

interface Topic {
  readonly summary: string;
  readonly lines: (root: string) => Promise<readonly string[]> | readonly string[];
}

/** 专题: what `zfjd help` tells besides commands. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  期限计算: {
    summary: '工作日、月和固定日期怎么数',
    lines: () => [
      '起算之日不计入，从次日数起。',
      '工作日：按国务院办公厅每年公布的放假安排，调休上班的周末算工作日；届满日一定是工作日。',
      '自然日：数到的那一天是休息日的，顺延到其后第一个工作日。',
      '月：到期月的对应日；没有对应日的，为该月最后一日；是休息日的同样顺延。',
      '送达：直接送达为签收之日，留置为留置之日，邮寄为回执上的收件之日，电子为到达之日，公告为公告期满之日；没有送达凭证，期限不起算。',
      '还没有公布放假安排的年份，届满日标明“暂定”；导入新一年的安排后自动重算并留痕。',
      '',
      '逐日说明怎么数的：zfjd calendar explain 2026-09-18 +15',
      '一年的放假安排：zfjd calendar show 2026',
      '各项期限的长短和依据：zfjd pack show',
    ],
  },
  退出码: { summary: '给脚本和定时任务看的结果', lines: () => columns(exitRows()) },
  环境变量: { summary: '程序读取的环境变量', lines: () => columns(Object.entries(ENVIRONMENT)) },
  术语: {
    summary: '本工具的用语和出处',
    lines: async (root) => {
      const { parse } = await import('yaml');
      const terms = parse(readFileSync(join(root, 'data', 'glossary.yaml'), 'utf8')) as {
        readonly term: string;
        readonly source: string;
      }[];
      return columns(terms.map(({ term, source }) => [term, source]));
    },
  },
};

/** The text of a topic as `zfjd help <专题>` prints it; undefined where there is none of that name. */
export async function topicText(name: string, root: string): Promise<string | undefined> {
  const topic = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined;
  if (!topic) return undefined;
  return `${[`${name}：${topic.summary}`, '', ...(await topic.lines(root))].join('\n')}\n`;
}
