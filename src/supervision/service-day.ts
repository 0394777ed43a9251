import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import { addDays, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { FactDetails, Proof, ServeWay } from './model.ts';
import { prose } from './take-step.ts';

/** What a person knows of a service. */
export interface ServiceAsKnown {
  readonly way: ServeWay;
  /** 送达日期: 直接 the day of signing, 留置 the day it was left, 邮寄 the day on the receipt, 电子 the day of arrival. */
  readonly on?: LocalDate;
  /** 公告: the day it was published; the day of service follows from it. */
  readonly publishedOn?: LocalDate;
  /** 留置: who saw it. */
  readonly witness?: string;
  readonly proof: Proof;
  /** Whatever else there is to say. */
  readonly text?: string;
}

export interface ServiceDay {
  readonly on: LocalDate;
  readonly details: FactDetails;
}

/**
 * The day that counts as that of service (民事诉讼法第八十七条至第九十五条).
 * @throws UserError E_CASE_SERVICE for a service that its own record does not carry
 */
export function serviceDay(pack: Pack, known: ServiceAsKnown, today: LocalDate): ServiceDay {
  const { way, publishedOn } = known;
  if (way !== '公告' && publishedOn !== undefined) {
    throw new UserError('E_CASE_SERVICE', `公告日期（--published）只用于公告送达，不用于${way}送达`, {
      hint: `${way}送达写 --on 送达日期`,
      exit: 2,
    });
  }
  if (way === '公告') return published(pack, known, today);
  const witness = prose(known.witness);
  if (way === '留置' && witness === '' && (known.proof.file?.bytes.length ?? 0) === 0) {
    throw new UserError('E_CASE_SERVICE', '留置送达要有见证人签名，或者拍照、录像记录', {
      hint: '用 --witness 写明见证人，或者用 --proof-file 附上照片、录像',
      exit: 2,
    });
  }
  return {
    on: known.on ?? today,
    details: { way, ...(witness === '' ? {} : { witness }) },
  };
}

/** 电子送达 whose record does not say that the one served consented. */
export function consentMissing(pack: Pack, { way, proof, text }: ServiceAsKnown, on: LocalDate): string[] {
  const clause = way === '电子' ? pack.find('supervision.service', on)?.value.consent : undefined;
  if (!clause || /同意|确认书/u.test(`${text ?? ''}${proof.text ?? ''}`)) return [];
  return [
    `电子送达须经对方同意（${clauseText(pack.clause(clause))}）：凭证和说明中没有写明同意的，请补存送达地址确认书等记录`,
  ];
}

/** 公告送达: so many days from the day after publication; a rest day at the end does not put it off. */
function published(pack: Pack, { way, on, publishedOn }: ServiceAsKnown, today: LocalDate): ServiceDay {
  if (publishedOn === undefined) {
    throw new UserError('E_CASE_SERVICE', '公告送达要写明公告日期，送达日期由此推算', {
      hint: '写 --published 公告日期',
      exit: 2,
    });
  }
  const { value } = pack.get('supervision.service', publishedOn);
  const end = addDays(publishedOn, value.publication_days);
  if (on !== undefined && on !== end) {
    throw new UserError(
      'E_CASE_SERVICE',
      `${publishedOn}公告的，满${value.publication_days}日之日为${end}，与写明的送达日期${on}不符`,
      { hint: '公告送达只写 --published，不写 --on', exit: 2 },
    );
  }
  if (end > today) {
    throw new UserError(
      'E_CASE_SERVICE',
      `${publishedOn}公告的，${end}满${value.publication_days}日才视为送达，现在不能登记，期限尚未起算`,
      { hint: `${end}起登记；在此以前 zfjd due 会提示文书未送达` },
    );
  }
  return { on: end, details: { way, publishedOn } };
}
