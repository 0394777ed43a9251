/** 占位符: one value of a letter. */
export interface Placeholder {
  /** As it stands between braces in a form, and in messages. */
  readonly label: string;
  /** A form without it is refused, where the kind of letter has it. */
  readonly must?: true;
  /** Left open, to be written by hand, where nobody gives it. */
  readonly open?: true;
  /** Items, each a paragraph of its own; the others stand inside a sentence. */
  readonly items?: true;
  /** The kind of letter and its envelope say it, unless it is given. */
  readonly known?: true;
}

/** What stands in the body of letters, by the name it has in `data/templates/letters`. */
export const CONTENT = {
  documentName: { label: '文书名称', known: true },
  bureau: { label: '监督机关', known: true },
  basis: { label: '制发依据', must: true },
  caseNumber: { label: '案件编号' },
  agency: { label: '执法单位', must: true },
  source: { label: '监督来源' },
  discoveredOn: { label: '发现日期' },
  issuedOn: { label: '成文日期', must: true },
  history: { label: '提醒经过' },
  facts: { label: '查明的事实', must: true, items: true },
  grounds: { label: '认定依据', must: true, items: true },
  measures: { label: '监督要求', must: true, items: true },
  contact: { label: '联系人及电话', must: true },
  rectifyPeriod: { label: '整改期限', must: true },
  rectifyClause: { label: '期限依据' },
  rectifyBy: { label: '整改届满日', must: true },
  reviewPeriod: { label: '复查期限' },
  decider: { label: '决定机关' },
  decision: { label: '决定文书' },
  request: { label: '请示标题' },
  course: { label: '督促整改经过', must: true, items: true },
  escalationClause: { label: '报请依据', must: true },
  reactBy: { label: '反馈时间' },
  decisionItems: { label: '决定事项', must: true, items: true },
  performBy: { label: '履行期限', must: true },
  accountability: { label: '责任追究', items: true },
  interviewee: { label: '约谈对象', must: true },
  interviewOn: { label: '约谈时间', must: true },
  place: { label: '约谈地点', must: true },
  host: { label: '约谈人员' },
  materials: { label: '准备材料', items: true },
  persons: { label: '涉及的单位和人员', must: true, items: true },
  objectedOn: { label: '异议提出日期', must: true },
  objection: { label: '异议事项和理由', must: true, items: true },
  verified: { label: '复核情况', must: true, items: true },
  conclusion: { label: '答复意见', must: true, items: true },
  subject: { label: '指导事项' },
  causes: { label: '原因分析', items: true },
  document: { label: '监督文书', must: true },
  servedOn: { label: '送达日期', open: true },
  rectifyDue: { label: '整改届满日', open: true },
  feedbackOn: { label: '反馈日期', open: true },
  feedback: { label: '反馈情况', open: true },
  reviewedOn: { label: '复查日期', open: true },
  reviewWay: { label: '复查方式', open: true },
  reviewers: { label: '复查人员', open: true },
  reviewFacts: { label: '复查情况', must: true, open: true },
  reviewResult: { label: '复查结论', must: true, open: true },
  followUp: { label: '后续处理', open: true },
  reviewerSign: { label: '复查人员签名', open: true },
  headSign: { label: '单位负责人签名', open: true },
  address: { label: '地址', open: true },
  phone: { label: '电话', open: true },
  servePlace: { label: '送达地点', open: true },
  serveWay: { label: '送达方式', must: true, open: true },
  serveTime: { label: '送达时间', must: true, open: true },
  serverSign: { label: '送达人签名', must: true, open: true },
  witnessSign: { label: '见证人签名', open: true },
  receiverSign: { label: '受送达人签收', must: true, open: true },
  proxy: { label: '代收人', open: true },
  refusal: { label: '拒收事由', open: true },
  remark: { label: '备注', open: true },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type ContentKey = keyof typeof CONTENT;

/** What stands around the body: 版头, 主送, 落款, 版记. */
export const ENVELOPE = {
  issuer: { label: '发文机关标志' },
  number: { label: '发文字号', must: true },
  signer: { label: '签发人', must: true },
  title: { label: '标题' },
  to: { label: '主送机关', must: true },
  body: { label: '正文' },
  attachments: { label: '附件说明' },
  signature: { label: '发文机关署名', must: true },
  date: { label: '成文日期', must: true },
  note: { label: '附注' },
  copyTo: { label: '抄送机关' },
  printedBy: { label: '印发机关' },
  printedOn: { label: '印发日期' },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type EnvelopeKey = keyof typeof ENVELOPE;

export const isContentKey = (key: string): key is ContentKey => Object.hasOwn(CONTENT, key);
