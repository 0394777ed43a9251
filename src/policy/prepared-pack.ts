import { join } from 'node:path';
import { prepared } from '../kernel/prepared.ts';
import { Pack, type PackParameter } from './pack.ts';
import type { ParameterName } from './parameters.ts';

/** A pack in a form that JSON can hold. */
export interface PackForm {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly parameters: readonly (readonly [ParameterName, PackParameter])[];
  readonly documents: Pack['documents'];
}

/** Folders of packs: those shipped, and one more where the user keeps their own. */
export function packFolder(root: string): string {
  return join(root, 'data', 'packs');
}

/** Name under which the build keeps a pack it has checked. */
export function preparedName(code: string): string {
  return `pack-${code}`;
}

/** A pack as the build has checked it; undefined where it is not one of those, or has changed since. */
export function preparedPack(root: string, code: string): Pack | undefined {
  const form = prepared(root, preparedName(code)) as PackForm | undefined;
  return form && new Pack(form.code, form.name, form.version, new Map(form.parameters), form.documents);
}
