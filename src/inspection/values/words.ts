import { compact } from '../../kernel/text.ts';
import type { Result } from '../model.ts';

/** 是/否; undefined where it is neither. Empty = 否. */
export function readYes(text: string): boolean | undefined {
  const word = compact(text);
  if (
    /^(?:|否|无|不|未|没有|×|X|N|NO|FALSE|F|0|-+|—+|\/|未联合|单独|单独检查|非联合|未补码|正常|未推荐)$/iu.test(
      word,
    )
  )
    return false;
  if (
    /^(?:是|有|√|✓|Y|YES|TRUE|T|1|已|联合|联合检查|跨部门联合|补码|已补码|推荐|已推荐|撮合|已撮合)$/iu.test(
      word,
    )
  )
    return true;
  return undefined;
}

/** 检查结果; undefined where it is none of the words known. A bare code is none: each system has a table of its own. */
export function readResult(text: string): Result | undefined {
  const word = compact(text);
  if (word === '' || /^(?:-+|—+|\/|无|待录入|未录入|未填报|暂无)$/u.test(word)) return '';
  if (/未涉及|不涉及|不适用|合理缺项|未检查到|查无/u.test(word)) return 'not-involved';
  if (
    /未(?:发现|见)|没有发现|无问题|无违法|无异常|^(?:合格|正常|通过|符合|良好|否)$|检查(?:合格|通过|正常)/u.test(
      word,
    )
  )
    return 'none';
  if (/发现|存在|不合格|不符合|不通过|未通过|异常|违法|违规|责令|整改|立案|处罚|^(?:是|有问题)$/u.test(word))
    return 'found';
  return undefined;
}

/** 检查要点逐条结果: what they come to together; empty where no point states one. */
export function resultOfPoints(text: string): Result {
  const plain = compact(text);
  if (
    /(?<![未没无]|没有)(?:发现|存在)(?:\d+[项个处])?(?:问题|违法|隐患|异常)|(?:^|[^不])不合格|不符合/u.test(
      plain,
    )
  )
    return 'found';
  if (/未发现|没有发现|合格|符合|正常/u.test(plain)) return 'none';
  return /未涉及|不涉及|不适用/u.test(plain) ? 'not-involved' : '';
}

/** 好差评 has five grades (国办发〔2019〕51号); the first that fits. */
const RATINGS: readonly (readonly [RegExp, number])[] = [
  [/(?:非常|很)不满意|差评|极差/u, 1],
  [/不满意|较差/u, 2],
  [/基本满意|一般|中评/u, 3],
  [/(?:非常|很)满意|好评|优秀/u, 5],
  [/满意|良好/u, 4],
];

/** 评价, 1 (worst) to 5; undefined where there is none, NaN where it cannot be read. */
export function readRating(text: string): number | undefined {
  const word = compact(text);
  if (word === '' || /^(?:-+|—+|\/|无|未评价|暂无|未评|0)$/u.test(word)) return undefined;
  const stars = word.match(/[★⭐]/gu)?.length ?? 0;
  if (stars > 0) return stars <= 5 ? stars : Number.NaN;
  const number = /^([1-5])(?:\.0)?(?:星|分|颗星|星级)?$/u.exec(word)?.[1];
  if (number !== undefined) return Number(number);
  return RATINGS.find(([words]) => words.test(word))?.[1] ?? Number.NaN;
}

/** Off-site: 非现场、网络、书面、远程 … */
export function isOffSite(text: string): boolean {
  return (
    /非现场|网络|线上|远程|书面|在线|电话核查|数据比对|视频/u.test(text) &&
    !/现场(?:检查)?(?:与|和|、)/u.test(text)
  );
}

/** 作废、撤销、取消; of the national export, the operation `d`. */
export function isCancelled(text: string): boolean {
  return /作废|撤销|取消|注销|删除|终止|^(?:d|delete|deleted)$/iu.test(compact(text));
}

/** 复查: a further visit of the same task. */
export function isRepeat(text: string): boolean {
  const word = compact(text);
  return (
    /复查|回头看|后续|再次|第[二三四五六2-9]次/u.test(word) || readYes(word) === true || /^[2-9]$/.test(word)
  );
}
