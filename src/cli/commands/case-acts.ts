import { Option } from 'commander';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { ServeWay, WarnWay } from '../../supervision/model.ts';
import type { Register } from '../command.ts';
import { day } from '../values.ts';
import { actView } from '../views/case.ts';
import { caseDeps, contentOf, dated, requireChoice, type ContentOptions } from './case-options.ts';
import { caseNumber, serveWay, warnWay } from './case-values.ts';

interface WarnCommandOptions extends ContentOptions {
  readonly way?: WarnWay;
  readonly on?: LocalDate;
  readonly by?: string;
  readonly reactBy?: LocalDate;
  readonly unresolved?: boolean;
}

interface ServeCommandOptions extends ContentOptions {
  readonly way?: ServeWay;
  readonly on?: LocalDate;
}

/** The acts up to service: warn, serve. */
export const registerActs: Register = (noun, deps) => {
  noun
    .verb('warn', '预警提醒；或者确认经提醒未整改（--unresolved）')
    .examples(
      ['zfjd case warn 2026-0001 --way 电话 --react-by 2026-09-11', '电话提醒，约定反馈时间'],
      [
        'zfjd case warn 2026-0001 --unresolved --proof 9月14日回访记录',
        '确认未整改；从这一天起计算制发文书的期限',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--way <方式>', '电话、走访或座谈会', warnWay)
    .option('--on <日期>', '提醒或确认的日期；不写为今天', day)
    .option('--by <姓名>', '谁提醒的；不写为经办人')
    .option('--text <内容>', '对谁说了什么；确认未整改时为核实情况')
    .option('--react-by <日期>', '约定的反馈时间', day)
    .addOption(
      new Option('--unresolved', '确认经预警提醒未整改，须有核实依据').conflicts(['way', 'by', 'reactBy']),
    )
    .option('--proof <依据>', '凭证或核实依据的文字说明')
    .option('--proof-file <文件>', '凭证文件，存入数据库')
    .run(deps, async (options: WarnCommandOptions, number: string) => {
      const { on, by, reactBy, unresolved } = options;
      const act = unresolved ? 'confirm' : 'warn';
      const [{ confirmUnresolved, warnCase }, { requirePossible }] = await Promise.all([
        import('../../supervision/warn-case.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      requirePossible(all.store, number, act);
      if (unresolved) {
        const { text, proof = {} } = await contentOf(deps, act, options);
        return actView(
          'warn',
          confirmUnresolved(all, { number, ...dated(on), proof, ...(text !== undefined && { text }) }),
        );
      }
      const way = await requireChoice(deps, options.way, '--way <方式>', '电话、走访或座谈会', warnWay);
      const result = warnCase(all, {
        number,
        way,
        ...dated(on),
        ...(by !== undefined && { by }),
        ...(reactBy !== undefined && { reactBy }),
        ...(await contentOf(deps, act, options)),
      });
      return actView('warn', result);
    });

  noun
    .verb('serve', '登记文书送达；整改期限从送达之日起算')
    .examples(
      ['zfjd case serve 2026-0001 --way 直接 --on 2026-09-18 --proof 送达回证', '直接送达'],
      ['zfjd case serve 2026-0001 --way 邮寄 --on 2026-09-18 --proof-file 回执.pdf', '邮寄，附回执'],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--way <方式>', '直接、留置、邮寄、电子或公告', serveWay)
    .option(
      '--on <日期>',
      '送达日期：直接为签收日，留置为留置日，邮寄为回执上的收件日，电子为到达对方系统之日，公告为公告期满日；不写为今天',
      day,
    )
    .option('--proof <凭证>', '送达凭证的文字说明')
    .option('--proof-file <文件>', '送达凭证文件，存入数据库')
    .option('--text <说明>', '其他情况')
    .run(deps, async ({ way, on, ...content }: ServeCommandOptions, number: string) => {
      const [{ serveDocument }, { requirePossible }] = await Promise.all([
        import('../../supervision/serve-document.ts'),
        import('../../supervision/take-step.ts'),
      ]);
      const all = await caseDeps(deps);
      requirePossible(all.store, number, 'serve');
      const chosen = await requireChoice(
        deps,
        way,
        '--way <方式>',
        '送达方式：直接、留置、邮寄、电子或公告',
        serveWay,
      );
      const { text, proof = {} } = await contentOf(deps, 'serve', content);
      const result = serveDocument(all, {
        number,
        way: chosen,
        ...dated(on),
        proof,
        ...(text !== undefined && { text }),
      });
      return actView('serve', result);
    });
};
