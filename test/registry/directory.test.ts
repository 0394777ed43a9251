import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../src/registry/agency-names.ts';
import { AgencyDirectory } from '../../src/registry/directory.ts';
import { openOffice, type Office, type RosterRow } from './office.ts';
import { uscc } from '../plan/rules/registry.ts';

let office: Office;
let directory: AgencyDirectory;
beforeAll(async () => {
  office = openOffice();
  const row = (n: number, name: string, short = ''): RosterRow => ({
    统一社会信用代码: uscc(n),
    单位名称: name,
    单位类型: '区级部门',
    简称: short,
  });
  await office.take({
    '单位.xlsx': [
      row(1, '上海市金山区应急管理局', '区应急局'),
      row(2, '上海市金山区教育局'),
      row(3, '上海市奉贤区教育局'),
      row(4, '教育督导中心', '区教育局'),
      row(5, '上海市公安局金山分局'),
      row(6, '金山工业区管理委员会'),
    ],
  });
  directory = new AgencyDirectory(office.store);
});
afterAll(() => office.drop());

describe('names', () => {
  it.each([
    ['上海市金山区应急管理局', ['金山区应急管理局', '区应急管理局', '应急管理局']],
    ['浙江省台州市路桥区司法局', ['路桥区司法局', '区司法局', '司法局']],
  ])('of %s follow by rule: %j', (name, derived) => {
    const found = namesOf(name, []).filter(({ origin }) => origin === 'derived');
    expect(found.map(({ alias }) => alias)).toEqual(derived);
  });

  it.each(['上海市公安局金山分局', '区应急局', '金山卫镇人民政府'])(
    'of %s are no more than its own',
    (name) => {
      expect(namesOf(name, [])).toEqual([{ alias: name, origin: 'name' }]);
    },
  );

  it('written in the roster go before those that follow by rule', () => {
    expect(namesOf('上海市金山区司法局', ['区司法局', ' ', '司法 局'])).toEqual([
      { alias: '上海市金山区司法局', origin: 'name' },
      { alias: '区司法局', origin: 'roster' },
      { alias: '司法局', origin: 'roster' },
      { alias: '金山区司法局', origin: 'derived' },
    ]);
  });
});

describe('directory', () => {
  it.each([
    ['区应急局', '上海市金山区应急管理局'],
    ['上海市金山区应急管理局', '上海市金山区应急管理局'],
    ['金山区　教育局', '上海市金山区教育局'],
    ['奉贤区教育局', '上海市奉贤区教育局'],
    ['区教育局', '教育督导中心'],
    ['上海市公安局金山分局', '上海市公安局金山分局'],
    [uscc(6), '金山工业区管理委员会'],
  ])('%s is %s', (text, name) => {
    expect(directory.find(text)).toMatchObject({ kind: 'found', agency: { name } });
  });

  it('does not decide between two', () => {
    const match = directory.find('教育局');
    expect(match.kind === 'ambiguous' && match.agencies.map(({ name }) => name).sort()).toEqual([
      '上海市奉贤区教育局',
      '上海市金山区教育局',
    ]);
  });

  it.each(['区应急', '应急局', '公安局', ''])('matches nothing by likeness: %j', (text) => {
    expect(directory.find(text).kind).toBe('unknown');
  });

  it('asks what may be meant', () => {
    expect(directory.find('区应急居')).toEqual({
      kind: 'unknown',
      hint: expect.stringContaining('区应急局'),
    });
  });
});
