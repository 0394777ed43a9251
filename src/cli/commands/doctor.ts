import type { Register } from '../command.ts';
import { doctorView } from '../views/doctor.ts';

export const register: Register = (noun, deps) => {
  noun
    .examples(['zfjd doctor', '一次看全；有要处理的，退出码为 1'], ['zfjd doctor --json', '供程序读取'])
    .run(deps, async () => {
      const { examine } = await import('../doctor.ts');
      return doctorView(await examine(deps));
    });
};
