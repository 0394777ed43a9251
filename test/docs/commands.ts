/** Every command in the code blocks of a page, without comment, environment and path; those shortened with … left out. */
export function commandsIn(page: string): string[] {
  return [...page.matchAll(/^```(?:sh|cron)\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .flatMap((line) => /(?:^|\s|\/)zfjd (.+?)(?:\s+#.*)?$/u.exec(line)?.[1] ?? [])
    .filter((line) => !line.includes('…'));
}
