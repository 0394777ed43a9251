import type { CompletionScript } from './model.ts';
import { quoted } from './model.ts';
import type { Place, Word } from './words.ts';

export const zsh: CompletionScript = (places) => `#compdef zfjd
# zfjd 命令补全（zsh）
# 用法：source <(zfjd completion zsh)；或存为 $fpath 中的 _zfjd
_zfjd() {
  local at='' word
  local -a names chinese flags values
  local takes_path=''
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at|$word" in
${places.flatMap(steps).join('\n')}
    esac
  done
  case "$at|\${words[CURRENT-1]}" in
${places.flatMap(valuesAfter).join('\n')}
  esac
  case "$at" in
${places.map(at).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe 选项 flags
    return
  fi
  (( $#values )) && compadd -a values
  if (( $#names )); then
    _describe 命令 names || _describe 命令 chinese
  fi
  [[ -n $takes_path ]] && _files
}
# 由 compinit 自动载入时直接补全，用 source 载入时登记
if [[ "\${funcstack[1]}" == _zfjd ]]; then _zfjd "$@"; else compdef _zfjd zfjd; fi
`;

function steps({ path, next }: Place): string[] {
  return next.map(
    (step) =>
      `      ${step.names.map((name) => quoted(`${path}|${name}`)).join(' | ')}) at=${quoted(step.path)} ;;`,
  );
}

function at({ path, commands, chinese, options, values, takesPath }: Place): string {
  const described = options.flatMap(({ words, summary }) =>
    words.map((word) => ({ word, meaning: summary })),
  );
  const parts = [
    ...(commands.length > 0 ? [`names=(${list(commands)})`, `chinese=(${list(chinese)})`] : []),
    `flags=(${list(described)})`,
    ...(values.length > 0 ? [`values=(${values.map(quoted).join(' ')})`] : []),
    ...(takesPath ? ['takes_path=1'] : []),
  ];
  return `    ${quoted(path)})\n      ${parts.join('\n      ')}\n      ;;`;
}

/** `word:meaning`; a colon within would end the word. */
function list(words: readonly Word[]): string {
  return words
    .map(({ word, meaning }) => quoted(`${word.replaceAll(':', String.raw`\:`)}:${meaning}`))
    .join(' ');
}

function valuesAfter({ path, options }: Place): string[] {
  return options.flatMap(({ words, value, optional }) => {
    if (value === undefined || optional) return [];
    const pattern = words.map((word) => quoted(`${path}|${word}`)).join(' | ');
    const then = value.choices.length > 0 ? `compadd -- ${value.choices.map(quoted).join(' ')}; ` : '';
    return [`    ${pattern}) ${then}${value.isPath ? '_files; ' : ''}return ;;`];
  });
}
