import type { OfficialLetter } from '../../src/document/letter.ts';
import { date } from '../../src/kernel/local-date.ts';
import { tooClose, tooOften } from './sample-blocks.ts';

/** 下行文: everything but 签发人. */
export const advice: OfficialLetter = {
  issuer: '上海市金山区司法局文件',
  number: '金司执监建〔2026〕1号',
  title: '关于规范涉企行政检查频次的\n行政执法监督建议书',
  to: '区市场监督管理局',
  body: [
    {
      kind: 'text',
      text: '经查，你局2026年第一季度涉企行政检查存在超出年度检查频次上限的情形。根据“综合查一次”要求，现提出如下监督建议：',
    },
    { kind: 'heading', level: 1, text: '一、查明的事实' },
    {
      kind: 'text',
      text: '你局于2026年1月5日至3月20日对同一企业开展3次现场检查，检查码为JSJC-2026-000123。',
    },
    { kind: 'heading', level: 2, text: '（一）问题清单' },
    {
      kind: 'table',
      columns: [{ header: '序号', align: 'right' }, { header: '检查对象' }, { header: '存在问题' }],
      rows: [
        [
          '1',
          '上海某某食品有限公司',
          '同一事项重复检查，两次检查之间的间隔不足，未与其他部门合并实施联合检查',
        ],
        ['2', '上海某某化工有限公司', '无检查码'],
      ],
      empty: '无',
    },
    { kind: 'heading', level: 1, text: '二、监督建议' },
    { kind: 'heading', level: 3, text: '1. 停止重复检查' },
    {
      kind: 'text',
      text: '请于收到本建议书之日起15个工作日内完成整改，并将整改情况书面反馈我局。\n逾期未整改或者整改不到位的，我局将依程序报请区人民政府制发《行政执法监督决定书》。',
    },
  ],
  signature: '上海市金山区司法局',
  date: date('2026-08-06'),
  note: '联系人：张三，电话：021-12345678',
  copyTo: [
    '区纪委监委',
    '区发展改革委',
    '区行政服务中心',
    '区营商环境领导小组办公室',
    '各镇人民政府、街道办事处',
  ],
  printedBy: '上海市金山区司法局办公室',
  annexes: [
    {
      title: '问题清单',
      blocks: [
        { kind: 'heading', text: '一、计划问题' },
        { kind: 'findings', findings: [tooOften, tooClose] },
        { kind: 'pairs', pairs: [['批次', '2026-001']] },
      ],
    },
    { title: '整改情况反馈表。', blocks: [{ kind: 'text', text: '逐项填写。' }] },
  ],
};

/** 上行文: 请示, with 签发人. */
export const request: OfficialLetter = {
  issuer: '上海市金山区司法局',
  number: '金司〔2026〕12号',
  signer: '李四',
  title: '关于报请制发行政执法监督决定书的请示',
  to: '区人民政府：',
  body: [{ kind: 'text', text: '妥否，请批示。' }],
  attachments: ['行政执法监督建议书及送达回证'],
  signature: '上海市金山区司法局',
  date: date('2026-11-23'),
  annexes: [{ title: '行政执法监督建议书及送达回证', blocks: [{ kind: 'text', text: '另附。' }] }],
};
