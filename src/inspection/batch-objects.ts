import type { Reader } from '../store/store.ts';
import { findObjects } from './object-store.ts';
import { NONE, SEPARATOR, TEXTS, type TextField } from './record-batch.ts';

/** Places of the two numbers of an object: of the enterprise `NONE` where it is not on file, of the premises then 0. */
export const OBJECT = { enterprise: 0, premises: 1, size: 2 } as const;

/** 检查对象 of a batch, as the registry has them: `OBJECT` for each record. */
export function objectsOf(reader: Reader, rows: number, texts: string): Int32Array<ArrayBuffer> {
  const all = texts.split(SEPARATOR);
  const of = (row: number, field: TextField) => all[row * TEXTS.length + TEXTS.indexOf(field)] as string;
  const written = Array.from({ length: rows }, (_, row) => ({
    code: of(row, 'objectCode'),
    name: of(row, 'objectName'),
    place: of(row, 'place'),
  }));
  const objects = new Int32Array(rows * OBJECT.size);
  for (const [row, { enterpriseId, premisesId }] of findObjects(reader, written).entries()) {
    objects[row * OBJECT.size + OBJECT.enterprise] = enterpriseId ?? NONE;
    objects[row * OBJECT.size + OBJECT.premises] = premisesId;
  }
  return objects;
}
