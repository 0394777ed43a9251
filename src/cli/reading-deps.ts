import type { Deps } from './deps.ts';

/** What imports from workbooks need. */
export async function readingDeps(deps: Deps) {
  const { shippedVocabularies } = await import('./vocabularies.ts');
  const [store, reader] = await Promise.all([deps.openStore(), deps.reader()]);
  return { store, reader, vocabularies: shippedVocabularies(deps.root) };
}
