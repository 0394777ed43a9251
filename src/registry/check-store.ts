import { query } from '../store/query.ts';

const problemShape = { about: 'text', detail: 'text' } as const;

export const lapsedMandates = query(
  'registry.lapsedMandates',
  `SELECT name AS about, mandate_to AS detail FROM agency
   WHERE status = '在用' AND unit_type = '受委托组织' AND mandate_to < ? ORDER BY name`,
  { about: 'text', detail: 'text?' },
);
export const incompleteMandates = query(
  'registry.incompleteMandates',
  `SELECT name AS about, code AS detail FROM agency
   WHERE status = '在用' AND unit_type = '受委托组织'
     AND (principal = '' OR mandate_items = '' OR mandate_from IS NULL OR mandate_to IS NULL) ORDER BY name`,
  problemShape,
);
export const withoutOfficers = query(
  'registry.withoutOfficers',
  `SELECT a.name AS about, a.code AS detail FROM agency a
   WHERE a.status = '在用' AND NOT EXISTS (
     SELECT 1 FROM officer o WHERE o.agency_id = a.id AND o.kind = '执法人员' AND o.status = '在岗')
   ORDER BY a.name`,
  problemShape,
);
export const lapsedCertificates = query(
  'registry.lapsedCertificates',
  `SELECT o.name || '（' || a.name || '）' AS about, o.certificate || '，有效期至' || o.valid_to AS detail
   FROM officer o JOIN agency a ON a.id = o.agency_id
   WHERE o.status = '在岗' AND o.kind = '执法人员' AND o.valid_to < ? ORDER BY a.name, o.certificate`,
  { about: 'text?', detail: 'text?' },
);
export const unclaimedItems = query(
  'registry.unclaimedItems',
  `SELECT i.name AS about, i.code AS detail FROM item i
   WHERE NOT EXISTS (SELECT 1 FROM item_claim c WHERE c.item_id = i.id) ORDER BY i.code`,
  problemShape,
);
export const sharedNames = query(
  'registry.sharedNames',
  `SELECT name AS about, group_concat(code, '、') AS detail FROM enterprise
   WHERE status = '存续' GROUP BY name_key HAVING count(*) > 1 ORDER BY name`,
  { about: 'text', detail: 'text?' },
);
export const ambiguousAliases = query(
  'registry.ambiguousAliases',
  `SELECT al.alias AS about, group_concat(a.name, '、') AS detail
   FROM agency_alias al JOIN agency a ON a.id = al.agency_id
   WHERE al.origin <> 'derived' GROUP BY al.alias HAVING count(*) > 1 ORDER BY al.alias`,
  { about: 'text', detail: 'text?' },
);
