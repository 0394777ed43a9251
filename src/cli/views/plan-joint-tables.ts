import { EFFECT_FORMULA, effectsOf, type TotalEffect } from '../../plan/joint/effect.ts';
import {
  JOINT_KIND_NAME,
  JOINT_STATE_NAME,
  type JointParty,
  type JointProposal,
} from '../../plan/joint/model.ts';
import type { Table } from '../../workbook/write-table.ts';

/** 答复 in words. */
export function answerText({ answer, concerned }: JointParty): string {
  if (!answer) return concerned ? '未答复' : '不再涉及';
  return answer.answer === 'accept' ? `同意（${answer.on}）` : `不同意（${answer.on}）：${answer.reason}`;
}

/** One row for each proposal and agency. */
export function jointTables(proposals: readonly JointProposal[]): [Table, Table] {
  const { offered, agreed } = effectsOf(proposals);
  return [
    {
      name: '联合建议',
      columns: [
        { header: '序号', width: 6 },
        { header: '类型', width: 12 },
        { header: '状态', width: 12 },
        { header: '企业', width: 30 },
        { header: '统一社会信用代码', width: 22, text: true },
        { header: '场所', width: 24 },
        { header: '建议开始', width: 12 },
        { header: '建议结束', width: 12 },
        { header: '时间的由来', width: 30 },
        { header: '检查前（次）', width: 8 },
        { header: '检查后（次）', width: 8 },
        { header: '单位', width: 28 },
        { header: '牵头', width: 6 },
        { header: '事项', width: 36 },
        { header: '答复', width: 36 },
      ],
      rows: proposals.flatMap((p) =>
        p.parties.map((party) => [
          p.id,
          JOINT_KIND_NAME[p.kind],
          JOINT_STATE_NAME[p.state],
          p.enterprise,
          p.code,
          p.address,
          p.window.from,
          p.window.to,
          p.window.reason,
          p.effect.before,
          p.effect.after,
          party.agency,
          party.agencyId === p.lead.agencyId ? '牵头' : '',
          p.tasks
            .filter((task) => task.agencyId === party.agencyId)
            .map(({ item, from, to }) => `${item}（${from}至${to}）`)
            .join('；'),
          answerText(party),
        ]),
      ),
    },
    {
      name: '前后次数',
      columns: [
        { header: '范围', width: 12 },
        { header: '单位或企业', width: 30 },
        { header: '检查前（次）', width: 12 },
        { header: '检查后（单位：自己或牵头的次数）', width: 18 },
        { header: '检查后：配合（次）', width: 14 },
        { header: '口径', width: 60 },
      ],
      rows: [
        ...effectRows('待答复', offered),
        ...effectRows('已商定', agreed),
        ['口径', '', null, null, null, EFFECT_FORMULA],
      ],
    },
  ];
}

function effectRows(scope: string, effect: TotalEffect): (string | number | null)[][] {
  if (effect.proposals === 0) return [];
  return [
    ...effect.agencies.map(({ agency, before, led, joined }) => [scope, agency, before, led, joined, null]),
    ...effect.enterprises.map(({ enterprise, before, after }) => [
      `${scope}，按企业`,
      enterprise,
      before,
      after,
      null,
      null,
    ]),
    [scope, '合计', effect.before, effect.after, null, null],
  ];
}
