import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import { yearOf } from '../kernel/local-date.ts';
import { didYouMean } from '../kernel/suggest.ts';
import type { ParameterName } from '../policy/parameters.ts';
import type { Pack, Scope } from '../policy/pack.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { requireAgency } from '../registry/require-agency.ts';
import { allItems, type ItemRecord } from '../registry/item-store.ts';
import type { Vocabulary } from '../workbook/vocabulary.ts';
import { writeTemplate, type TemplateColumn } from '../workbook/write-template.ts';
import type { PlanDeps } from './import-plans.ts';
import { KIND_NAME } from './model.ts';
import { GRADES, TEMPLATE_COLUMNS, type ColumnGuide, type ExampleContext } from './template-columns.ts';
import type { PlanKind } from './values/model.ts';

export interface TemplateDeps extends PlanDeps {
  /** Names the columns we have no guide for. */
  readonly vocabulary: Vocabulary;
}

/** One of `sector` and `agency` is needed. */
export interface TemplateOptions {
  readonly sector?: string | undefined;
  /** Name or code; gives sector and kind of unit, and is filled in. */
  readonly agency?: string | undefined;
  readonly kind: PlanKind;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
}

export interface PlanTemplate {
  /** A name for the file. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Empty for units of no sector. */
  readonly sector: string;
  readonly kind: PlanKind;
  readonly agency: string | undefined;
  readonly columns: readonly { readonly key: string; readonly header: string; readonly required: boolean }[];
  /** Items to choose from. */
  readonly items: number;
  /** Where the required columns are laid down. */
  readonly basis: string;
}

/** 填写示例: rows with these words are passed over at import. */
const EXAMPLE_MARK = '示例（填写时删除）';
const BLANK_ROWS = 200;
/** Columns that a rule reads where the pack sets its parameter. */
const READ_BY_RULES: readonly (readonly [parameter: ParameterName, key: string])[] = [
  ['plan.legal_basis', 'basis'],
  ['plan.frequency_cap', 'freq'],
  ['plan.grade_form', 'risk'],
  ['plan.grade_ratio', 'risk'],
  ['plan.grade_frequency', 'risk'],
  ['plan.parent_code', 'parent_code'],
];
const ALWAYS = ['seq', 'time', 'joint_flag', 'lead', 'coop', 'remark'];

/**
 * 空白计划表: a workbook with the columns that the pack requires of this sector, unit and kind of plan, which
 * imports without a finding once it is filled in properly.
 * @throws UserError E_TEMPLATE_SECTOR, E_TEMPLATE_AGENCY, E_PACK_VALUE
 */
export async function planTemplate(deps: TemplateDeps, options: TemplateOptions): Promise<PlanTemplate> {
  const { store, pack } = deps;
  const { kind, month } = options;
  const directory = new AgencyDirectory(store);
  const agency =
    options.agency === undefined ? undefined : requireAgency(directory, options.agency, 'E_TEMPLATE_AGENCY');
  const sector = sectorOf(pack, directory, agency, options.sector);
  const scope = { sector, kind, ...(agency && { unitType: agency.unitType }) };
  const today = store.actor.clock.today();
  const needed = pack.get('plan.required_fields', today, scope);
  const required = new Set(needed.value.filter((field) => field !== 'targets'));
  const named = needed.value.includes('targets');
  const items = itemsOf(allItems(store), directory, agency, sector);
  const [first] = items;
  const context: ExampleContext = {
    year: options.year ?? yearOf(today),
    month: kind === 'monthly' ? (month ?? 4) : undefined,
    agency: agency?.name ?? '（执法单位全称）',
    named,
    grades: GRADES[pack.find('plan.grade_form', today, scope)?.value.form ?? 'letters'],
    item: first?.name ?? '（检查事项库里的名称）',
    basis: /《.+》/u.test(first?.basis ?? '') ? (first?.basis ?? '') : '《中华人民共和国行政处罚法》第六条',
  };

  const columns = keysOf(pack, named ? [...required, 'object_uscc'] : [...required], deps, scope).map(
    (key) => {
      const guide = TEMPLATE_COLUMNS[key] ?? plainGuide(deps.vocabulary.label(key));
      return { key, guide, required: required.has(key) };
    },
  );
  const names = [...new Set(items.map((item) => item.name))];
  const bytes = await writeTemplate({
    name: KIND_NAME[kind],
    title: titleOf(options, agency),
    heads: [`填表单位：${agency?.name ?? ''}`, '填报时间：'],
    columns: columns.map((column) => formColumn(column, context, names)),
    example: columns.map(({ key, guide }) =>
      key === 'seq' ? EXAMPLE_MARK : (guide.examples(context)[0] ?? ''),
    ),
    rows: BLANK_ROWS,
    guides: [
      {
        name: '填表说明',
        notes: [
          '一、一行写一个检查事项；“示例”一行删除或保留均可，导入时不读。表格不够可以自行加行，不要改动表头。',
          `二、带*的列必填，依据：${clauseText(needed.clause)}。标题写明年度${kind === 'monthly' ? '和月份' : ''}，填表单位写全称。`,
          ...(named
            ? ['三、检查对象范围一列要写出具体企业的登记全称；写了统一社会信用代码的按代码认。']
            : []),
        ],
        columns: [
          { header: '列', width: 22 },
          { header: '要求', width: 8 },
          { header: '怎么写', width: 60 },
          { header: '会退回的写法', width: 44 },
        ],
        rows: columns.map(({ guide, required: must }) => [
          guide.header,
          must ? '必填' : '选填',
          howText(guide, context),
          refusedText(guide),
        ]),
      },
    ],
  });
  return {
    file: `${agency?.name ?? sector}${periodOf(options)}模板.xlsx`,
    bytes,
    sector,
    kind,
    agency: agency?.name,
    columns: columns.map(({ key, guide, required: must }) => ({ key, header: guide.header, required: must })),
    items: names.length,
    basis: clauseText(needed.clause),
  };
}

function sectorOf(
  pack: Pack,
  directory: AgencyDirectory,
  agency: AgencyRecord | undefined,
  asked: string | undefined,
): string {
  if (asked === undefined) {
    if (agency) return agency.sector;
    throw new UserError('E_TEMPLATE_SECTOR', '没有写明是哪个条线的模板', {
      hint: '加 --sector 条线，如 --sector 市监；或者加 --agency 单位',
    });
  }
  if (agency && agency.sector !== asked) {
    throw new UserError(
      'E_TEMPLATE_SECTOR',
      `名录里「${agency.name}」的条线是「${agency.sector || '无'}」，不是「${asked}」`,
      { hint: '去掉 --sector，或核对名录' },
    );
  }
  const sectors = new Set(directory.agencies.flatMap(({ sector }) => (sector === '' ? [] : [sector])));
  for (const { values } of pack.parameters.values())
    for (const { when } of values) for (const sector of when.sector ?? []) sectors.add(sector);
  if (sectors.has(asked)) return asked;
  throw new UserError('E_TEMPLATE_SECTOR', `没有「${asked}」这个条线`, {
    hint: `${didYouMean(asked, sectors)}可用的条线：${[...sectors].join('、')}`,
  });
}

/** 本条线的检查事项: what the agency, or some agency of the sector, has claimed and may plan. */
function itemsOf(
  items: readonly ItemRecord[],
  directory: AgencyDirectory,
  agency: AgencyRecord | undefined,
  sector: string,
): ItemRecord[] {
  const claimers = new Set(
    agency ? [agency.code] : directory.agencies.filter((a) => a.sector === sector).map(({ code }) => code),
  );
  return items.filter(
    ({ status, claimedBy }) => status !== '未备案' && claimedBy.some((code) => claimers.has(code)),
  );
}

/** Columns in the order of the form: the required ones, those a rule of this sector reads, and the usual ones. */
function keysOf(pack: Pack, required: readonly string[], { store }: TemplateDeps, scope: Scope): string[] {
  const today = store.actor.clock.today();
  const wanted = new Set([...ALWAYS, ...required]);
  for (const [parameter, key] of READ_BY_RULES) if (pack.find(parameter, today, scope)) wanted.add(key);
  const ordered = Object.keys(TEMPLATE_COLUMNS).filter((key) => wanted.has(key));
  const others = [...wanted].filter((key) => !(key in TEMPLATE_COLUMNS));
  return [...ordered.slice(0, -1), ...others, ...ordered.slice(-1)];
}

function plainGuide(header: string): ColumnGuide {
  return { header, width: 16, how: '按实际情况填写', examples: () => [], refused: [] };
}

function formColumn(
  { key, guide, required }: { key: string; guide: ColumnGuide; required: boolean },
  context: ExampleContext,
  items: readonly string[],
): TemplateColumn {
  const ours = { item: items, risk: context.grades }[key] ?? [];
  const choices = ours.length > 0 ? { values: ours, others: 'ask' as const } : guide.choices;
  return {
    header: required ? `${guide.header}*` : guide.header,
    required,
    width: guide.width,
    prompt: howText(guide, context),
    ...(choices && { choices }),
  };
}

/** Sentences with a colon: none of them can be taken for a header when the guide comes back with the plan. */
function howText(guide: ColumnGuide, context: ExampleContext): string {
  const examples = guide.examples(context);
  return examples.length === 0 ? `填写：${guide.how}` : `${guide.how}。例如：${examples.join('；')}`;
}

function refusedText({ refused, also }: ColumnGuide): string {
  const parts = [refused.map((text) => `“${text}”`).join(''), also ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `退回：${parts.join('；')}`;
}

function periodOf({ kind, year, month }: TemplateOptions): string {
  if (kind === 'monthly' && month !== undefined)
    return `${year === undefined ? '' : `${year}年`}${month}月计划`;
  return `${year ?? ''}${KIND_NAME[kind]}`;
}

function titleOf({ kind, year, month }: TemplateOptions, agency: AgencyRecord | undefined): string {
  const when = `${year ?? '____'}年`;
  const name = agency?.name ?? '';
  switch (kind) {
    case 'annual':
      return `${name}${when}度涉企行政检查计划`;
    case 'monthly':
      return `${name}${when}${month ?? '__'}月涉企行政检查计划`;
    case 'special':
      return `${name}${when}度________专项检查计划`;
  }
}
