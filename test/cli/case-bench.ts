import { date } from '../../src/kernel/local-date.ts';
import { saveAgency } from '../../src/registry/agency-store.ts';
import { bench, json, type Answer, type Settings } from './harness.ts';

const AGENCIES = [
  { code: 'JS-SJ', name: '某区市场监督管理局', aliases: ['区市监局'] },
  { code: 'JS-CG', name: '某区城市管理行政执法局', aliases: ['区城管局'] },
];

/** What a letter needs besides its kind. */
export const LETTER = [
  ...'--grounds 《行政执法监督条例》第二十八条 --measures 停止重复检查 --measures 合并检查事项'.split(' '),
  ...'--signer 王局长 --contact 李科员，021-57920000'.split(' '),
];

/** The program in a folder of its own, set up with two agencies. */
export function caseBench() {
  const base = bench();
  const at = (today: string, line: string | readonly string[], settings?: Settings): Promise<Answer> => {
    const words = typeof line === 'string' ? line.split(' ') : line;
    return base.zfjd([...words, '--today', today], settings);
  };

  /** Runs one act that must succeed. */
  const done = async (today: string, line: string | readonly string[]): Promise<Answer> => {
    const answer = await at(today, line);
    if (answer.code !== 0) throw new Error(`${String(line)}: ${answer.code} ${answer.err}`);
    return answer;
  };

  const setUp = async (): Promise<void> => {
    await base.init();
    base.withStore((store) =>
      store.write((tx) => {
        for (const agency of AGENCIES) {
          saveAgency(
            tx,
            {
              ...agency,
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
        }
        tx.record({ act: 'registry.import', subject: 'registry', id: 'agency', summary: '单位名录' });
      }),
    );
  };

  const open = (today: string, ...more: string[]) =>
    done(today, [
      ...'case open --agency 区市监局 --problem 一个月内重复检查3次'.split(' '),
      '--category',
      'conduct',
      '--source',
      '季度抽查',
      ...more,
    ]);

  /** A notice of a case, to a folder of the test. */
  const notice = (number: string, ...more: string[]) => [
    'case',
    'notice',
    number,
    '-o',
    base.path('.'),
    ...LETTER,
    ...more,
  ];

  /** Brings case 1 of the year, opened on a day, to where its document can be issued on that day. */
  const toUnresolved = async (today: string): Promise<string> => {
    await open(today);
    const number = `${today.slice(0, 4)}-0001`;
    await done(today, `case warn ${number} --way 电话`);
    await done(today, `case warn ${number} --unresolved --proof 回访记录`);
    return number;
  };

  return { ...base, at, done, setUp, open, notice, toUnresolved };
}

export interface ShownCase {
  readonly status: { readonly stage: string; readonly possible: readonly string[] };
  readonly deadlines: readonly {
    readonly step: string;
    readonly dueOn: string;
    readonly provisional: boolean;
    readonly voidOn?: string;
  }[];
  readonly documents: readonly { readonly number: string }[];
}

/** `data` of an answer about one case. */
export function caseIn({ out }: Answer): ShownCase {
  return json(out)['data'] as ShownCase;
}
