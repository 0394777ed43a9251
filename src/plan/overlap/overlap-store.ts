import { cellText } from '../stored-cells.ts';
import { query } from '../../store/query.ts';

/** 检查对象 of a code, or with a text in the name. Takes the code and the text, as compared. */
export const objectsNamed = query(
  'overlap.objectsNamed',
  'SELECT e.id FROM enterprise e WHERE e.code = ? OR instr(e.name_key, ?) > 0 ORDER BY e.id',
  { id: 'int' },
);

/** Where lines (JSON list of ids) stand, and their 检查事项 as written. */
export const linesShown = query(
  'overlap.linesShown',
  `SELECT x.id, x.sheet, x.row, nullif(x.side, 0) AS side,
     coalesce(nullif(${cellText('x', 'item')}, ''), ${cellText('x', 'item_detail')}) AS item
   FROM json_each(?) o CROSS JOIN plan_line x ON x.id = o.value`,
  { id: 'int', sheet: 'text', row: 'int', side: 'int?', item: 'text?' },
);

/** 经营场所 of these ids (JSON list). */
export const addresses = query(
  'overlap.addresses',
  'SELECT p.id, p.address FROM json_each(?) o CROSS JOIN premises p ON p.id = o.value',
  { id: 'int', address: 'text' },
);

/** 计划编码 of these plans (JSON list of ids), the latest last. */
export const planCodes = query(
  'overlap.planCodes',
  `SELECT e.plan_id, e.ref FROM json_each(?) o CROSS JOIN plan_event e ON e.plan_id = o.value
   WHERE e.kind = 'filed' ORDER BY e.id`,
  { plan_id: 'int', ref: 'text' },
);

/** 统一社会信用代码 of these objects (JSON list of ids). */
export const objectCodes = query(
  'overlap.objectCodes',
  'SELECT e.id, e.code FROM json_each(?) o CROSS JOIN enterprise e ON e.id = o.value',
  { id: 'int', code: 'text' },
);

/** 不鼓励联合检查 and grades of these objects (JSON list of ids), by sector ('' = every sector). */
export const ratingsFor = query(
  'overlap.ratings',
  `SELECT r.enterprise_id, r.sector, r.grade, r.no_joint
   FROM json_each(?) o CROSS JOIN rating r ON r.enterprise_id = o.value`,
  { enterprise_id: 'int', sector: 'text', grade: 'text', no_joint: 'int' },
);

const SAME_WORDS = ['item', 'item_code', 'item_detail', 'method']
  .map((key) => `${cellText('y', key)} IS ${cellText('x', key)}`)
  .join(' AND ');

/** One line for each wording of item and method in a plan. Takes plan ids as a JSON list. */
export const wordings = query(
  'overlap.wordings',
  `SELECT x.plan_id, min(x.id) AS line_id FROM json_each(?) p JOIN plan_line x ON x.plan_id = p.value
   GROUP BY x.plan_id, ${cellText('x', 'item')}, ${cellText('x', 'item_code')}, ${cellText('x', 'item_detail')},
     ${cellText('x', 'method')}
   ORDER BY line_id`,
  { plan_id: 'int', line_id: 'int?' },
);

/** The lines worded as one of these (JSON list of line ids), and whether each names objects. */
export const linesWorded = query(
  'overlap.linesWorded',
  `WITH worded AS MATERIALIZED (SELECT x.* FROM json_each(?) o CROSS JOIN plan_line x ON x.id = o.value),
   named AS MATERIALIZED (SELECT DISTINCT line_id FROM plan_visit WHERE plan_id IN (SELECT plan_id FROM worded))
   SELECT y.id, y.plan_id, y.sheet, y.row, nullif(y.side, 0) AS side,
     coalesce(nullif(${cellText('y', 'item')}, ''), ${cellText('y', 'item_detail')}, '') AS item,
     y.id IN (SELECT line_id FROM named) AS named
   FROM worded x JOIN plan_line y ON y.plan_id = x.plan_id AND ${SAME_WORDS} ORDER BY y.plan_id, y.id`,
  { id: 'int', plan_id: 'int', sheet: 'text', row: 'int', side: 'int?', item: 'text', named: 'int' },
);
