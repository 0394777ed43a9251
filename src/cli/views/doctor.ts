import type { Outcome, Tone } from '../../document/blocks.ts';
import type { Finding } from '../doctor.ts';

const STATES: Readonly<Record<Finding['state'], { readonly name: string; readonly tone: Tone }>> = {
  well: { name: '正常', tone: 'good' },
  mind: { name: '注意', tone: 'warn' },
  bad: { name: '有问题', tone: 'bad' },
};

/** 自检结果: one line for each thing looked at. */
export function doctorView(findings: readonly Finding[]): Outcome<readonly Finding[]> {
  const wrong = findings.filter(({ state }) => state !== 'well');
  return {
    schema: 'zfjd.doctor/1',
    data: findings,
    blocks: [
      {
        kind: 'table',
        columns: [{ header: '项目' }, { header: '结果' }, { header: '情况' }],
        rows: findings.map(({ name, state, text }) => [
          name,
          { text: STATES[state].name, tone: STATES[state].tone },
          text,
        ]),
        empty: '没有可查的项目',
      },
      wrong.length === 0
        ? { kind: 'text', text: '一切正常', tone: 'good' }
        : {
            kind: 'text',
            text: wrong.map(({ name, next }) => `${name}：${next}`).join('\n'),
            tone: 'warn',
          },
    ],
    attention: wrong.length > 0,
  };
}
