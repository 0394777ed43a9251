import { Option } from 'commander';
import type { FormatName } from '../../store/export/export-tables.ts';
import type { Register } from '../command.ts';
import { several } from '../draw-choice.ts';
import { exportView } from '../views/db.ts';

interface ExportCommandOptions {
  readonly output: string;
  readonly format: FormatName;
  readonly table?: readonly string[];
}

export const registerExport: Register = (noun, deps) => {
  noun
    .verb('export', '把全部表导出到一个新文件夹，一张表一个文件，另有 schema.json 说明各列')
    .examples(
      ['zfjd db export -o 导出', '全部表，CSV；值与数据库中一致，供程序读取'],
      ['zfjd db export -o 导出 --format jsonl --table plan --table plan_line', '只导出两张表，一行一个 JSON'],
      ['zfjd db export -o 数仓 --format parquet', 'Parquet，按年分文件夹，供数据仓库'],
    )
    .requiredOption('-o, --output <文件夹>', '新文件夹；已有的不会覆盖')
    .addOption(
      new Option('--format <格式>', 'csv、jsonl 或 parquet')
        .choices(['csv', 'jsonl', 'parquet'])
        .default('csv'),
    )
    .option('--table <表名>', '只导出这张表，可多次；表名见 zfjd db stats', several)
    .run(deps, async ({ output, format, table }: ExportCommandOptions) => {
      const [{ exportTables }, { Progress }] = await Promise.all([
        import('../../store/export/export-tables.ts'),
        import('../progress.ts'),
      ]);
      const store = await deps.openStore();
      const progress = new Progress(deps);
      const options = { folder: output, format, ...(table && { tables: table }), onStep: progress.step };
      return exportView(await progress.during(() => exportTables(store, options)));
    });
};
