import type { LocalDate } from '../kernel/local-date.ts';
import type { Reader } from '../store/store.ts';
import {
  lapsedMandates,
  incompleteMandates,
  withoutOfficers,
  lapsedCertificates,
  unclaimedItems,
  sharedNames,
  ambiguousAliases,
} from './check-store.ts';

/** 名录问题: something in the rosters that a person should look into. */
export interface RegistryProblem {
  readonly code: string;
  readonly severity: '必改' | '建议';
  /** Name of the thing it is about. */
  readonly about: string;
  readonly message: string;
  readonly next: string;
}

/** 检查名录: what the rosters themselves show to be wrong or about to be. */
export function checkRegistry(reader: Reader, today: LocalDate): RegistryProblem[] {
  const problems: RegistryProblem[] = [];
  const add = (
    code: string,
    severity: RegistryProblem['severity'],
    rows: readonly { about: string | null; detail: string | null }[],
    message: (detail: string) => string,
    next: string,
  ) => {
    for (const { about, detail } of rows) {
      problems.push({ code, severity, about: about ?? '', message: message(detail ?? ''), next });
    }
  };
  add(
    'R201',
    '必改',
    reader.all(lapsedMandates, today),
    (to) => `委托期限已于${to}届满`,
    '停止其检查，或取得新的委托书后重新导入名录',
  );
  add(
    'R202',
    '必改',
    reader.all(incompleteMandates),
    () => '受委托组织的委托机关、事项或起止日期不全',
    '补齐后重新导入执法单位名录',
  );
  add('R203', '建议', reader.all(withoutOfficers), () => '没有在岗的持证执法人员', '核对执法人员名录');
  add(
    'R204',
    '必改',
    reader.all(lapsedCertificates, today),
    (detail) => `执法证 ${detail}，已过期`,
    '换证前不得参加检查',
  );
  add(
    'R205',
    '建议',
    reader.all(unclaimedItems),
    (code) => `事项 ${code} 没有单位认领`,
    '请相关单位在事项库中认领',
  );
  add(
    'R206',
    '建议',
    reader.all(sharedNames),
    (codes) => `同名的检查对象：${codes}`,
    '计划中写统一社会信用代码以便区分',
  );
  add(
    'R207',
    '必改',
    reader.all(ambiguousAliases),
    (names) => `这个简称或别名同时指：${names}`,
    '在名录中改成不重复的简称',
  );
  return problems;
}
