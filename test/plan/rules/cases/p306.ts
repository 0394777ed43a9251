import type { Table } from '../tables.ts';
import { A, D } from './helpers.ts';
import { SECTORS } from '../registry.ts';

const joint = (sector: string) => ({ 检查对象范围: A, 是否联合检查: '是', 配合部门: SECTORS[sector] ?? '' });

export const p306: Table = {
  accept: [
    {
      why: '写明的经营场所不同',
      sector: '市监',
      cells: { 检查对象范围: D, 检查地址: '示例路4号' },
      also: [{ sector: '药监', cells: { 检查对象范围: D, 检查地址: '示例路5号' } }],
    },
    {
      why: '一方写明对方，对方也是联合',
      sector: '市监',
      cells: joint('药监'),
      also: [{ sector: '药监', cells: joint('卫健') }],
    },
    {
      why: '双方都列为联合',
      sector: '市监',
      cells: { 检查对象范围: A, 是否联合检查: '是', 配合部门: '区药监局' },
      also: [{ sector: '药监', cells: { 检查对象范围: A, 是否联合检查: '是', 配合部门: '区市监局' } }],
    },
    {
      why: '条线没有规定互认',
      sector: '卫健',
      cells: { 检查对象范围: A },
      also: [{ sector: '生态', cells: { 检查对象范围: A } }],
    },
    {
      why: '相隔一个月以上',
      sector: '市监',
      cells: { 检查对象范围: A },
      also: [{ sector: '药监', cells: { 检查对象范围: A, 检查时间: '2026年7月' } }],
    },

    {
      why: '恰好满一个月',
      sector: '市监',
      cells: { 检查对象范围: A, 检查时间: '2026年4月' },
      also: [{ sector: '药监', cells: { 检查对象范围: A, 检查时间: '2026年5月30日至6月20日' } }],
    },
    {
      why: '一方非现场',
      sector: '市监',
      cells: { 检查对象范围: A },
      also: [{ sector: '药监', cells: { 检查对象范围: A, 检查方式: '非现场检查' } }],
    },
    {
      why: '施行前一天没有规定',
      sector: '市监',
      receivedOn: '2025-04-08',
      cells: { 检查对象范围: A },
      also: [{ sector: '药监', cells: { 检查对象范围: A } }],
    },
  ],
  reject: [
    {
      why: '一方没有写场所',
      sector: '市监',
      cells: { 检查对象范围: D, 检查地址: '示例路4号' },
      also: [{ sector: '药监', cells: { 检查对象范围: D } }],
    },
    {
      why: '各自与别人联合',
      sector: '市监',
      cells: joint('卫健'),
      also: [{ sector: '药监', cells: joint('文旅') }],
      says: '药品监督管理局',
    },
    {
      why: '只有一方有规定',
      sector: '城管',
      cells: { 检查对象范围: A },
      also: [{ sector: '卫健', cells: { 检查对象范围: A } }],
      severity: '建议',
      says: '卫生健康委员会',
    },
    {
      why: '不鼓励联合的对象也不重复检查',
      sector: '市监',
      cells: { 检查对象范围: '上海戊药业有限公司' },
      also: [{ sector: '药监', cells: { 检查对象范围: '上海戊药业有限公司' } }],
    },

    {
      why: '差一天',
      sector: '市监',
      cells: { 检查对象范围: A, 检查时间: '2026年4月' },
      also: [{ sector: '药监', cells: { 检查对象范围: A, 检查时间: '2026年5月29日至6月20日' } }],
    },
    {
      why: '文件写的是市、区两级',
      sector: '市监',
      cells: { 检查对象范围: A },
      also: [{ sector: '药监', cells: { 检查对象范围: A } }],
      says: '市、区两级之间互认',
    },
    {
      why: '施行当天',
      sector: '市监',
      receivedOn: '2025-04-09',
      cells: { 检查对象范围: A },
      also: [{ sector: '药监', cells: { 检查对象范围: A } }],
      severity: '建议',
    },
  ],
};
