import { compact } from '../../kernel/text.ts';
import { isOnSite, textOf } from '../model.ts';
import { timesPerYear } from '../values/frequency.ts';
import { frequencyKey } from './keys.ts';
import { lineRule } from './rule.ts';

export const repeatLimit = lineRule({
  code: 'P214',
  title: '一年多次的应当写明不重复检查的时限',
  aspect: '合理性',
  parameter: 'plan.repeat_limit',
  catalogue: ['FRQ-04'],
  explanation:
    '交通的不重复现场检查时限由年度计划自定。频次高于每年一次的现场检查，频次、备注各栏都没有写间隔或者不重复检查的时限；写了间隔而次数与间隔对不上的也指出。',
  good: [
    { why: '每年一次', sector: '交通', cells: { 检查频次: '1次/年' } },
    { why: '写明间隔', sector: '交通', cells: { 检查频次: '2次/年', 备注: '两次检查间隔不少于3个月' } },
  ],
  bad: [
    { why: '没有写间隔', sector: '交通', cells: { 检查频次: '2次/年' } },
    { why: '次数与间隔不符', sector: '交通', cells: { 检查频次: '每季度1次', 备注: '间隔不少于6个月' } },
  ],
  check: (line) => {
    if (line.frequency?.kind !== 'value' || !isOnSite(line)) return [];
    const perYear = timesPerYear(line.frequency.value);
    if (perYear === undefined || perYear <= 1) return [];
    const text = compact(
      ['freq', 'freq_cap', 'ratio_freq', 'remark', 'item_detail'].map((key) => textOf(line, key)).join('；'),
    );
    const limit = ownLimit(text);
    if (limit !== undefined && perYear * limit > MONTHS_A_YEAR) {
      return [
        {
          key: frequencyKey(line),
          message: `一年检查${Math.round(perYear * 10) / 10}次，与本行写明的${limit}个月内不重复检查不符`,
          next: '改少次数，或改短间隔并说明理由',
        },
      ];
    }
    if (limit !== undefined || /间隔|重复|每半年|每季|每月/u.test(text)) return [];
    return [
      {
        key: frequencyKey(line),
        message: '一年检查多次，没有写明不重复现场检查的时限',
        next: '在备注中写明两次检查的间隔',
      },
    ];
  },
});

const MONTHS_A_YEAR = 12;
const NUMBERS = '一二三四五六七八九';
const LIMIT =
  /(?:间隔|相隔)[^。；，\d一二两三四五六七八九半]{0,6}(\d{1,2}|[一二两三四五六七八九]|半)个?(月|年)|(\d{1,2}|[一二两三四五六七八九]|半)个?(月|年)内不(?:得|再|予)?重复/u;

/** 不重复现场检查时限 that a line sets itself, in months. */
function ownLimit(text: string): number | undefined {
  const [, gap, gapUnit, repeat, repeatUnit] = LIMIT.exec(text) ?? [];
  const number = gap ?? repeat;
  if (number === undefined) return undefined;
  const unit = (gapUnit ?? repeatUnit) === '年' ? MONTHS_A_YEAR : 1;
  if (number === '半') return unit / 2;
  return unit * (/\d/u.test(number) ? Number(number) : number === '两' ? 2 : NUMBERS.indexOf(number) + 1);
}
