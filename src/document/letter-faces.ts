/** Typefaces the standard names, each with what a machine without it shall use. */
export const FACES = {
  fangsong: { name: '仿宋_GB2312', fallback: '仿宋' },
  kaiti: { name: '楷体_GB2312', fallback: '楷体' },
  heiti: { name: '黑体', fallback: 'SimHei' },
  songti: { name: '宋体', fallback: 'SimSun' },
  xiaobiaosong: { name: '方正小标宋简体', fallback: '宋体' },
} as const;

export type Face = keyof typeof FACES;
