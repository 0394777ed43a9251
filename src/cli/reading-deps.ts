import type { Deps } from './deps.ts';

/** What imports from workbooks need. */
export async function readingDeps(deps: Deps) {
  const [{ shippedVocabularies }, { districtVocabularies }] = await Promise.all([
    import('./vocabularies.ts'),
    import('../plan/header-words.ts'),
  ]);
  const [store, reader] = await Promise.all([deps.openStore(), deps.reader()]);
  const shipped = await shippedVocabularies(deps.root);
  return { store, reader, vocabularies: districtVocabularies(store, shipped) };
}
