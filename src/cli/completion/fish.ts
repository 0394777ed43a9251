import type { CompletionScript } from './model.ts';
import type { Place } from './words.ts';

export const fish: CompletionScript = (places) => `# zfjd 命令补全（fish）
# 用法：zfjd completion fish > ~/.config/fish/completions/zfjd.fish
function __zfjd_at
    set -l at ''
    for word in (commandline -opc)[2..]
        switch "$at|$word"
${places.flatMap(steps).join('\n')}
        end
    end
    test "$at" = "$argv[1]"
end

complete -c zfjd -f
${places.flatMap(lines).join('\n')}
`;

/** fish knows the backslash within single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}

function steps({ path, next }: Place): string[] {
  return next.map(
    (step) =>
      `            case ${step.names.map((name) => quoted(`${path}|${name}`)).join(' ')}\n                set at ${quoted(step.path)}`,
  );
}

function lines({ path, commands, chinese, options, values, takesPath }: Place): string[] {
  const here = `complete -c zfjd -n ${quoted(`__zfjd_at "${path}"`)}`;
  return [
    ...[...commands, ...chinese].map(
      ({ word, meaning }) => `${here} -a ${quoted(word)} -d ${quoted(meaning)}`,
    ),
    ...values.map((value) => `${here} -a ${quoted(value)}`),
    ...(takesPath ? [`${here} -F`] : []),
    ...options.map(({ words, summary, value, optional }) => {
      const flags = words.map((word) =>
        word.startsWith('--') ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`,
      );
      const then = [
        ...(value && !optional ? [value.isPath ? '-r' : '-x'] : []),
        ...(value && value.choices.length > 0 ? [`-a ${quoted(value.choices.join(' '))}`] : []),
        ...(value?.isPath === true ? ['-F'] : []),
      ];
      return [here, ...flags, ...then, `-d ${quoted(summary)}`].join(' ');
    }),
  ];
}
