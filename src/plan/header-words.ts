import { UserError } from '../kernel/errors.ts';
import type { AgencyRecord } from '../registry/agency-store.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import type { Reader, Store } from '../store/store.ts';
import { columnOf, ownerOf, readWording, withWords, type HeaderWord } from '../workbook/header-words.ts';
import { SECTION_TITLE, SECTIONS, type Section, type Vocabulary } from '../workbook/vocabulary.ts';
import { deleteHeaderWord, headerWords, saveHeaderWord, type StoredHeaderWord } from './header-store.ts';

type Vocabularies = Readonly<Record<Section, Vocabulary>>;

export interface HeaderDeps {
  readonly store: Store;
  /** As shipped, without what is registered. */
  readonly vocabularies: Vocabularies;
}

export interface HeaderWordOptions {
  readonly section: Section;
  readonly wording: string;
  /** Name or code of the agency that the wording is limited to. */
  readonly agency?: string | undefined;
}

/** A column with the words it is known by. */
export interface HeaderColumn {
  readonly section: Section;
  readonly key: string;
  readonly label: string;
  readonly shipped: readonly string[];
  readonly registered: readonly StoredHeaderWord[];
}

export interface HeaderWordResult {
  readonly outcome: 'added' | 'known' | 'removed';
  readonly section: Section;
  readonly wording: string;
  readonly key: string;
  readonly label: string;
  /** Full name, where it is limited to one. */
  readonly agency: string | undefined;
}

/** The shipped words with those registered for every agency. @throws UserError E_HEADER_TAKEN */
export function districtVocabularies(reader: Reader, shipped: Vocabularies): Vocabularies {
  const everywhere = headerWords(reader).filter((word) => word.agencyCode === undefined);
  return Object.fromEntries(
    SECTIONS.map((section) => [
      section,
      withWords(
        shipped[section],
        everywhere.filter((word) => word.section === section),
      ),
    ]),
  ) as Record<Section, Vocabulary>;
}

/** The words of plans that hold for one agency only, by its code. */
export function agencyWords(reader: Reader): ReadonlyMap<string, readonly HeaderWord[]> {
  const own = headerWords(reader).filter((word) => word.section === 'plan');
  const codes = new Set(own.flatMap(({ agencyCode }) => agencyCode ?? []));
  return new Map([...codes].map((code) => [code, own.filter((word) => word.agencyCode === code)]));
}

/** 列出表头写法: every column of a section with its words; without one only columns with registered words. */
export function listHeaderWords({ store, vocabularies }: HeaderDeps, section?: Section): HeaderColumn[] {
  const registered = headerWords(store);
  const columns = (section === undefined ? SECTIONS : [section]).flatMap((s) =>
    vocabularies[s].keys.map((key) => ({
      section: s,
      key,
      label: vocabularies[s].label(key),
      shipped: vocabularies[s].wordings(key).map((wording) => wording.replace(/^=/u, '')),
      registered: registered.filter((word) => word.section === s && word.key === key),
    })),
  );
  return section === undefined ? columns.filter((column) => column.registered.length > 0) : columns;
}

/**
 * 登记表头写法: from the next import on a header of these words is this column. Nothing changes where it is
 * known already.
 * @throws UserError E_HEADER_COLUMN, E_HEADER_WORDING, E_HEADER_AGENCY, E_HEADER_TAKEN
 */
export function addHeaderWord(
  { store, vocabularies }: HeaderDeps,
  options: HeaderWordOptions & { readonly column: string },
): HeaderWordResult {
  const { section } = options;
  const vocabulary = vocabularies[section];
  const key = columnOf(vocabulary, options.column);
  const { wording, form } = readWording(options.wording);
  return store.write((tx): HeaderWordResult => {
    const agency = agencyOf(tx, options);
    const label = vocabulary.label(key);
    const result = { section, wording, key, label, agency: agency?.name };
    const owner = ownerOf(vocabulary, wording);
    if (owner !== undefined && owner !== key) {
      throw taken(wording, vocabulary.label(owner), '一种写法只能属于一列；按程序自带的列名核对');
    }
    const rivals = headerWords(tx).filter(
      (word) =>
        word.section === section &&
        word.form === form &&
        (agency === undefined || word.agencyCode === undefined || word.agencyCode === agency.code),
    );
    const rival = rivals.find((word) => word.key !== key);
    if (rival) {
      const whose = rival.agency === undefined ? '' : ` --agency ${rival.agency}`;
      throw taken(
        wording,
        vocabulary.label(rival.key),
        `改登记的，先运行 zfjd header remove ${section} ${wording}${whose}`,
      );
    }
    const covered = rivals.some(({ agencyCode }) => agencyCode === undefined || agencyCode === agency?.code);
    if (owner === key || covered) return { outcome: 'known', ...result };
    saveHeaderWord(tx, {
      section,
      wording,
      form,
      key,
      agencyCode: agency?.code,
      addedOn: store.actor.clock.today(),
    });
    tx.record({
      act: 'header.add',
      subject: 'header',
      id: wording,
      summary: `登记表头写法：${SECTION_TITLE[section]}的「${wording}」认作“${label}”${limitText(agency)}`,
      after: { section, wording, key, agency: agency?.code ?? null },
    });
    return { outcome: 'added', ...result };
  });
}

/** 删除表头写法: a registered one; shipped ones stay. @throws UserError E_HEADER_NONE, E_HEADER_AGENCY */
export function removeHeaderWord(
  { store, vocabularies }: HeaderDeps,
  options: HeaderWordOptions,
): HeaderWordResult {
  const { section } = options;
  const { wording, form } = readWording(options.wording);
  return store.write((tx): HeaderWordResult => {
    const agency = agencyOf(tx, options);
    const same = headerWords(tx).filter((word) => word.section === section && word.form === form);
    const found = same.find((word) => word.agencyCode === agency?.code);
    if (!found) {
      const elsewhere = same.map((word) => word.agency ?? '全部单位').join('、');
      throw new UserError('E_HEADER_NONE', `没有登记过「${wording}」这种写法${limitText(agency)}`, {
        hint:
          elsewhere === ''
            ? '运行 zfjd header list 查看登记过的写法；程序自带的写法不能删除'
            : `这种写法登记在：${elsewhere}；限于一个单位的加 --agency 单位`,
      });
    }
    deleteHeaderWord(tx, found);
    const { key } = found;
    const label = vocabularies[section].label(key);
    tx.record({
      act: 'header.remove',
      subject: 'header',
      id: found.wording,
      summary: `删除表头写法：${SECTION_TITLE[section]}的「${found.wording}」不再认作“${label}”${limitText(agency)}`,
      before: { section, wording: found.wording, key, agency: agency?.code ?? null },
    });
    return { outcome: 'removed', section, wording: found.wording, key, label, agency: agency?.name };
  });
}

function taken(wording: string, label: string, hint: string): UserError {
  return new UserError('E_HEADER_TAKEN', `「${wording}」已经是“${label}”列的写法`, { hint });
}

function limitText(agency: AgencyRecord | undefined): string {
  return agency === undefined ? '' : `（限${agency.name}）`;
}

function agencyOf(reader: Reader, { section, agency }: HeaderWordOptions): AgencyRecord | undefined {
  if (agency === undefined) return undefined;
  if (section !== 'plan') {
    throw new UserError('E_HEADER_AGENCY', '只有检查计划的表头写法可以限于一个单位', {
      hint: '名录的写法对全部表格有效，去掉 --agency',
    });
  }
  const match = new AgencyDirectory(reader).find(agency);
  if (match.kind === 'found') return match.agency;
  throw new UserError(
    'E_HEADER_AGENCY',
    match.kind === 'ambiguous'
      ? `「${agency}」可能指：${match.agencies.map(({ name }) => name).join('、')}`
      : `名录里没有「${agency}」。${match.hint}`,
    { hint: '用 zfjd registry list agency 查看单位名称' },
  );
}
