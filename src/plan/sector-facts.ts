import { compact } from '../kernel/text.ts';
import { FACT_SOURCE } from '../workbook/locate-title.ts';
import type { RawLine } from './model.ts';
import type { Said } from './plan-facts.ts';

/** 条线 ← how units and plans write it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  市监: /市监|市场监管|市场监督/u,
  公安: /公安/u,
  消防: /消防/u,
  药监: /药监|药品监督|药品监管/u,
  卫健: /卫健|卫生健康|卫生监督|卫生执法/u,
  文旅: /文旅|文化和旅游|文化旅游|文化市场|文体旅/u,
  生态: /生态环境|环保|环境执法|环境监察/u,
  交通: /交通/u,
  城管: /城管|城市管理/u,
  人社: /人社|人力资源|劳动保障|劳动监察/u,
  建管: /建管|建设和管理|建设管理|住建|住房/u,
  应急: /应急/u,
  农业: /农业|农委/u,
  医保: /医保|医疗保障/u,
};

/** A sector that is said, and where. */
export interface SectorSaid {
  readonly sector: string;
  /** 标题, 填表栏, 文件名, 条线列. */
  readonly source: string;
  readonly text: string;
}

/** 消防条线, 文旅领域: the words before. A title that only speaks of 消防 is about it, not of that sector. */
const CLAIM = /([\p{Script=Han}]{2,12}?)(?:条线|业务线|系统)/gu;

/** The sectors that title, 填表单位, file name and column name, in that order; a text that names two says none. */
export function sectorsSaid(file: string, { facts, titles }: Said, lines: readonly RawLine[]): SectorSaid[] {
  const said: SectorSaid[] = [];
  const add = (source: string, words: string, text: string) => {
    const sector = sectorIn(words);
    if (sector !== undefined) said.push({ sector, source, text });
  };
  const named = (source: 'title' | 'label' | 'file') => {
    for (const fact of facts.agencyTexts)
      if (fact.source === source) add(FACT_SOURCE[source], fact.value, fact.value);
  };
  const claimed = (source: 'title' | 'file', text: string) => {
    for (const [whole, words = ''] of compact(text).matchAll(CLAIM)) add(FACT_SOURCE[source], words, whole);
  };
  for (const { text } of titles) claimed('title', text);
  named('title');
  named('label');
  claimed('file', file);
  named('file');
  const column = new Set(lines.map((line) => compact(line.cells['sector']?.text ?? '')));
  column.delete('');
  const [only] = column;
  if (column.size === 1 && only !== undefined) add('条线一列', only, only);
  return said;
}

function sectorIn(text: string): string | undefined {
  const [sector, ...others] = Object.entries(WORDS).flatMap(([name, words]) =>
    words.test(text) ? [name] : [],
  );
  return others.length === 0 ? sector : undefined;
}
