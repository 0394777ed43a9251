import type { Reader } from '../store/store.ts';
import { findObject } from './object-store.ts';
import { NONE, OBJECT_TEXTS } from './record-batch.ts';

/** Places of the two numbers of an object: of the enterprise `NONE` where it is not on file, of the premises then 0. */
export const OBJECT = { enterprise: 0, premises: 1, size: 2 } as const;

const CODE = OBJECT_TEXTS.indexOf('objectCode');
const NAME = OBJECT_TEXTS.indexOf('objectName');
const PLACE = OBJECT_TEXTS.indexOf('place');

/** 检查对象 of a batch (`OBJECT_TEXTS` of each), as the registry has them: `OBJECT` for each record. */
export function objectsOf(reader: Reader, texts: readonly string[]): Int32Array<ArrayBuffer> {
  const rows = texts.length / OBJECT_TEXTS.length;
  const objects = new Int32Array(rows * OBJECT.size);
  for (let row = 0; row < rows; row += 1) {
    const at = (field: number) => texts[row * OBJECT_TEXTS.length + field] as string;
    const { enterpriseId, premisesId } = findObject(reader, {
      code: at(CODE),
      name: at(NAME),
      place: at(PLACE),
    });
    objects[row * OBJECT.size + OBJECT.enterprise] = enterpriseId ?? NONE;
    objects[row * OBJECT.size + OBJECT.premises] = premisesId;
  }
  return objects;
}
