import { UserError } from './errors.ts';

/** What a thread ran into, in the form that passes between threads: expected trouble, or a defect of ours. */
export type Trouble =
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
  | { readonly kind: 'defect'; readonly message: string; readonly stack: string | undefined };

export function troubleFrom(thrown: unknown): Trouble {
  if (thrown instanceof UserError)
    return { kind: 'refused', code: thrown.code, message: thrown.message, hint: thrown.hint };
  return {
    kind: 'defect',
    message: thrownText(thrown),
    stack: thrown instanceof Error ? thrown.stack : undefined,
  };
}

/** What was thrown, as text: some libraries throw plain strings. */
export function thrownText(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}
