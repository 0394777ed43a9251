import { Option } from 'commander';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { ServeWay, WarnWay } from '../../supervision/model.ts';
import type { Register } from '../command.ts';
import { day } from '../values.ts';
import { actView } from '../views/case.ts';
import { actOptions, caseDeps, requireAct, requireChoice, type ActCommandOptions } from './case-options.ts';
import { caseNumber, serveWay, warnWay } from './case-values.ts';

interface WarnCommandOptions extends ActCommandOptions {
  readonly way?: WarnWay;
  readonly by?: string;
  readonly reactBy?: LocalDate;
  readonly unresolved?: boolean;
}

interface ServeCommandOptions extends ActCommandOptions {
  readonly way?: ServeWay;
  readonly published?: LocalDate;
  readonly witness?: string;
}

/** The acts up to service: warn, serve. */
export const registerActs: Register = (noun, deps) => {
  const warn = noun
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
    .option('--by <姓名>', '谁提醒的；不写为经办人')
    .option('--react-by <日期>', '约定的反馈时间', day)
    .addOption(
      new Option('--unresolved', '确认经预警提醒未整改，须有核实依据').conflicts(['way', 'by', 'reactBy']),
    );
  actOptions(warn, {
    text: '对谁说了什么；确认未整改时为核实情况',
    on: '提醒或确认的日期',
    proof: '凭证或核实依据的文字说明',
  }).run(deps, async ({ way, by, reactBy, unresolved, ...given }: WarnCommandOptions, number: string) => {
    const { confirmUnresolved, warnCase } = await import('../../supervision/warn-case.ts');
    const all = await caseDeps(deps);
    const options = await requireAct(deps, all, unresolved ? 'confirm' : 'warn', number, given);
    if (unresolved) return actView('warn', confirmUnresolved(all, options));
    const chosen = await requireChoice(deps, way, '--way <方式>', '电话、走访或座谈会', warnWay);
    const result = warnCase(all, {
      ...options,
      way: chosen,
      ...(by !== undefined && { by }),
      ...(reactBy !== undefined && { reactBy }),
    });
    return actView('warn', result);
  });

  const serve = noun
    .verb('serve', '登记文书、决定书送达；整改、执行期限从送达之日起算')
    .examples(
      ['zfjd case serve 2026-0001 --way 直接 --on 2026-09-18 --proof 送达回证', '直接送达'],
      ['zfjd case serve 2026-0001 --way 邮寄 --on 2026-09-18 --proof-file 回执.pdf', '邮寄，附回执'],
      ['zfjd case serve 2026-0001 --way 留置 --witness 赵主任 --proof 送达回证', '留置，有见证人'],
      [
        'zfjd case serve 2026-0001 --way 公告 --published 2026-09-01 --proof 区政府网站公告',
        '公告，按公告日期推算送达日期',
      ],
    )
    .argument('<编号>', '案件编号', caseNumber)
    .option('--way <方式>', '直接、留置、邮寄、电子或公告', serveWay)
    .option('--published <日期>', '公告日期；只用于公告送达，送达日期由此推算', day)
    .option('--witness <姓名>', '留置送达的见证人；没有的要附照片、录像（--proof-file）');
  actOptions(serve, {
    text: '其他情况',
    on: '送达日期：直接为签收日，留置为留置日，邮寄为回执上的收件日，电子为到达对方系统之日（公告的写 --published）',
    proof: '送达凭证的文字说明',
    proofFile: '送达凭证文件，存入数据库',
  }).run(deps, async ({ way, published, witness, ...given }: ServeCommandOptions, number: string) => {
    const [{ serveDecision, serveDocument }, { loadCase }] = await Promise.all([
      import('../../supervision/serve-document.ts'),
      import('../../supervision/take-step.ts'),
    ]);
    const all = await caseDeps(deps);
    const decided = loadCase(all.store, number).state.stage === 'decided';
    const options = await requireAct(deps, all, decided ? 'serve-decision' : 'serve', number, given);
    const question = '送达方式：直接、留置、邮寄、电子或公告';
    const chosen = await requireChoice(deps, way, '--way <方式>', question, serveWay);
    const result = (decided ? serveDecision : serveDocument)(all, {
      ...options,
      way: chosen,
      ...(published !== undefined && { publishedOn: published }),
      ...(witness !== undefined && { witness }),
    });
    return actView('serve', result);
  });
};
