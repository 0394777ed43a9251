import type { Column, Key, Layout } from './model.ts';

/** Columns from `表头=key · 上层/下层=key`; `\n` is a line end within a header. */
function columns(texts: string): Column[] {
  return texts.split('·').map((text) => {
    const [title = '', key = ''] = text.trim().split('=');
    const at = title.indexOf('/');
    return at < 0 || key === 'plan_type'
      ? { key: key as Key, header: title }
      : { key: key as Key, parent: title.slice(0, at), header: title.slice(at + 1) };
  });
}

/** 统计表 of seventeen columns. */
export const STATISTICS: Layout = {
  columns: columns(`
    序号=seq·任务名称=plan_name·制定任务依据=basis·检查类型（日常/专项）=plan_type·实施主体=subject·
    是否联合检查=joint_flag·联合部门=coop·检查地域=area·实施层级=level·检查事项=item·检查方式=method·
    任务日期=time·是否涉企=enterprise_flag·检查对象=object_scope·检查对象基数=object_base·
    检查比例=ratio·检查频次上限=freq_cap`),
};

/** Frequency and its cap in one cell. */
export const FREQUENCY_AND_CAP: Layout = {
  columns: columns(`
    序号=seq·检查事项=item·实施依据=basis·具体检查对象（含数量）或“双随机”抽查对象=object_scope·
    检查内容（项目）=item_detail·检查方式=method·抽查比例=ratio·检查频次和上限=freq_cap·检查时间安排=time·
    承办机构=internal_unit·是否属跨部门联合检查（如是，需写明牵头部门和配合部门）=joint_flag·备注=remark`),
};

export const SPOT_CHECKS: Layout = {
  columns: columns(`
    序号=seq·抽查任务名称=plan_name·抽查类型=plan_type·抽查事项=item·检查对象=object_scope·
    检查方式=method·抽查比例=ratio·大约抽取的检查对象数量=target_count·实施\n时间=time·实施单位=subject`),
};

/** Without 序号; ratio and count in one cell. */
export const JOINT_SPOT_CHECKS: Layout = {
  columns: columns(`
    抽查计划编号=plan_code·任务\n名称=plan_name·抽查类型=plan_type·抽查对象=object_scope·
    发起\n部门=lead·参与\n部门=coop·抽查\n比例\n（数量）=ratio·检查方式=method·起止时间=time·抽查事项=item`),
};

export const RISK_BANDS: Layout = {
  columns: columns(`
    序号=seq·抽查事项=item·检查对象=object_scope·事项类别=item_class·抽查比例及频次=ratio_freq·
    预估抽查对象数=target_count·预估抽查对象风险等级=risk·检查方式=method·检查时间=time·
    责任科室=internal_unit·检查主体=subject`),
};

/** Merged cells and a note at the bottom. */
export const MERGED_WITH_NOTE: Layout = {
  columns: columns(`
    序号=seq·抽查\n领域=domain·抽查\n事项=item·抽查事项类别=item_class·检查\n对象=object_scope·
    检查\n依据=basis·检查要点=item_detail·检查\n方式=method·抽查比例及频次=ratio_freq·
    检查必要性=necessity·完成\n时限=time·联络股室（单位）=internal_unit`),
  merged: ['domain', 'internal_unit'],
};

export const FIRE: Layout = {
  columns: columns(`
    序号=seq·抽查类别=domain·抽查事项=item·检查对象=object_scope·风险等级=risk·检查方式=method·
    抽查比例=ratio·检查频次=freq·抽查时间=time·备注=remark`),
  merged: ['domain'],
};

export const SMART_SUPERVISION: Layout = {
  columns: columns(`
    序号=seq·抽查任务名称=plan_name·抽查事项=item·抽查对象范围=object_scope·抽查比例及频次=ratio_freq·
    智慧监管（信用风险分类）要求=risk·抽查检查起止时间=time·发起部门=lead·配合部门=coop·抽查检查模式=method`),
};

/** Start and end in columns of their own. */
export const TWO_DATES: Layout = {
  columns: columns(`
    序号=seq·任务名称=plan_name·抽查事项=item·检查对\n\n象范围=object_scope·抽查户数=target_count·
    抽查比例=ratio·检查方式=method·实施层级=level·抽取日期=time_start·抽取日期至=time_end·备注=remark`),
};

export const YEARLY_NAMES: Layout = {
  columns: columns(`
    序号=seq·检查主体=subject·年度计划名称=plan_name·检查事项=item·检查对象=object_scope·
    检查内容=item_detail·检查方式=method·计划开展时间=time·股室=internal_unit·抽查比例=ratio·
    抽查频次=freq·抽查数量=target_count`),
  merged: ['plan_name'],
};

export const BATCHES: Layout = {
  columns: columns(`
    序号=seq·行业=domain·任务名称=plan_name·抽查事项=item·联查对象=object_scope·检查主体=subject·
    检查方式=method·责任分工=assign·抽查比例=ratio·时间安排=time·备注=remark`),
};

export const LEAD_AND_COOPERATION: Layout = {
  columns: columns(`
    序号=seq·行业=domain·牵头部门=lead·任务名称=plan_name·联查部门=coop·抽查事项=item·
    联查对象=object_scope·检查主体=subject·检查方式=method·抽查比例=ratio·时间安排=time·备注=remark`),
  merged: ['domain', 'lead', 'plan_name'],
};

/** Header of two rows. */
export const TWO_LEVELS: Layout = {
  columns: columns(`
    序号=seq·抽查领域=domain·联合抽查事项=item·检查对象/范围=object_scope·检查对象/基数=object_base·
    事项类别=item_class·抽查比例及频次=ratio_freq·检查\n时间=time·检查\n方式=method·检查部门/发起=lead·
    检查部门/配合=coop·实施\n层级=level·抽查内容=item_detail`),
};

/** One domain over several items. */
export const ROW_SPANS: Layout = {
  columns: columns(`
    序号=seq·抽查领域=domain·抽查事项=item·检查对象=object_scope·检查方式=method·抽查比例=ratio·
    检查主体=subject·检查时间=time·实施层级\n及说明=level`),
  merged: ['domain', 'level'],
};

/** Without 序号. */
export const PLAIN: Layout = {
  columns: columns(`
    检查主体=subject·检查事项=item·检查对象=object_scope·检查方式=method·管理对象基数=object_base·
    检查比例=ratio·备注=remark`),
};

export const FREQUENCY_RATE: Layout = {
  columns: columns(`
    序号=seq·抽查事项=item·检查主体=subject·检查对象=object_scope·检查方式=method·
    事项类别（一般检查事项、重点检查事项）=item_class·抽查比例=ratio·抽查频率=freq·抽查时间=time`),
};

export const WITH_BASE: Layout = {
  columns: columns(`
    序号=seq·抽查任务名称=plan_name·抽查事项=item·抽查主体（层级）=subject·抽查对象=object_scope·
    检查方式=method·抽查基数=object_base·抽查比例=ratio·实施抽查时间段=time·备注=remark`),
};

export const SAME_FIRM: Layout = {
  columns: columns(`
    检查主体=subject·检查事项=item·检查依据=basis·检查对象=object_scope·检查方式=method·检查时间=time·
    检查比例=ratio·同一企业检查频次=freq_cap·可联合检查部门=coop`),
};

/** 八要素 as the district's own papers name them. */
export const EIGHT_FIELDS: Layout = {
  columns: columns(`
    检查事项=item·检查依据=basis·检查主体=subject·检查对象范围=object_scope·检查比例=ratio·
    检查方式=method·检查项目=item_detail·检查频次=freq`),
};

/** The same with 序号, time, and whatever a sector adds. */
export function fields(further = ''): Layout {
  return {
    columns: columns(
      `序号=seq·检查事项=item·检查依据=basis·检查主体=subject·检查对象范围=object_scope·检查比例=ratio·检查方式=method·
      检查要点=item_detail·检查频次=freq·检查时间=time${further === '' ? '' : `·${further}`}`,
    ),
  };
}

/** 月度计划 with the objects by name. */
export const NAMED: Layout = {
  columns: columns(`
    序号=seq·检查事项=item·检查依据=basis·检查主体=subject·具体检查对象=object_scope·检查方式=method·
    检查要点=item_detail·检查时间=time·备注=remark`),
};

/** 月度计划 with the firms' codes and two date columns. */
export const NAMED_BY_DAY: Layout = {
  columns: columns(`
    序号=seq·检查事项=item·检查依据=basis·检查对象名称=object_scope·统一社会信用代码=object_uscc·
    检查方式=method·检查要点=item_detail·开始日期=time_start·结束日期=time_end·备注=remark`),
};

export const UNIT_LIST: Layout = {
  columns: columns(`
    序号=seq·企业名称=object_scope·统一社会信用代码=object_uscc·所属行业=domain·检查事项=item·
    检查比例=ratio·检查方式=method·检查频次=freq·检查时间=time`),
};

export function withColumns(layout: Layout, further: string): Layout {
  return { ...layout, columns: [...layout.columns, ...columns(further)] };
}
