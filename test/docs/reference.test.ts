import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCommands, describeCommand } from '../../src/cli/command-tree.ts';
import { EXIT_MEANINGS, referenceBlocks } from '../../src/cli/views/reference.ts';
import { renderMarkdown } from '../../src/document/markdown.ts';
import { EXIT } from '../../src/kernel/errors.ts';
import { ROOT } from '../cli/harness.ts';
import { loadedProgram } from '../cli/loaded-program.ts';

describe('docs/命令.md', () => {
  it('is what the command tree says (vitest -u writes it)', async () => {
    const program = describeCommand(await loadedProgram());
    const page = renderMarkdown('命令', referenceBlocks(program));
    for (const { path } of allCommands(program).slice(1)) expect(page).toContain(`zfjd ${path}（`);
    await expect(page).toMatchFileSnapshot(join(ROOT, 'docs', '命令.md'));
  });

  it('tells the exit codes as the README does', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const [name, meaning] of Object.entries(EXIT_MEANINGS)) {
      const code = EXIT[name as keyof typeof EXIT];
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\| ${meaning} +\\|$`, 'mu'));
    }
  });
});
