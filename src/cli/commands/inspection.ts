import type { Register } from '../command.ts';
import { addScan } from './inspection-scan.ts';

export const register: Register = (noun, deps) => {
  noun.examples(
    ['zfjd inspection scan --month 2026-10', '月度数据监督：扫描十月的检查记录'],
    ['zfjd inspection alerts --month 2026-10', '十月的预警'],
    ['zfjd inspection verify 12 --result 有合理说明 --text 市局部署的专项检查', '登记核实结果'],
  );
  addScan(noun, deps);
};
