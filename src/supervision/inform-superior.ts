import { UserError } from '../kernel/errors.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

/** 告知上一级主管部门 of a vertically managed body (条例第四十二条). */
export function informSuperior(
  deps: CaseDeps,
  options: ActOptions & { readonly superior: string },
): CaseResult {
  const { store } = deps;
  const superior = prose(options.superior);
  if (superior === '') {
    throw new UserError('E_CASE_NEEDS', '须写明告知的是哪个上一级主管部门', {
      hint: '写 --to 部门名称；名录中写有上级主管部门的可以不写',
      exit: 2,
    });
  }
  store.write((tx) => takeStep(tx, store.actor, stepOf('inform-superior', options, { superior })));
  return caseResult(deps, options.number);
}
