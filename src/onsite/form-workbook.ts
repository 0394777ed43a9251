import { chineseDate, quarterText } from '../kernel/local-date.ts';
import { STATE_NAME } from '../plan/stored-plan.ts';
import {
  writeTemplate,
  type Template,
  type TemplateColumn,
  type TemplateGuide,
} from '../workbook/write-template.ts';
import { knownText, publicationText, type AgencyFacts } from './agency-facts.ts';
import type { CheckForm } from './check-form.ts';
import type { CheckItem, Subject } from './model.ts';
import { inspectorText } from './subjects.ts';

/** Everything a form is made from. */
export interface FormSource {
  readonly subject: Subject;
  readonly form: CheckForm;
  readonly facts: AgencyFacts;
}

/** Labels of the line under the title; the import reads them again. */
export const HEAD = {
  agency: '被检查单位',
  code: '单位代码',
  quarter: '抽查季度',
  checkedOn: '检查日期',
  inspectors: '检查人员',
} as const;

/** The answers a problem may give to 当场纠正. */
const YES_NO = ['是', '否'];

/** 检查表 as .xlsx: the agency's items with what is known beside them, to be filled in and handed back. */
export function formWorkbook(source: FormSource): Promise<Uint8Array> {
  const { subject, form, facts } = source;
  const { quarter, name, code, inspectors } = subject;
  const documents = [...new Set(form.items.map((item) => item.clause.document))];
  const template: Template = {
    name: '检查表',
    title: titleOf(subject),
    heads: [
      `${HEAD.quarter}：${quarter}`,
      `${HEAD.agency}：${name}`,
      `${HEAD.code}：${code}`,
      `${HEAD.checkedOn}：`,
      `${HEAD.inspectors}：${inspectors.map((i) => i.name).join('、')}`,
    ],
    columns: columnsOf(form),
    filled: form.items.map((item) => [
      item.code,
      item.area,
      item.text,
      `文件${documents.indexOf(item.clause.document) + 1}：${item.clause.at}`,
      item.way,
      String(item.weight),
      item.known === undefined ? '' : knownText(facts, item.known),
    ]),
    rows: 0,
    guides: [factsGuide(source), fillingGuide(form, documents)],
  };
  return writeTemplate(template);
}

/** `2026年第四季度涉企行政执法抽查检查表` */
export function titleOf({ quarter, how }: Subject): string {
  return `${quarterText(quarter)}涉企行政执法${how === '定向' ? '定向' : '抽查'}检查表`;
}

function columnsOf({ results }: CheckForm): TemplateColumn[] {
  const given = (header: string, width: number): TemplateColumn => ({
    header,
    required: false,
    width,
    prompt: '不要改动',
  });
  return [
    given('项目编号', 9),
    given('检查重点', 14),
    given('检查内容', 40),
    given('依据', 18),
    given('检查方式', 10),
    given('分值', 6),
    given('已知情况', 30),
    {
      header: '检查结果*',
      required: true,
      width: 11,
      prompt: `逐项从下拉选项中选择：${words(results)}`,
      choices: { values: results.map(({ word }) => word), others: 'refuse' },
    },
    { header: '问题描述', required: false, width: 34, prompt: '有问题的写明时间、对象、事实' },
    { header: '证据', required: false, width: 24, prompt: '写明证据，如案卷号、照片编号、问卷编号' },
    {
      header: '当场纠正',
      required: false,
      width: 10,
      prompt: '有问题并且已经当场纠正的选“是”',
      choices: { values: YES_NO, others: 'refuse' },
    },
  ];
}

function words(results: CheckForm['results']): string {
  return results.map(({ word }) => word).join('、');
}

/** 单位情况: so that nobody has to look it up. */
function factsGuide({ subject, facts }: FormSource): TemplateGuide {
  const { plans, cases, on } = facts;
  return {
    name: '单位情况',
    notes: [
      `单位情况（截至${chineseDate(on)}，取自本机关数据库，供检查时核对）`,
      `检查人员：${inspectorText(subject.inspectors)}`,
      `单位类型：${subject.unitType || '未登记'}；条线：${facts.agency?.sector || '无'}；联系人：${facts.agency?.contact || '未登记'} ${facts.agency?.phone ?? ''}`,
      `人员：${knownText(facts, 'officers')}`,
      ...(subject.unitType === '受委托组织' ? [`委托：${knownText(facts, 'mandate')}`] : []),
    ],
    columns: [
      { header: '种类', width: 12 },
      { header: '名称', width: 34 },
      { header: '状态', width: 22 },
      { header: '情况', width: 60 },
    ],
    rows: [
      ...plans.map((fact): string[] => [
        '检查计划',
        `${fact.plan.period}（${fact.plan.title}）`,
        STATE_NAME[fact.plan.state],
        [
          `收到：${chineseDate(fact.plan.receivedOn)}`,
          `备案：${fact.filedOn ? `${chineseDate(fact.filedOn)}，编码${fact.plan.code}` : '未备案'}`,
          `公布：${publicationText(fact, on)}`,
          `${fact.plan.lines}行；必改${fact.plan.must}，建议${fact.plan.advice}，已豁免${fact.plan.waived}`,
        ].join('\n'),
      ]),
      ...(plans.length === 0 ? [['检查计划', `${facts.year}年`, '没有收到', '']] : []),
      ...cases.map(({ file, status }): string[] => [
        '监督案件',
        `${file.number}（${file.source.text}）`,
        status.stageName,
        file.problem,
      ]),
      ...(cases.length === 0 ? [['监督案件', '', '没有未办结的案件', '']] : []),
    ],
  };
}

function fillingGuide({ results, notes }: CheckForm, documents: readonly string[]): TemplateGuide {
  return {
    name: '填表说明',
    notes: [
      `一、在表头上方“${HEAD.checkedOn}：”之后写明检查日期，如2026年12月8日；检查人员有变动的照实改写。`,
      `二、每个项目都要填检查结果：${words(results)}。不要改动项目编号，不要增删行。`,
      '三、有问题的项目写明问题描述和证据；已经当场纠正的，在“当场纠正”一列选“是”。',
      '四、填好后用 zfjd draw record 导入；导入后发现有误的，改好再导入一次，以前的一份仍然保留。',
      ...documents.map((document, i) => `文件${i + 1}：${document}`),
      ...notes.map((note) => `口径：${note}`),
    ],
    columns: [
      { header: '检查结果', width: 40 },
      { header: '计分', width: 60 },
    ],
    rows: results.map(({ word, percent }) => [word, percent === undefined ? '不计入' : `分值的${percent}%`]),
  };
}

/** Items with what is known, for the printed form. */
export function knownOf({ facts }: FormSource, item: CheckItem): string {
  return item.known === undefined ? '' : knownText(facts, item.known);
}
