import type { Rate, SeedSource } from '../model.ts';

/** 清单类别: one kind of list a drawn agency hands in, and how many of it are drawn. */
export interface Category {
  /** `[A-Z0-9-]` */
  readonly code: string;
  readonly name: string;
  readonly rate: Rate;
  /** Drawn at the least, where there are as many. */
  readonly least: number;
}

/** 第二阶段规则, `21-guize.tsv`. */
export interface SampleRules {
  /** `2026Q2` */
  readonly period: string;
  readonly round: number;
  /** 最终摘要 of the first stage: fixes which draw the agencies come from. */
  readonly firstStage: string;
  /** 变动摘要: the head of the chain of changes at the commitment; `-` where there were none. */
  readonly changes: string;
  /** The second seed must be dated later than this, the date of the first. */
  readonly firstSeedOn: string;
  readonly seedSource: SeedSource;
  /** 承诺截止, `2026-04-12T18:00+08:00`. */
  readonly commitDeadline: string;
}

/** One list: how many files an agency has in a category; one row of `23-danwei.tsv`. */
export interface ListSize {
  readonly unit: string;
  readonly category: string;
  /** M */
  readonly size: number;
}

/** 抽中的案卷: one row of `26-chouyang.tsv`. */
export interface Pick {
  readonly unit: string;
  readonly category: string;
  readonly number: string;
  readonly ticket: string;
}

/** What a second-stage commitment fixes, except the list of files itself, which is bytes. */
export interface SampleInputs {
  readonly rules: SampleRules;
  readonly categories: readonly Category[];
  readonly sizes: readonly ListSize[];
}

/** m = min(M, max(least, ⌈rate·M⌉)), in integers. */
export function sampleSize({ rate, least }: Category, size: number): number {
  const share = Math.floor((rate.numerator * size + rate.denominator - 1) / rate.denominator);
  return Math.min(size, Math.max(least, share));
}
