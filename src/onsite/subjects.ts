import type { Assignment, DrawReport } from '../draw/show-draw.ts';
import { showDraw } from '../draw/show-draw.ts';
import { findDraw } from '../draw/stored-draw.ts';
import { UserError } from '../kernel/errors.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { requireAgency } from '../registry/require-agency.ts';
import type { Reader } from '../store/store.ts';
import type { Inspector, Subject } from './model.ts';
import { readTargeted } from './store.ts';

function inspector({ code, name }: Assignment): Inspector {
  return { name: name ?? code, certificate: code };
}

/**
 * 被检查单位 of a quarter: the drawn ones as things stand, then those of 定向检查 that were not
 * drawn. Empty where neither is there yet.
 */
export function subjectsOf(reader: Reader, pack: Pack, quarter: string): Subject[] {
  const draw: DrawReport | undefined = findDraw(reader, quarter)?.result && showDraw(reader, pack, quarter);
  const types = new Map(
    new AgencyDirectory(reader).agencies.map(({ code, unitType }) => [code, unitType as string]),
  );
  const drawn = (draw?.standing ?? []).map((d): Subject => ({
    quarter,
    code: d.unit,
    name: d.name,
    unitType: types.get(d.unit) ?? '',
    how: '抽中',
    inspectors: d.inspectors.map(inspector),
  }));
  const known = new Set(drawn.map(({ code }) => code));
  const targeted = readTargeted(reader, quarter).flatMap(({ agency, inspectors }): Subject[] => {
    if (known.has(agency.code)) return [];
    known.add(agency.code);
    const unitType = types.get(agency.code) ?? '';
    return [{ quarter, ...agency, unitType, how: '定向', inspectors: inspectors.map((name) => ({ name })) }];
  });
  return [...drawn, ...targeted];
}

/**
 * The subjects a command is about: one agency, or all.
 * @throws UserError E_ONSITE_NONE where nothing was drawn, E_ONSITE_AGENCY where the agency is none of them
 */
export function requireSubjects(
  reader: Reader,
  pack: Pack,
  { quarter, agency }: { readonly quarter: string; readonly agency?: string | undefined },
): Subject[] {
  const all = subjectsOf(reader, pack, quarter);
  if (all.length === 0) {
    throw new UserError('E_ONSITE_NONE', `${quarter} 还没有抽取，也没有定向检查`, {
      hint: `先运行 zfjd draw run --quarter ${quarter}；因投诉等原因检查的，用 zfjd draw target 登记`,
    });
  }
  if (agency === undefined) return all;
  const { code, name } = requireAgency(new AgencyDirectory(reader), agency, 'E_AGENCY');
  const found = all.filter((subject) => subject.code === code);
  if (found.length > 0) return found;
  throw new UserError('E_ONSITE_AGENCY', `「${name}」不在 ${quarter} 的抽中单位和定向检查之列`, {
    hint: `zfjd draw show ${quarter} 查看抽中单位；因投诉等原因检查的，先用 zfjd draw target 登记`,
  });
}

/** `张三（31160001）、李四`; `未指定` where there is none. */
export function inspectorText(inspectors: readonly Inspector[]): string {
  if (inspectors.length === 0) return '未指定';
  return inspectors
    .map(({ name, certificate }) =>
      certificate === undefined || certificate === name ? name : `${name}（${certificate}）`,
    )
    .join('、');
}
