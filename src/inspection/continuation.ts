import type { RecordCells } from './record-cells.ts';

const OBJECT_KEYS = ['object', 'supervised', 'object_code'] as const;
/** What a record says of itself besides its object. */
const OWN = ['checked', 'code', 'record_id', 'action_code'] as const;

/**
 * 续行: whether a row without an object cannot be a record of its own, and why, told at its cell. Where it has no time
 * and number either, it goes on with the record above (`above` is its row; 0 = none); else the cell was merged with
 * the one above, or left empty. In both cases nobody can tell what it belongs to.
 */
export function goesOn(cells: RecordCells, above: number): boolean {
  // What cannot be trusted was told already.
  if (cells.refused || !OBJECT_KEYS.some((key) => cells.has(key))) return false;
  const key = cells.has('object') ? 'object' : 'object_code';
  if (above > 0 && !OWN.some((own) => cells.raw(own).trim() !== '')) {
    cells.refuse(
      'I109',
      key,
      `这一行没有对象、时间和编号，像是第${above}行那条记录的续行`,
      '一条记录写成一行：把续行的内容并到上一行的单元格里（几项之间用分号），再删去续行',
    );
  } else {
    cells.refuse(
      'I109',
      key,
      '没有检查对象；合并单元格只有第一行有值',
      '补填检查对象；原表有合并单元格的，取消合并后逐行填写',
    );
  }
  return true;
}
