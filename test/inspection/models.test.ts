import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODELS } from '../../src/inspection/models/index.ts';
import { PARAMETERS } from '../../src/policy/parameters.ts';
import { JINSHAN, openDistrict, type District } from './district.ts';
import { switchedOn } from './packs.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

/** The district's pack with every model at work. */
const ALL = switchedOn(JINSHAN);

describe('models', () => {
  it('are thirty or more, each looking at records, objects, officers or agencies', () => {
    expect(MODELS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(MODELS.map(({ over }) => over))).toEqual(
      new Set(['record', 'object', 'officer', 'agency']),
    );
  });

  it('have codes of their own, in order', () => {
    const codes = MODELS.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.filter((code) => !/^M1\d\d$/.test(code))).toEqual([]);
  });

  it.each(MODELS.map((model) => [model.code, model] as const))('%s says what it is', (_code, model) => {
    expect(model.title.length).toBeGreaterThan(4);
    expect(model.meaning.length).toBeGreaterThan(20);
    expect(model.advice.length).toBeGreaterThan(7);
    expect(model.catalogue.length).toBeGreaterThan(0);
    expect(Object.keys(PARAMETERS)).toContain(model.parameter);
    expect(JINSHAN.parameters.has(model.parameter)).toBe(true);
    expect(model.alerts.length).toBeGreaterThanOrEqual(3);
    expect(model.quiet.length).toBeGreaterThanOrEqual(3);
    const reasons = [...model.alerts, ...model.quiet].map(({ why }) => why);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

const named = (kind: 'alerts' | 'quiet') =>
  MODELS.flatMap((model) => model[kind].map((example) => [model.code, example.why, example] as const));

describe('examples', () => {
  it.each(named('alerts'))('%s speaks: %s', (code, _why, example) => {
    const found = district.judge(example, ALL).alerts.filter(({ model }) => model === code);
    expect(found.length).toBeGreaterThan(0);
    for (const alert of found) {
      expect(alert.message).toMatch(/.{8,}/u);
      expect(alert.message).not.toMatch(/undefined|NaN/u);
      expect(alert.basis).toMatch(/.{4,}/u);
      expect(alert.records.length).toBeGreaterThan(0);
      expect(new Set(alert.records).size).toBe(alert.records.length);
    }
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length);
  });

  it.each(named('quiet'))('%s is silent: %s', (code, _why, example) => {
    const found = district.judge(example, ALL).alerts.filter(({ model }) => model === code);
    expect(found.map(({ message }) => message)).toEqual([]);
  });
});

describe('what the examples are filled with', () => {
  it.each([
    '市监',
    '公安',
    '消防',
    '药监',
    '卫健',
    '文旅',
    '生态',
    '交通',
    '城管',
    '人社',
    '建管',
    '应急',
    '农业',
    '镇',
    '受托',
  ])('is minded by no model (%s)', (sector) => {
    const { alerts, records, idle } = district.judge({ why: '', records: [{ 条线: sector }] }, ALL);
    expect(alerts.map(({ model, message }) => `${model} ${message}`)).toEqual([]);
    expect([records, idle.length]).toEqual([1, 0]);
  });
});
