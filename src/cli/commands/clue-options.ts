import { CATEGORIES } from '../../supervision/model.ts';

/** Help texts that several commands share. */
export const CATEGORY_HELP = Object.entries(CATEGORIES)
  .map(([key, name]) => `${key} ${name}`)
  .join('；');

export const SOURCE_HELP =
  '季度抽查、数据监督、12345、行政复议、纪检监察、人大代表、政协委员、工商联、协会商会、媒体、自查、投诉举报、企业反映等';
