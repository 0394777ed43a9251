import type { CompletionScript } from './model.ts';
import { quoted } from './model.ts';
import type { Place } from './words.ts';

/** Chinese names are offered where no English one fits: a list of both would be twice as long. */
export const bash: CompletionScript = (places) => `# zfjd 命令补全（bash）
# 用法：source <(zfjd completion bash)；或存到 ~/.local/share/bash-completion/completions/zfjd
_zfjd_step() {
  case "$1|$2" in
${places.flatMap(steps).join('\n')}
    *) return 1 ;;
  esac
}

_zfjd_at() {
  commands='' chinese='' options='' values='' path=''
  case "$1" in
${places.map(at).join('\n')}
  esac
}

_zfjd_value() {
  values='' path=''
  case "$1|$2" in
${places.flatMap(valuesAfter).join('\n')}
    *) return 1 ;;
  esac
}

_zfjd() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at='' i step commands chinese options values path
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    step=$(_zfjd_step "$at" "\${COMP_WORDS[i]}") && at=$step
  done
  if _zfjd_value "$at" "\${COMP_WORDS[COMP_CWORD - 1]}"; then
    options=''
  else
    _zfjd_at "$at"
  fi
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  COMPREPLY=($(compgen -W "$commands $values" -- "$cur"))
  if [[ \${#COMPREPLY[@]} -eq 0 ]]; then COMPREPLY=($(compgen -W "$chinese" -- "$cur")); fi
  if [[ -n $path ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _zfjd zfjd
`;

function steps({ path, next }: Place): string[] {
  return next.map(
    (step) =>
      `    ${step.names.map((name) => quoted(`${path}|${name}`)).join(' | ')}) echo ${quoted(step.path)} ;;`,
  );
}

function at({ path, commands, chinese, options, values, takesPath }: Place): string {
  const list = (words: readonly string[]) => quoted(words.join(' '));
  const parts = [
    ...(commands.length > 0
      ? [`commands=${list(commands.map((c) => c.word))} chinese=${list(chinese.map((c) => c.word))}`]
      : []),
    ...(values.length > 0 ? [`values=${list(values)}`] : []),
    ...(takesPath ? ['path=1'] : []),
    `options=${list(options.flatMap((option) => option.words))}`,
  ];
  return `    ${quoted(path)}) ${parts.join(' ')} ;;`;
}

function valuesAfter({ path, options }: Place): string[] {
  return options.flatMap(({ words, value, optional }) => {
    if (value === undefined || optional) return [];
    const pattern = words.map((word) => quoted(`${path}|${word}`)).join(' | ');
    const then = [
      ...(value.choices.length > 0 ? [`values=${quoted(value.choices.join(' '))}`] : []),
      ...(value.isPath ? ['path=1'] : []),
    ];
    return [`    ${pattern}) ${then.length === 0 ? ':' : then.join(' ')} ;;`];
  });
}
