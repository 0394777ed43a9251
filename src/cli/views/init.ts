import type { Outcome } from '../../document/blocks.ts';

export interface SetUpResult {
  readonly path: string;
  readonly pack: string;
  readonly packName: string;
  readonly bureau: string;
  readonly bureau_code: string;
}

export function setUpView(result: SetUpResult): Outcome<SetUpResult> {
  return {
    schema: 'zfjd.init/1',
    data: result,
    blocks: [
      { kind: 'text', text: '数据库已建立', tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['位置', result.path],
          ['监督机关', result.bureau],
          ['发文机关代字', result.bureau_code],
          ['政策包', `${result.packName}（${result.pack}）`],
        ],
      },
    ],
  };
}
