import { join } from 'node:path';
import { prepared } from '../kernel/prepared.ts';
import { Pack, type PackParameter } from './pack.ts';
import type { ParameterName } from './parameters.ts';

/** A pack in a form that JSON can hold, and that passes between threads. */
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
  return form && packOf(form);
}

export function packOf({ code, name, version, parameters, documents }: PackForm): Pack {
  return new Pack(code, name, version, new Map(parameters), documents);
}

export function formOf({ code, name, version, parameters, documents }: Pack): PackForm {
  return { code, name, version, parameters: [...parameters], documents };
}
