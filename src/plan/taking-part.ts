import { compact } from '../kernel/text.ts';
import type { AgencyDirectory } from '../registry/directory.ts';
import { jointUnits, namesNobody, textOf, type PlanLine } from './model.ts';

/**
 * 参加单位: the registered agencies that a joint inspection names, by id; undefined where it does not say who they all
 * are, so that anybody may be one of them: 相关部门, 等部门, a name that nobody is registered by.
 */
export function takingPart(line: PlanLine, directory: AgencyDirectory): readonly number[] | undefined {
  const ids = new Set<number>();
  const units = jointUnits(line);
  if (!units.every((unit) => addUnit(unit, directory, ids)) || ids.size === 0) return undefined;
  for (const name of textOf(line, 'subject').split(BREAK)) addUnit(name, directory, ids);
  return [...ids].sort((a, b) => a - b);
}

const BREAK = /[、,，;；\n]+/u;
/** Between names as well as inside some: 建设和管理委员会. */
const SOFT_BREAK = /[和与及\s/／]+/u;
const OPEN_END = /等(?:相关|有关|多个|其他|各)*(?:部门|单位)?$/u;
const OURSELVES = /^[本我](?:单位|部门|机关|级|局|委|办|镇|街道|队|支队|大队)$/u;
/** 科室 of the agency itself, and helpers that are no agency. */
const NO_AGENCY =
  /(?:科|科室|股|公司|协会|学会|事务所|研究[院所]|专家组?|(?:第三方|检测|技术|服务|专业)机构)$/u;
const TOWNS =
  /^(?:各|属地|所在地?|当地|辖区内?|相关|有关|涉及)*(?:街镇|镇街|乡镇|镇|街道|园区|街镇园区|街镇\(园区\)|镇政府|街道办事处|(?<=属地)政府)$/u;

/** Adds those that a name stands for; false where it may stand for anybody. */
function addUnit(unit: string, directory: AgencyDirectory, ids: Set<number>): boolean {
  const name = compact(unit);
  if (name === '' || OURSELVES.test(name)) return true;
  const match = directory.find(unit);
  if (match.kind === 'found') {
    ids.add(match.agency.id);
    return true;
  }
  if (match.kind === 'ambiguous') {
    for (const { id } of match.agencies) ids.add(id);
    return true;
  }
  if (TOWNS.test(name)) {
    for (const { id, unitType } of directory.agencies) if (unitType === '街镇园区') ids.add(id);
    return true;
  }
  if (OPEN_END.test(name) || namesNobody(name)) return false;
  if (NO_AGENCY.test(name)) return true;
  const parts = unit.split(SOFT_BREAK).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every((part) => addUnit(part, directory, ids));
}
