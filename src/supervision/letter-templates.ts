import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../kernel/errors.ts';

/** 文书模板: the letters under `root`/data/templates/letters, by the name the pack gives. @throws UserError E_TEMPLATE */
export function letterTemplates(root: string): (name: string) => string {
  return (name) => {
    const path = join(root, 'data', 'templates', 'letters', `${name}.md`);
    try {
      // The name comes from a pack, which a user may write: it must not lead out of the folder.
      if (/^[a-z0-9-]+$/u.test(name)) return readFileSync(path, 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
    throw new UserError('E_TEMPLATE', `没有文书模板「${name}」：${path}`, {
      hint: '检查政策包中 template 的名称，或重新安装程序',
    });
  };
}
