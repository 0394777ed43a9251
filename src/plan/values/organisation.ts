import { compact } from '../../kernel/text.ts';
import { usccFault } from '../../kernel/uscc.ts';
import type { TargetName } from './model.ts';

const CODE =
  /[([]?(?:统一社会信用代码|社会信用代码|信用代码)?[:]?(?<![0-9A-Z])([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Z])[)\]]?/iu;

/** Ways an organisation's name ends, before a bracket such as (普通合伙). */
const ENDING =
  /(?:公司|集团|厂|店|院|所|中心|合作社|联合社|站|部|社|行|场|馆|园|酒店|宾馆|超市|学校|大学|中学|小学|个体|商行|事务所|工作室|基地|农场|医院|诊所|药房|门市|饭店|餐厅|茶楼|会所|影城|俱乐部|协会|基金会|促进会|研究会|委员会|银行|支行|库|码头|矿|坊|铺|楼|网吧|个体工商户|\((?:(?:普通|有限|特殊普通)合伙|个体工商户|集团)\))$/u;

/** Words of a description, not of a name. */
const DESCRIBES =
  /的|下属|所属|旗下|^(?:辖区|全[市区县镇省国部]|本[市区县镇]|[市区县]内|区[内级]|市级|县级|各|所有|部分|持有|从事|取得|依法|已|相关|有关|其他|其它|在建|生产|销售|使用|经营|重点|一般|高风险|中风险|低风险|规上|规模以上|抽取|随机|确定)|第[一二三四五六七八九十\d]{1,3}[类批]|[<>≤≥%]|\d+家/u;

const LEGAL_FORM =
  /有限责任公司|有限公司|股份公司|\([^()]*合伙\)|分公司$|个体工商户|专业合作社|经营部|商行|服务部|营业部|集团$/u;

/** 类别词: what is left of a mere category when these are taken out is too short to be a name. */
const CATEGORY =
  /人员密集|密室|剧本杀|民宿|沿街|沿路|临街|街面|定点|商铺|店铺|门店|门面|协议|有限责任公司|有限公司|股份公司|股份|公司|企业|单位|机构|融资担保|融资租赁|商业保理|小额贷款|典当|拍卖|担保|贷款|律师|会计师?|税务师?|资产评估|职业介绍|人力资源|劳务派遣|职业技能|培训|教育|民办|公办|托育|托幼|幼儿|中小学?|义务|高等|中等|职业|养老|福利|医疗|医药|药品|药械|卫生|社区|服务|口腔|美容|美发|中医|宠物|动物|诊疗|兽药|农药|种子|饲料|肥料|农机|农业|农民|专业|家庭|水产|畜禽|养殖|屠宰|食品|餐饮|饮用水|特种|设备|工业|产品|危险|危化品?|化学品?|化工|烟花|爆竹|民用|爆炸物品?|加油|加气|加氢|充电|燃气|液化气?|石油|天然气|供水|供电|供热|供气|污水|处理|垃圾|再生|资源|回收|机动车|汽车|维修|检测|检验|驾驶员?|驾校|出租|客运|货运|道路|运输|物流|快递|邮政|港口|船舶|航运|建筑|施工|监理|勘察|设计|工程|房地产|开发|经纪|中介|物业|管理|测绘|地图|广告|印刷|出版|发行|报刊|图书|音像|电影|演出|娱乐|歌舞|游艺|互联网|上网|网络|文化|艺术|体育|健身|游泳|旅行|旅游|旅馆|住宿|酒店|宾馆|公共|场所|商场|超市|农贸|农产品|批发|零售|市场|便利|百货|烟草|酒类|生产|经营|销售|加工|制造|储存|使用|科研|中心|事务|合作|联合|连锁|门|总|分|支|农村|城镇|大型|中型|小型|微型|商业|民营|国有|外资|及|和|与|或|类|厂|店|院|所|社|站|部|行|场|馆|园|库|校|学校|小学|中学|大学|医院|诊所|药房|房|室|网吧|俱乐部|协会|基金会|码头|餐厅|饭店|个体|工商|户|商/gu;

// A name of 60 characters with its code and the words for it.
const LONGEST = 100;

const PLACE = /(?:省|市|区|县|镇|乡|街道|村|路|第[一二三四五六七八九十\d]+)/u;

/** Brackets that are part of a registered name. */
const OF_THE_NAME = /^(?:(?:普通|有限|特殊普通)合伙|个体工商户|集团|中国|上海|[\p{Script=Han}]{2,4}[省市])$/u;

/** How the name of a company ends, so that it is no category even beside one. */
const COMPANY =
  /(?:公司|集团|\((?:[^()]*合伙|个体工商户|集团)\)|个体工商户|分公司|合作社|事务所|经营部|商行|服务部|营业部|(?<=.{3})厂)$/u;

/** The organisation a part names, or undefined where the part is a description or a category. */
export function organisation(part: string): TargetName | undefined {
  const text = compact(part);
  if (text.length > LONGEST) return undefined;
  const code = CODE.exec(text);
  const { name, bracket } = apart(
    (code ? text.replace(code[0], '') : text).replace(/^[-,:]+|[-,:;.。]+$/gu, ''),
  );
  if (name === '') return undefined;
  const beside = bracket === undefined ? {} : { bracket };
  if (code) {
    const uscc = (code[1] ?? '').toUpperCase();
    const fault = usccFault(uscc);
    return fault === undefined
      ? { name, uscc, ...beside }
      : { name, fault: `“${name}”的统一社会信用代码${fault}`, ...beside };
  }
  return looksLikeName(name) ? { name, ...beside } : undefined;
}

/** Is it somebody even where the parts beside it are categories? */
export function isCertain({ name, uscc, fault }: TargetName): boolean {
  return uscc !== undefined || fault !== undefined || COMPANY.test(name);
}

/** The name, and the bracket behind it that is no part of one. */
function apart(text: string): { name: string; bracket?: string } {
  const m = /^(.{2,}?)\(([^()]{1,60})\)$/u.exec(text);
  if (!m || OF_THE_NAME.test(m[2] ?? '')) return { name: text };
  const [, name = '', bracket = ''] = m;
  return looksLikeName(name) ? { name, bracket } : { name: text };
}

function looksLikeName(name: string): boolean {
  if (!ENDING.test(name) || DESCRIBES.test(name)) return false;
  const own = name.replace(/[()《》“”]/gu, '').replace(CATEGORY, '');
  if (own.length >= 2) return true;
  // 金山区医院, 朱泾镇中心小学, 某某有限公司: a place or a legal form makes one character enough.
  return own.length === 1 && (LEGAL_FORM.test(name) || PLACE.test(name));
}
