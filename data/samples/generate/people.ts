import type { Random } from './random.ts';

const FAMILY = Array.from(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳',
);
const GIVEN = Array.from(
  '安柏晨初冬凡谷禾嘉简康岚林明宁朋清然山舒桐文溪晓言一雨泽知舟子川帆歌衡景可乐沐南平琪若尚田维希星叶原越云哲真',
);

/** An invented name of two or three characters. */
export function personName(random: Random): string {
  const given = Array.from({ length: 1 + random.below(2) }, () => random.pick(GIVEN));
  return random.pick(FAMILY) + given.join('');
}
