import { CODE_KIND, creditCode } from './codes.ts';
import { personName } from './people.ts';
import { Random } from './random.ts';
import { TRADES, type Trade } from './trades.ts';
import { DISTRICT, TOWNS } from './towns.ts';

/** One row of the roster: an enterprise at one place, with one grade in some sectors. */
export interface Standing {
  readonly sectors: readonly string[];
  readonly grade: string;
  readonly silent: boolean;
  readonly noJoint: boolean;
  readonly premises: string;
}

export interface Enterprise {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly industry: string;
  readonly town: string;
  readonly status: string;
  readonly person: string;
  readonly standings: readonly Standing[];
}

const COUNT = 2060;
const HEAD = Array.from('云岭禾杏澜朗霁舟麓棠溪岚松竹桐榆枫荷莲芷蓝青墨丹晴雨雪霜星月');
const MIDDLE = Array.from('和安泰顺通达宏远嘉佑启承盛瑞恒益诚信正明德润泽利丰润茂隆昌');
const TAIL = Array.from('源川原野田园林泉涧屿洲湾港津渡桥亭阁轩堂坊斋居庐苑圃畴陌里');

/** 检查对象 of the demo district, in the order of the roster. */
export const ENTERPRISES: readonly Enterprise[] = build();

function build(): Enterprise[] {
  const random = new Random('检查对象');
  const names = new Set<string>();
  const organisations = new Set<string>();
  return Array.from({ length: COUNT }, (_, at): Enterprise => {
    const trade = TRADES[at % TRADES.length] as Trade;
    const town = random.pick(TOWNS);
    const address = place(random, town.roads, town.place);
    const status = statusOf(random);
    return {
      code: creditCode(
        trade.trader ? CODE_KIND.trader : CODE_KIND.company,
        unused(
          organisations,
          () => `MA${random.pick(['1', '2', '7'])}${random.pick(['A', 'B', 'C', 'D'])}${random.digits(4)}`,
        ),
      ),
      name: unused(names, () => nameOf(random, trade, town.place)),
      address,
      industry: trade.industry,
      town: town.place,
      status,
      person: personName(random),
      standings: standings(random, trade, address, town.place, town.roads),
    };
  });
}

function nameOf(random: Random, trade: Trade, town: string): string {
  const own = random.pick(HEAD) + random.pick(MIDDLE) + random.pick(TAIL);
  return trade.trader
    ? `示例区${town.replace(/园区$/u, '区')}${own}${random.pick(trade.endings)}`
    : `上海${own}${random.pick(trade.endings)}有限公司`;
}

function place(random: Random, roads: readonly string[], town: string): string {
  return `${DISTRICT}${town}${random.pick(roads)}${1 + random.below(980)}号${random.percent(45) ? `${1 + random.below(12)}幢` : ''}`;
}

function statusOf(random: Random): string {
  const at = random.below(1000);
  if (at < 40) return '注销';
  if (at < 52) return '吊销';
  if (at < 70) return '停业';
  if (at < 82) return '迁出';
  return random.pick(['存续', '存续', '存续', '在营']);
}

function standings(
  random: Random,
  trade: Trade,
  address: string,
  town: string,
  roads: readonly string[],
): Standing[] {
  const noJoint = random.percent(3);
  const first = { ...grade(random, trade.sectors), noJoint, premises: address };
  if (random.percent(8)) return [first, { ...first, premises: place(random, roads, town) }];
  if (!random.percent(12)) return [first];
  const further = random.pick(['城管', '消防', '应急'].filter((sector) => !trade.sectors.includes(sector)));
  return [first, { ...grade(random, [further]), noJoint, premises: address }];
}

/** 城管 grades by three colours, the others by four letters. */
function grade(random: Random, sectors: readonly string[]): Omit<Standing, 'premises' | 'noJoint'> {
  const at = random.below(100);
  const colour = sectors[0] === '城管';
  const best = at < 25;
  const letter = best ? 'A' : at < 75 ? 'B' : at < 93 ? 'C' : 'D';
  const colours = { A: '绿', B: '黄', C: '黄', D: '红' } as const;
  return { sectors, grade: colour ? colours[letter] : letter, silent: best && random.percent(40) };
}

function unused(used: Set<string>, make: () => string): string {
  for (;;) {
    const text = make();
    if (used.has(text)) continue;
    used.add(text);
    return text;
  }
}
