import type { Block, Outcome } from '../../document/blocks.ts';
import { groupBy } from '../../kernel/group.ts';
import type { MonthScan } from '../../inspection/alerts/scan-months.ts';
import { MODELS } from '../../inspection/models/index.ts';
import { NEEDS } from '../../inspection/models/model.ts';

const TITLES = new Map(MODELS.map(({ code, title }) => [code, title]));

/** 扫描结果, month by month. Needs a person where alerts wait for their verification. */
export function scanView(scans: readonly MonthScan[], dryRun: boolean): Outcome {
  const open = scans.reduce((sum, { standing }) => sum + standing.due, 0);
  const empty = scans.every(isEmpty);
  return {
    schema: 'zfjd.inspection.scan/1',
    data: {
      dryRun,
      months: scans.map(({ standing, ...scan }) => ({
        ...scan,
        ...standing,
        models: standing.models.map((model) => ({ ...model, title: TITLES.get(model.code) ?? '' })),
      })),
    },
    blocks: [
      ...scans.flatMap((scan) => monthBlocks(scan, scans.length === 1)),
      ...(scans.length > 1 ? [yearTable(scans)] : []),
      ...(dryRun ? [{ kind: 'text', text: '试运行：没有写入数据库', tone: 'warn' } as const] : []),
      ...(open > 0 && !dryRun
        ? [
            {
              kind: 'text',
              text: `应核实而待核实的${open}项：zfjd inspection alerts --state 待核实 --must`,
              tone: 'strong',
            } as const,
          ]
        : []),
    ],
    attention: open > 0,
    failed: empty,
  };
}

function isEmpty({ records, standing }: MonthScan): boolean {
  return records === 0 && standing.models.length === 0 && standing.cleared === 0;
}

function monthBlocks(scan: MonthScan, alone: boolean): Block[] {
  const { month, records, outside, raised, again, changed, cleared, standing, clocks, idle } = scan;
  const moved = [
    [raised, '新预警'],
    [again, '再次出现'],
    [changed, '内容有变化'],
    [cleared, '已消除'],
  ] as const;
  const news = moved.filter(([n]) => n > 0).map(([n, name]) => `${name}${n}项`);
  if (isEmpty(scan)) {
    return [
      {
        kind: 'text',
        text: `${month}没有检查记录，没有扫描；先用 zfjd inspection import 导入这个月的记录`,
        tone: 'warn',
      },
    ];
  }
  const head: Block = {
    kind: 'text',
    text: `${month}检查记录${records}条（其中不计入的${outside}条）：${news.join('，') || '与上次扫描相同'}`,
    tone: 'strong',
  };
  if (!alone) return [head];
  return [
    head,
    {
      kind: 'table',
      columns: [
        { header: '模型' },
        { header: '预警' },
        { header: '项数', align: 'right' },
        { header: '应核实而待核实', align: 'right' },
        { header: '涉及单位', align: 'right' },
      ],
      rows: standing.models.map(({ code, alerts, due, agencies }) => [
        code,
        TITLES.get(code) ?? '',
        String(alerts),
        { text: String(due), tone: due > 0 ? 'bad' : 'plain' },
        String(agencies),
      ]),
      empty: `${month}的记录没有预警`,
    },
    ...clocks.map(({ title, dueOn, provisional }): Block => ({
      kind: 'text',
      text: `${title}：${dueOn}${provisional ? '（暂定）' : ''}前完成`,
    })),
    ...idleText(idle),
  ];
}

function idleText(idle: MonthScan['idle']): Block[] {
  return [...groupBy(idle, ({ need }) => need)].map(([need, models]) => ({
    kind: 'text',
    text: `没有${NEEDS[need]}，没有判断的模型：${models.map(({ code }) => code).join('、')}`,
    tone: 'warn',
  }));
}

function yearTable(scans: readonly MonthScan[]): Block {
  return {
    kind: 'table',
    columns: ['月份', '记录', '预警', '待核实', '已核实', '已消除'].map((header, i) => ({
      header,
      align: i === 0 ? ('left' as const) : ('right' as const),
    })),
    rows: scans.map(({ month, records, standing: { open, verified, cleared } }) =>
      [month, records, open + verified, open, verified, cleared].map(String),
    ),
    empty: '',
  };
}
