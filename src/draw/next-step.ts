import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import { currentDraw } from './changes/stored-changes.ts';
import type { SeedSource } from './model.ts';
import { roundInputs, storedLists, storedRounds } from './sample/stored-sample.ts';
import { filesOf, findDraw, inputsOf } from './stored-draw.ts';

/** A word of a command that only a person knows. */
export interface Blank {
  /** What stands for it where the command is shown: `<公布日期>`. */
  readonly shown: string;
  readonly question: string;
  /** Put in front of the answer within the same word: `KL8-`. */
  readonly before?: string;
}

/** 下一步: what the quarter needs next, as a plain command. */
export interface NextStep {
  readonly title: string;
  /** What has to happen in the room before the command. */
  readonly before: string;
  /** After `zfjd`. */
  readonly words: readonly (string | Blank)[];
  /** Not before this day. */
  readonly from?: LocalDate;
}

/** The command as it is shown: `zfjd draw publish --quarter 2026Q4 --on <公布日期>`. */
export function commandText({ words }: NextStep): string {
  const shown = words.map((word) => (typeof word === 'string' ? word : `${word.before ?? ''}${word.shown}`));
  return ['zfjd', ...shown].join(' ');
}

const PUBLISHED: readonly (string | Blank)[] = [
  '--on',
  { shown: '<公布日期>', question: '承诺值的公布日期，如 2026-11-24' },
  '--at',
  { shown: '<公布地点>', question: '公布的地点或网址' },
];

function seedWords({ lottery, dice, notBefore }: SeedSource): (string | Blank)[] {
  const drawn: (string | Blank)[] =
    lottery === undefined
      ? []
      : [
          '--lottery',
          { shown: '<期号>', question: `${lottery} 的期号`, before: `${lottery}-` },
          '--numbers',
          { shown: '<开奖号码>', question: '开奖号码，用点分开，前面的 0 照写' },
        ];
  const rolled: (string | Blank)[] =
    dice === undefined
      ? []
      : ['--dice', { shown: '<骰子读数>', question: `${dice}个十面骰的读数，按读出的先后连写` }];
  return [
    '--date',
    { shown: '<种子日期>', question: `开奖或掷骰的日期，不早于 ${notBefore}` },
    ...drawn,
    ...rolled,
  ];
}

/** What comes next in a quarter; undefined where everything is done. */
export function nextStep(
  reader: Reader,
  pack: Pack,
  quarter: string,
  today: LocalDate,
): NextStep | undefined {
  const known = findDraw(reader, quarter);
  const of = ['--quarter', quarter];
  if (!known) {
    return {
      title: '承诺',
      before: `先运行 zfjd draw plan ${of.join(' ')} 看名额；定好种子来源、检查人员和回避，请监督人、见证人到场`,
      words: [
        'draw',
        'commit',
        ...of,
        '--lottery',
        { shown: '<彩种>', question: '种子取自哪种彩票：KL8、SSQ、FC3D、PL5' },
      ],
    };
  }
  const { seedSource } = inputsOf(filesOf(reader, quarter)).rules;
  if (!known.publication && !known.seed) {
    return {
      title: '公布承诺值',
      before: `公布承诺值 ${known.commitment} 和承诺文件夹中的全部文件，操作人、监督人、见证人签字`,
      words: ['draw', 'publish', ...of, ...PUBLISHED],
    };
  }
  if (!known.seed) {
    return {
      title: '登记种子',
      before: `${seedSource.notBefore} 起的种子产生后，当众读数录入`,
      words: ['draw', 'seed', ...of, ...seedWords(seedSource)],
      from: seedSource.notBefore,
    };
  }
  if (!known.result) {
    return { title: '抽取并配对', before: '当众运行，公布写出的抽查记录', words: ['draw', 'run', ...of] };
  }
  return secondStep(reader, pack, quarter, today);
}

/** The second stage: open rounds first, then lists that are in no round, then lists that are not in. */
function secondStep(reader: Reader, pack: Pack, quarter: string, today: LocalDate): NextStep | undefined {
  const of = ['--quarter', quarter];
  const open = storedRounds(reader, quarter).find((r) => !r.result);
  if (open) {
    const at = [...of, '--round', String(open.round)];
    if (!open.publication) {
      return {
        title: `第二阶段第${open.round}轮：公布承诺值`,
        before: `公布承诺值 ${open.commitment} 和清单`,
        words: ['sample', 'publish', ...at, ...PUBLISHED],
      };
    }
    if (!open.seed) {
      const { seedSource } = roundInputs(reader, quarter, open.round).rules;
      return {
        title: `第二阶段第${open.round}轮：登记种子`,
        before: `${seedSource.notBefore} 起的第二个种子产生后，当众读数录入`,
        words: ['sample', 'seed', ...at, ...seedWords(seedSource)],
        from: seedSource.notBefore,
      };
    }
    return {
      title: `第二阶段第${open.round}轮：抽取`,
      before: '当众运行，公布写出的抽查记录',
      words: ['sample', 'run', ...at],
    };
  }
  const seats = currentDraw(reader, quarter).replay.standing.seats();
  const lists = storedLists(reader, quarter);
  const categories = pack.find('spot_check.second_stage', today)?.value ?? [];
  const absent = seats.filter(({ unit }) =>
    categories.some((c) => !lists.some((l) => l.unit === unit && l.category === c.code)),
  );
  if (absent.length > 0) {
    return {
      title: '第二阶段：收清单',
      before: `还有${absent.length}家的清单没有收齐：${absent.map((s) => s.unit).join('、')}；没有此类的用 --none 登记`,
      words: ['sample', 'import', { shown: '<文件或文件夹>', question: '清单文件或文件夹' }, ...of],
    };
  }
  const inForce = new Set(seats.map((s) => s.unit));
  if (lists.some((l) => l.round === undefined && inForce.has(l.unit))) {
    return {
      title: '第二阶段：承诺',
      before: `先用 zfjd sample check ${of.join(' ')} 核对断号和漏列，再固定清单`,
      words: [
        'sample',
        'commit',
        ...of,
        '--lottery',
        { shown: '<彩种>', question: '第二个种子取自哪种彩票：KL8、SSQ、FC3D、PL5' },
      ],
    };
  }
  return undefined;
}
