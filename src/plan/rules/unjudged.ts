/** Why no rule judges a clause from plans and rosters. */
export const REASONS = {
  act: '办理时核对',
  record: '需要检查记录',
  human: '需要人工认定',
  data: '没有这类数据',
  process: '工作机制',
  scope: '范围界定',
  none: '文件没有要求',
} as const;
export type Reason = keyof typeof REASONS;

/** Clauses of the catalogue that no rule judges, and why. */
export const UNJUDGED: Readonly<Record<string, { readonly reason: Reason; readonly text: string }>> = {
  'SUB-08': {
    reason: 'human',
    text: '附件6二(一)3把行政检查交给局相关科室、处罚交给执法大队，而二(二)又让执法大队申请检查码，两处不一致，须请文旅局说明分工',
  },
  'SUB-14': { reason: 'process', text: '各单位指定专人，不写在计划里' },
  'ITM-11': { reason: 'data', text: '附件6只写7个主项、17个子项的数目，没有列名称' },
  'ITM-12': { reason: 'data', text: '市应急局的检查案由分组不在事项库中' },
  'ITM-13': { reason: 'data', text: '检查情形、二级领域由市总队事项库维护，事项库表格没有这些列' },
  'ITM-14': { reason: 'human', text: '是否按市级检查标准检查，要看检查过程' },
  'OBJ-15': { reason: 'data', text: '对象库以企业为单位，没有建设项目和施工许可证' },
  'OBJ-16': { reason: 'scope', text: '人社的对象是在区内有劳动关系的用人单位，对象库看不出劳动关系' },
  'OBJ-17': { reason: 'data', text: '对象库没有医保定点标记' },
  'OBJ-18': { reason: 'process', text: '对象信息有误的反馈途径' },
  'SCP-市监': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-药监': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-卫健': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-文旅': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-生态': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-交通': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-城管': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-建管': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-农业': {
    reason: 'record',
    text: '列明不纳入规范的检查（告知承诺核查、立案后询问和复查、抽检、无照、涉密、外省市主体等），从检查记录才能分辨',
  },
  'SCP-消防': {
    reason: 'scope',
    text: '附件3二1把范围限于消防安全重点单位，并不禁止检查其他单位；营业前检查、复查等例外要看检查记录。非重点单位不按 P207 分级判断',
  },
  'SCP-人社/应急/医保': { reason: 'none', text: '三个附件没有写不纳入的检查' },
  'SCP-JS-non': { reason: 'scope', text: '医院、学校等非经营主体参照执行，计划不分开写' },
  'SCP-告知': { reason: 'record', text: '告知承诺核查要用检查码但不计入考核，看检查记录' },
  'PLC-评估': { reason: 'human', text: '制定计划时综合考虑的各项因素，由人审查合理性' },
  'PLT-06': { reason: 'record', text: '交通的任务来源在登记检查任务时填写' },
  'PLT-08': { reason: 'record', text: '预警企业列入当月非计划检查还是下月计划，要看预警记录' },
  'FIL-JS-区': {
    reason: 'act',
    text: 'zfjd plan file 要求先登记市级备案（zfjd plan pass 或 --superior-ref）',
  },
  'FIL-JS-街镇': { reason: 'act', text: 'zfjd plan file 按 plan.filing_chain 直接备案' },
  'FIL-市监': {
    reason: 'act',
    text: '市局条线处室备案由 zfjd plan pass 登记、zfjd plan file 核对；公布期限由 zfjd due、plan status 核对；科室、分管领导和专班的审批是单位内部环节，不登记',
  },
  'FIL-药监': {
    reason: 'act',
    text: '市局业务处备案由 zfjd plan pass 登记、zfjd plan file 核对；公布期限由 zfjd due、plan status 核对',
  },
  'FIL-卫健': {
    reason: 'act',
    text: '两处备案不分先后，都由 zfjd plan pass、file 登记，缺的由 plan remind 列出；委分管领导审核是单位内部环节，不登记；月度计划没有写每月都要有，不列为缺报',
  },
  'FIL-文旅': {
    reason: 'act',
    text: '附件6只写申请计划编码；备案顺序按区方案二6由 zfjd plan file 核对，公布期限由 zfjd due、plan status 核对',
  },
  'FIL-交通': {
    reason: 'act',
    text: '市总队、区司法局、市司法局三步由 zfjd plan pass、file 按顺序登记；2月拟定、3月备案、每月25日前拟定下月计划由 plan status、remind、zfjd due 核对',
  },
  'FIL-城管': {
    reason: 'act',
    text: '附件9只写区司法局，市级按区方案二6由 zfjd plan file 核对；街镇的直接备案；各中队分别应报，由 plan status 列出',
  },
  'FIL-建管': {
    reason: 'act',
    text: '两处备案不分先后，都由 zfjd plan pass、file 登记，缺的由 plan remind 列出；公布期限由 zfjd due、plan status 核对；分管领导审核是单位内部环节，不登记',
  },
  'FIL-公安': { reason: 'act', text: '附件2没有写备案和公布期限，按区方案二6和条例第六十二条办理' },
  'FIL-消防': {
    reason: 'act',
    text: '主要领导审批由 zfjd plan pass 登记，没有登记的不能备案；2月底备案、3月底公布、每月公布名录由 plan status、remind、zfjd due 核对',
  },
  'FIL-生态': {
    reason: 'act',
    text: '年度计划先经市环境执法总队，由 zfjd plan pass 登记、file 核对；下月计划25日前汇总、3月底前公布由 plan status、remind、zfjd due 核对',
  },
  'FIL-人社': { reason: 'act', text: '附件10没有写备案和公布，按区方案二6和条例第六十二条办理' },
  'FIL-应急': {
    reason: 'act',
    text: '区政府批准年度计划由 zfjd plan pass 登记，没有登记的不能备案；向社会公示下月执法对象没有日期，不登记',
  },
  'FIL-农业': {
    reason: 'act',
    text: '附件13只写市执法总队，没有写区司法局；按区方案二6，两处都要备案，由 zfjd plan pass、file 核对',
  },
  'FIL-医保': { reason: 'act', text: '附件14没有写备案和公布，按区方案二6和条例第六十二条办理' },
  'FIL-LAW': {
    reason: 'act',
    text: '年度计划3月底前公布，由 zfjd due、plan status、remind 核对；公布内容由 zfjd plan export 导出',
  },
  'FIL-调整': {
    reason: 'act',
    text: '调整后的计划是新的一版，按同样顺序重新备案，备案后替代原计划，编码互相写明',
  },
  'FIL-消防-函': {
    reason: 'act',
    text: '每月7日前函告由 zfjd plan inform 登记（告知谁、哪一天），没有登记的由 plan remind、zfjd due 列出',
  },
  'FRQ-03': { reason: 'none', text: '卫健、城管、文旅、生态、建管、人社、医保的附件没有规定频次上限' },
  'FRQ-05': { reason: 'record', text: '触发式检查不受频次限制，不计入计划' },
  'FRQ-08': { reason: 'record', text: '比2024年明显下降，要有两年的检查记录' },
  'WGJ-07': { reason: 'record', text: '无感检查用物联网、大数据实施，看检查记录' },
  'MRG-11': { reason: 'process', text: '联合任务产生的三种途径' },
  'SNG-02': { reason: 'record', text: '是否擅自变更抽取的对象，要看检查记录' },
  'TRG-01': { reason: 'process', text: '安全生产领域先行试点' },
  'TRG-02': { reason: 'record', text: '触发式任务来源在申请检查码时填写' },
  'TRG-03': { reason: 'record', text: '摸底中发现线索转为触发式，看检查记录' },
  'TRG-04': { reason: 'record', text: '立案前的询问检查属于触发式，看检查记录' },
  'TPY-04': { reason: 'process', text: '对第三方服务的考核和回头看' },
  'SPC-02': { reason: 'act', text: '专项计划先备案再实施，由 zfjd plan file 办理；检查在先的由 P109 指出' },
};
