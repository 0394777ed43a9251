import type { Clause, Finding } from '../kernel/finding.ts';

/**
 * The same findings with each text and clause held once: what they say again and again (next steps, values, clauses) takes
 * most of their memory, and a thousand plans have millions of them.
 */
export function withSharedTexts(findings: readonly Finding[]): Finding[] {
  const texts = new Map<string, string>();
  const clauses = new Map<string, Clause>();
  const text = (said: string) => held(texts, said, said);
  return findings.map(({ code, severity, aspect, where, value, message, basis, next }) => ({
    code: text(code),
    severity: text(severity) as Finding['severity'],
    aspect: text(aspect) as Finding['aspect'],
    where: {
      ...where,
      file: text(where.file),
      ...(where.sheet !== undefined && { sheet: text(where.sheet) }),
    },
    value: text(value),
    message: text(message),
    ...(basis && { basis: held(clauses, `${basis.document}\n${basis.at}`, basis) }),
    next: text(next),
  }));
}

function held<T>(all: Map<string, T>, key: string, fresh: T): T {
  const known = all.get(key);
  if (known === undefined) all.set(key, fresh);
  return known ?? fresh;
}
