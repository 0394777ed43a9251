/** A line of business: what such firms are called, and which authorities look after them. */
export interface Trade {
  readonly industry: string;
  readonly endings: readonly string[];
  readonly sectors: readonly string[];
  /** 个体工商户 */
  readonly trader: boolean;
}

/** 行业. The order decides how the demo enterprises are spread. */
export const TRADES: readonly Trade[] = [
  trade('餐饮业', ['小吃店', '面馆', '饭店', '茶餐厅'], ['市监'], true),
  trade('餐饮业', ['餐饮管理', '餐饮服务'], ['市监']),
  trade('食品制造业', ['食品', '食品科技', '粮油食品'], ['市监']),
  trade('零售业', ['便利店', '超市', '水果店'], ['市监'], true),
  trade('零售业', ['商贸', '百货'], ['市监']),
  trade('药品零售', ['大药房', '医药连锁'], ['药监', '医保']),
  trade('医疗器械经营', ['医疗器械', '医疗科技'], ['药监']),
  trade('化妆品经营', ['化妆品', '日化用品'], ['药监']),
  trade('住宿业', ['酒店管理', '宾馆'], ['公安', '卫健']),
  trade('娱乐业', ['文化娱乐', '娱乐'], ['文旅', '公安']),
  trade('旅行社', ['旅行社', '国际旅行社'], ['文旅']),
  trade('文化服务业', ['文化传播', '文化创意'], ['文旅']),
  trade('卫生', ['门诊部', '口腔门诊部'], ['卫健', '医保']),
  trade('居民服务业', ['美容', '美发'], ['卫健'], true),
  trade('化学原料制造业', ['化工', '精细化工', '新材料'], ['应急', '生态']),
  trade('危险化学品经营', ['化工贸易', '石化'], ['应急']),
  trade('金属制品业', ['金属制品', '机械制造', '五金制品'], ['应急']),
  trade('金属表面处理', ['表面处理', '电镀'], ['生态']),
  trade('印染业', ['纺织印染', '针织'], ['生态']),
  trade('道路运输业', ['物流', '货运', '运输'], ['交通']),
  trade('机动车维修', ['汽车维修服务', '汽车服务'], ['交通']),
  trade('港口装卸', ['港务', '仓储物流'], ['交通']),
  trade('建筑业', ['建筑工程', '建设工程', '市政工程'], ['建管', '人社']),
  trade('工程监理', ['建设监理', '工程咨询'], ['建管']),
  trade('混凝土制品业', ['混凝土', '建材'], ['建管']),
  trade('物业管理', ['物业管理', '物业服务'], ['城管']),
  trade('房地产经纪', ['房地产经纪', '房产咨询'], ['城管']),
  trade('建筑垃圾运输', ['渣土运输', '环境服务'], ['城管']),
  trade('人力资源服务', ['人力资源', '劳务服务'], ['人社']),
  trade('职业培训', ['职业技能培训', '教育科技'], ['人社']),
  trade('种植业', ['农业发展', '蔬果种植'], ['农业']),
  trade('农资经营', ['农资经营部', '种苗店'], ['农业'], true),
  trade('畜牧业', ['畜牧养殖', '生态养殖'], ['农业']),
  trade('商业综合体', ['商业管理', '商业发展'], ['消防']),
  trade('仓储业', ['仓储', '供应链管理'], ['消防']),
];

function trade(
  industry: string,
  endings: readonly string[],
  sectors: readonly string[],
  trader = false,
): Trade {
  return { industry, endings, sectors, trader };
}
