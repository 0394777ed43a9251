/** 检查表问题: what is found while a filled form is read. */
export const FORM_CODES = {
  /** No answer to an item: the form is taken, without a total. */
  missing: 'K101',
  unknownItem: 'K102',
  result: 'K103',
  twice: 'K104',
  problem: 'K105',
  evidence: 'K106',
  contradiction: 'K107',
  date: 'K108',
  corrected: 'K109',
} as const;
