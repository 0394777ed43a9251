import type { Block, Outcome } from '../../document/blocks.ts';
import type { TemplateCheck, TemplateFault } from '../../supervision/check-template.ts';
import type { CaseLetter } from '../../supervision/draft-case-letter.ts';
import type { LetterKind } from '../../supervision/letter-kinds.ts';
import type { TemplateLine, TemplateUse } from '../../supervision/use-template.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 文书模板的列 */
export const TEMPLATE_COLUMNS: readonly ListColumn<TemplateLine>[] = [
  { key: 'name', title: '文书', value: ({ name }) => name, width: 24 },
  { key: 'kind', title: '代码', value: ({ kind }) => kind },
  {
    key: 'template',
    title: '模板',
    value: ({ own }) => (own ? `自定：${own.file}` : '程序自带'),
    show: ({ own }) =>
      own ? { text: `自定：${own.file}`, tone: 'strong' } : { text: '程序自带', tone: 'quiet' },
    width: 30,
  },
  {
    key: 'since',
    title: '启用',
    kind: 'date',
    value: ({ own }) => own?.since.slice(0, 10),
    show: ({ own }) => (own ? `${own.since.slice(0, 10)} ${own.by}` : ''),
  },
];

export const TEMPLATE_LIST: ListForm<TemplateLine> = {
  schema: 'zfjd.template.list/1',
  title: '文书模板',
  field: 'templates',
  columns: TEMPLATE_COLUMNS,
  empty: '没有文书',
};

export function templateExportView(data: {
  readonly kind: LetterKind;
  readonly name: string;
  readonly own: boolean;
  readonly path: string;
}): Outcome {
  const { kind, name, own, path } = data;
  return {
    schema: 'zfjd.template.export/1',
    data,
    blocks: [
      { kind: 'text', text: `《${name}》的${own ? '自定模板' : '自带格式'}已保存：${path}`, tone: 'good' },
      {
        kind: 'text',
        text: `在 WPS 或 Word 中修改文字和版式，{{ }} 里的名称不要改；改好后运行 zfjd template check 文件 --kind ${kind}。没有内容的占位符（如没有抄送机关）所在的整段不印。`,
      },
    ],
  };
}

const mustCount = (faults: readonly TemplateFault[]) =>
  faults.filter(({ severity }) => severity === '必改').length;

function faultTable(faults: readonly TemplateFault[]): Block {
  return {
    kind: 'table',
    columns: [{ header: '' }, { header: '位置' }, { header: '问题' }, { header: '怎么改' }],
    rows: faults.map(({ severity, place, excerpt, message, next }) => [
      { text: severity, tone: severity === '必改' ? 'bad' : 'warn' },
      excerpt === '' ? place : `${place}“${excerpt}”`,
      message,
      next,
    ]),
    empty: '没有发现问题',
  };
}

export function templateCheckView(check: TemplateCheck): Outcome {
  const must = mustCount(check.faults);
  const head =
    must === 0
      ? `「${check.file}」可以用作《${check.name}》的模板，共${check.used.length}种占位符；启用：zfjd template use ${check.kind} ${check.file}`
      : `「${check.file}」还不能用作《${check.name}》的模板：必改${must}处`;
  return {
    schema: 'zfjd.template.check/1',
    data: check,
    blocks: [
      { kind: 'text', text: head, tone: must === 0 ? 'good' : 'bad' },
      ...(check.faults.length === 0 ? [] : [faultTable(check.faults)]),
    ],
    attention: must > 0,
  };
}

export function templateUseView(use: TemplateUse): Outcome {
  const must = mustCount(use.faults);
  const head = use.changed
    ? `已启用：以后的《${use.name}》按「${use.file}」生成；先看一份草稿再制发`
    : must > 0
      ? `没有启用：「${use.file}」必改${must}处，改好后重试`
      : `《${use.name}》用的已经是这份模板，没有改动`;
  return {
    schema: 'zfjd.template.use/1',
    data: use,
    blocks: [
      { kind: 'text', text: head, tone: use.changed ? 'good' : must > 0 ? 'bad' : 'quiet' },
      ...(use.faults.length === 0 ? [] : [faultTable(use.faults)]),
    ],
    failed: must > 0,
  };
}

export function templateResetView(data: { readonly kind: LetterKind; readonly name: string }): Outcome {
  return {
    schema: 'zfjd.template.reset/1',
    data,
    blocks: [{ kind: 'text', text: `《${data.name}》恢复程序自带的格式；已制发的文书不变`, tone: 'good' }],
  };
}

export function caseLetterView(number: string, { kind, name, note }: CaseLetter, path: string): Outcome {
  return {
    schema: 'zfjd.case.letter/1',
    data: { number, kind, name, note: note ?? null, path },
    blocks: [
      { kind: 'text', text: `《${name}》草稿（未编号，未登记）：${path}`, tone: 'good' },
      ...(note === undefined ? [] : [{ kind: 'text', text: `注意：${note}`, tone: 'quiet' } as const]),
    ],
  };
}
