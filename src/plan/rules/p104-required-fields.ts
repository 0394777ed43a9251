import { tableOf, textOf, type PlanFacts, type PlanLine, type PlanTable } from '../model.ts';
import { FIELD_NAME } from './field-names.ts';
import { TIME_KEYS } from './keys.ts';
import { openRatioNote } from './open-ratio.ts';
import { planRule, type Hit } from './rule.ts';

export const requiredFields = planRule({
  code: 'P104',
  title: '计划应当写明必备要素',
  aspect: '合法性',
  parameter: 'plan.required_fields',
  catalogue: [
    'PLC-JS',
    'PLC-LAW',
    'PLC-8',
    'PLC-农业',
    'PLC-交通-年',
    'PLC-生态-月/专项',
    'PLC-建管',
    'PLC-应急',
    'PLC-市监/药监/卫健/消防/人社/医保',
  ],
  explanation:
    '各条线、各类计划的必备要素不同（zfjd pack show plan.required_fields）。比例写在对象一栏的（“按照10%的比例抽取10家”）算写明；缺整列的指出一次；有列而某行空白的逐行指出。检查主体可由填表单位代替，检查项目可由检查事项代替。文旅的不特定对象检查、入企巡查可以不确定比例：月度、专项计划不指出，年度计划因条例另有要求列为建议。',
  good: [
    { why: '要素齐全', sector: '市监', cells: {} },
    {
      why: '比例写在检查对象里',
      cells: { 检查对象范围: '从100家检查对象名录库中按照10%的比例随机抽取10家' },
      without: ['检查比例'],
    },
    { why: '街镇计划没有主体列，由填表单位代替', cells: {}, without: ['检查主体'] },
  ],
  bad: [
    { why: '缺检查方式一列', sector: '市监', cells: {}, without: ['检查方式'] },
    { why: '比例空白', sector: '市监', cells: { 检查比例: '' } },
    { why: '文旅缺必要性', sector: '文旅', cells: {}, without: ['必要性'] },
  ],
  check: (plan, lines, required, context) =>
    plan.tables.flatMap((table) => {
      const own = lines.filter((line) => tableOf(plan, line) === table);
      return required.flatMap((field): (Hit & { line?: PlanLine; table?: PlanTable })[] => {
        const name = FIELD_NAME[field] ?? field;
        const keys = KEYS[field] ?? [field];
        if (field === 'subject' && plan.agency) return [];
        const key = keys.find((candidate) => candidate in table.columns);
        const next = `补上“${name}”`;
        if (key === undefined && own.length > 0 && own.every((line) => statesElsewhere(line, field)))
          return [];
        if (key === undefined) {
          const note =
            field === 'ratio' ? shared(own.map((line) => openRatioNote(line, context))) : undefined;
          return excused(plan, note, { table, message: `没有“${name}”一列`, next, value: '' });
        }
        return own
          .filter((line) => !isFilled(line, field, keys))
          .flatMap((line) => {
            const note = field === 'ratio' ? openRatioNote(line, context) : undefined;
            return excused(plan, note, { line, key, message: `没有填写“${name}”`, next, value: '' });
          });
      });
    }),
});

/**
 * A ratio that may stay open is not missing; in an annual plan, for which the ordinance wants it, it is only
 * advised, with the pack's note on the two texts.
 */
function excused<H extends Hit>({ kind }: PlanFacts, note: string | undefined, hit: H): H[] {
  if (note === undefined) return [hit];
  return kind === 'annual' ? [{ ...hit, message: `${hit.message}（${note}）`, severity: '建议' }] : [];
}

/** What holds for all of them; undefined where it does not hold for one. */
function shared(notes: readonly (string | undefined)[]): string | undefined {
  return notes.includes(undefined) ? undefined : notes[0];
}

/** Columns that can hold a field. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  item: ['item', 'item_detail'],
  item_detail: ['item_detail', 'item'],
  ratio: ['ratio', 'ratio_freq', 'target_count'],
  freq: ['freq', 'ratio_freq', 'freq_cap'],
  time: TIME_KEYS,
  targets: ['object_scope', 'object_names', 'object_uscc'],
};

/** 比例和频次 in one cell, or a ratio told with the objects, whichever column it stands in. */
function statesElsewhere({ ratio, frequency, targets }: PlanLine, field: string): boolean {
  if (ratio?.kind !== 'value') return false;
  const told =
    targets?.kind === 'value' && targets.value.kind === 'scope' ? targets.value.labelled : undefined;
  if (field === 'ratio' && told?.share !== undefined) return true;
  return (field === 'ratio' || field === 'freq') && frequency?.kind === 'value';
}

function isFilled(line: PlanLine, field: string, keys: readonly string[]): boolean {
  if (field === 'targets') return line.objects.length > 0;
  if (statesElsewhere(line, field)) return true;
  // A broken cell is told as such (W101), not as an empty one.
  return keys.some((key) => textOf(line, key) !== '' || line.cells[key]?.trouble === true);
}
