import { normalise } from '../../kernel/text.ts';
import type { ItemClass, Level, MethodSpec, PlanKind, YesNo } from './model.ts';
import { open, read, unreadable, type Reading } from './reading.ts';
import { missing, prepare, quote, remembering, saysNothing, saysOpen } from './wording.ts';

export const METHOD_FORM = '写明“现场检查”或“非现场检查”，以及“双随机”“全覆盖”“联合检查”';
const OFF_SITE =
  /非现场|线上|在线|远程|网络|网上|视频|电话|书面|电子|大数据|物联|无人机|遥感|自查|数据(?:比对|核查|监测)/u;
const ON_SITE =
  /现场|线下|实地|上门|入户|入企|进企|进店|赴|(?:到|至)[^,;。、]{0,6}(?:企业|单位|店|厂|点位|工地|场所)|查验|鉴定|勘验|检验|年检|巡查|飞行|飞检|暗访|走访|抽样|[四4]不[两2]直/u;
const NOT_ON_SITE =
  /(?:非|不到|不去|不进|不入|不赴|不|无需|不需要?|不再|免)(?:现场|线下|实地|上门|入户|入企|进企|企业|企|户|店)/gu;
/** 线上巡查, 无人机巡检: nobody comes to the spot. */
const FROM_AFAR =
  /(?:线上|在线|远程|网络|网上|视频|电子|无人机|遥感|云端?)(?:监测|监控)?(?:巡查|巡检|巡逻|走访|查验|检验|暗访)/gu;
/** 书面为主, 必要时…: off-site, and something else besides. */
const NOT_ONLY = /为主|为辅|主要|必要时|视情|结合|兼|优先|可疑|异常|自查.{0,6}(?:抽查|抽检|复查|复核)/u;

/**
 * 检查方式: everything the text says; 现场检查、网络检查 is both. What is mainly off-site (书面为主) may come to
 * the spot, so it is both too.
 */
export const parseMethod: (text: string) => Reading<MethodSpec> = remembering((text) => {
  const prepared = prepare(text);
  if (saysNothing(prepared)) return missing('检查方式', METHOD_FORM);
  const positive = prepared.replace(NOT_ON_SITE, '').replace(FROM_AFAR, '');
  const offSite = OFF_SITE.test(prepared) || positive !== prepared;
  const directed = /不定向/u.test(prepared) ? false : /定向/u.test(prepared) ? true : undefined;
  const method: MethodSpec = {
    onSite: ON_SITE.test(positive) || (offSite && NOT_ONLY.test(positive)),
    offSite,
    random: /(?<!非)随机|抽[市县区省]查|[市县区省]抽/u.test(prepared.replace(/非双随机/gu, '')),
    fullCoverage: /全覆盖|全面检查|全量|普查/u.test(prepared),
    joint: /联合|跨部门|综合查[一1]次|综合监管/u.test(prepared),
    triggered: /投诉|举报|线索|触发|交办|转办|移送/u.test(prepared),
    ...(directed !== undefined && { directed }),
  };
  const alone = /^(?:本部门|单部门|部门内部?|非联合)(?:检查|抽查)?$/u.test(prepared);
  if (Object.values(method).includes(true) || directed !== undefined || alone) return read(method);
  return saysOpen(prepared) ? open(prepared) : unreadable(`看不懂检查方式${quote(text)}`, METHOD_FORM);
});

const YES = /^(?:是|有|√|✓|✔|☑|■|y|yes|true|需要?|涉企)/iu;
const NO = /^(?:否|无|不(?:需要?|是)?|非|没有|×|✗|✘|x|n|no|false)/iu;

/** 是/否 in words or ticks, with what stands beside it: `是，牵头：应急局`. */
export const parseYesNo: (text: string) => Reading<YesNo> = remembering((text) => {
  const form = '只写“是”或“否”';
  const prepared = prepare(text);
  if (prepared === '' || prepared === '-' || prepared === '/') return missing('是或否', form);
  const ticked = tickedBox(prepared) ?? tickedWord(text);
  if (ticked !== undefined) return read({ yes: ticked });
  if (saysOpen(prepared)) return open(prepared);
  for (const [word, yes] of [
    [YES, true],
    [NO, false],
  ] as const) {
    const found = word.exec(prepared)?.[0];
    if (found === undefined) continue;
    const note = prepared.slice(found.length).replace(/^(?:联合|涉企|跨部门|涉及)?[,;:。()]*|[)。]+$/gu, '');
    if (/^[/、或]?[是否有无□☐○☑√✓✔■☒×]/u.test(note)) break;
    return read(note === '' ? { yes } : { yes, note });
  }
  return unreadable(`${quote(text)}看不出是还是否`, form);
});

const BOX = '([☑√✓✔■□☐○])';
const BOXES_BEFORE = new RegExp(`^${BOX}[是有][/,]?${BOX}[否无]$`, 'u');
const BOXES_BEHIND = new RegExp(`^[是有]${BOX}[/,]?[否无]${BOX}$`, 'u');

/** `☑是□否`: of the two boxes the ticked one; undefined where not just one is ticked. */
function tickedBox(prepared: string): boolean | undefined {
  const m = BOXES_BEFORE.exec(prepared) ?? BOXES_BEHIND.exec(prepared);
  if (!m) return undefined;
  const [yes, no] = m.slice(1).map((mark) => /[☑√✓✔■]/u.test(mark));
  return yes === no ? undefined : yes;
}

const TICK = '[√✓✔☑■]';
const YES_WORD = '[是有]';
const NO_WORD = '[否无]';
/** What stands between the two words: without it the tick could belong to either. */
const BETWEEN = '(?: |/|, ?|、|\\( ?\\) ?|[×✗✘□☐○] ?)';
const TICKED_YES = new RegExp(
  `^(?:(?:${YES_WORD} ?${TICK}|${TICK} ?${YES_WORD})(?:${BETWEEN}+${NO_WORD} ?(?:\\( ?\\)|[×✗✘□☐○])?)?` +
    `|${YES_WORD}${TICK}${NO_WORD}[×✗✘])$`,
  'u',
);
const TICKED_NO = new RegExp(`^(?:${YES_WORD}${BETWEEN}+)?(?:${NO_WORD} ?${TICK}|${TICK} ?${NO_WORD})$`, 'u');

/** `是√ 否`, `是( )否(√)`: which of the words has the tick; undefined where that is not plain. */
function tickedWord(text: string): boolean | undefined {
  const shown = normalise(text)
    .replace(new RegExp(`\\( ?(${TICK}) ?\\)`, 'gu'), '$1 ')
    .trim();
  const [yes, no] = [TICKED_YES.test(shown), TICKED_NO.test(shown)];
  return yes === no ? undefined : yes;
}

/** 是否跨部门联合: 本部门/单部门 is no, 部门联合/跨部门 is yes, else 是/否. */
export const parseJoint: (text: string) => Reading<YesNo> = remembering((text) => {
  const prepared = prepare(text);
  if (/^(?:本部门|单部门|部门内部?|本单位|单独)(?:检查|抽查|计划)?$/u.test(prepared))
    return read({ yes: false });
  if (/^(?:部门联合|跨部门|多部门|部门间)(?:联合)?(?:检查|抽查|计划|双随机)?$/u.test(prepared))
    return read({ yes: true });
  if (/^联合(?:检查|抽查)?$/u.test(prepared)) return read({ yes: true });
  if (/^(?:牵头|配合|发起|参与)[^:]{0,6}:/u.test(prepared)) return read({ yes: true, note: prepared });
  const said = parseYesNo(text);
  if (said.kind !== 'unreadable' || !NAMES_PARTNERS.test(prepared) || /[不非未否无没]/u.test(prepared))
    return said;
  return read({ yes: true, note: prepared });
});

/** 联合区消防支队, 由区应急局牵头, 区市监局配合. */
const NAMES_PARTNERS = /^(?:联合|会同|与|和).{2,}|(?:牵头|配合|参与|联合检查)(?:$|[,;、])/u;

const KINDS: readonly (readonly [RegExp, PlanKind])[] = [
  [/月度|每月|(?<!\d)\d{1,2}月份?计划/u, 'monthly'],
  [/专项/u, 'special'],
  [/年度|全年/u, 'annual'],
];

/** 计划类型. 日常检查 is planned in the annual plan. */
export const parsePlanKind: (text: string) => Reading<PlanKind> = remembering((text) => {
  const form = '写“年度”“月度”或“专项”';
  const prepared = prepare(text);
  if (saysNothing(prepared)) return missing('计划类型', form);
  const kinds = KINDS.filter(([word]) => word.test(prepared)).map(([, kind]) => kind);
  const daily = prepared.includes('日常');
  const [kind] = kinds;
  // 年度专项检查计划 is a special plan of that year.
  if (kinds.length === 2 && kinds.includes('special') && kinds.includes('annual') && !daily)
    return read('special');
  if (kinds.length > 1 || (daily && kind !== undefined && kind !== 'annual')) {
    return unreadable(`${quote(text)}写了不止一种计划类型`, form);
  }
  if (kind !== undefined) return read(kind);
  return daily ? read('annual', '日常检查按年度计划理解') : unreadable(`看不懂计划类型${quote(text)}`, form);
});

const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/国家|国务院|部级|中央/u, 'state'],
  [/省|自治区|直辖市/u, 'province'],
  [/市/u, 'city'],
  [/区|县|旗/u, 'county'],
  [/镇|乡|街道/u, 'town'],
];

/** 实施层级, all that the text names, from the highest: `省、市、县级`, `区级发起，区级检查`, `市县(区)级`. */
export const parseLevel: (text: string) => Reading<readonly Level[]> = remembering((text) => {
  const form = '写“市级”“区级”等，几级一起实施的用“、”隔开';
  const prepared = prepare(text);
  if (saysNothing(prepared)) return missing('实施层级', form);
  // 县(市、区) and 区(市) are one level.
  const plain = prepared
    .replace(/([县区旗])\((?:[市区县旗、]){1,7}\)/gu, '$1')
    .replace(/\(([市县区旗])(?:[、市县区旗]){0,6}\)(?=[县区])/gu, '')
    .replace(/县级市/gu, '县')
    .replace(/自治区/gu, '省');
  const levels = LEVELS.filter(([word]) => word.test(plain)).map(([, level]) => level);
  return levels.length > 0 ? read(levels) : unreadable(`看不懂层级${quote(text)}`, form);
});

/** 事项类别 */
export const parseItemClass: (text: string) => Reading<ItemClass> = remembering((text) => {
  const form = '写“重点”或“一般”';
  const prepared = prepare(text);
  if (saysNothing(prepared)) return missing('事项类别', form);
  const [key, general] = [prepared.includes('重点'), prepared.includes('一般')];
  if (key && general) return unreadable(`${quote(text)}同时写了重点和一般`, form);
  if (key || general) return read(key ? 'key' : 'general');
  return unreadable(`看不懂事项类别${quote(text)}`, form);
});
