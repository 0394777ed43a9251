import type { CompletionScript } from './model.ts';
import type { Place } from './words.ts';

export const powershell: CompletionScript = (places) => `# zfjd 命令补全（PowerShell）
# 用法：zfjd completion powershell | Out-String | Invoke-Expression；要每次都有，写进 $PROFILE
$script:ZfjdNext = @{
${places.flatMap(steps).join('\n')}
}
$script:ZfjdWords = @{
${places.map(words).join('\n')}
}
$script:ZfjdValues = @{
${places.flatMap(valuesAfter).join('\n')}
}
Register-ArgumentCompleter -Native -CommandName zfjd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $at = ''
  $previous = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete) { break }
    $previous = $element.ToString()
    $step = $script:ZfjdNext["$at|$previous"]
    if ($null -ne $step) { $at = $step }
  }
  $key = "$at|$previous"
  # An empty answer leaves file names to PowerShell itself.
  if ($script:ZfjdValues.ContainsKey($key)) { $words = $script:ZfjdValues[$key] }
  else { $words = $script:ZfjdWords[$at] }
  $words | Where-Object { $_[0].StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;

/** PowerShell takes the typographic quotes for quotes, too. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/gu, '$&$&')}'`;
}

function steps({ path, next }: Place): string[] {
  return next.flatMap(({ names, path: to }) =>
    names.map((name) => `  ${quoted(`${path}|${name}`)} = ${quoted(to)}`),
  );
}

function rows(all: readonly (readonly [word: string, meaning: string])[]): string {
  return `@(${all.map(([word, meaning]) => `,@(${quoted(word)}, ${quoted(meaning)})`).join('; ')})`;
}

function words({ path, commands, chinese, options, values }: Place): string {
  const all = [
    ...[...commands, ...chinese].map(({ word, meaning }) => [word, meaning] as const),
    ...values.map((value) => [value, value] as const),
    ...options.flatMap((option) => option.words.map((word) => [word, option.summary] as const)),
  ];
  return `  ${quoted(path)} = ${rows(all)}`;
}

function valuesAfter({ path, options }: Place): string[] {
  return options.flatMap(({ words: flags, value, optional }) =>
    value === undefined || optional
      ? []
      : flags.map(
          (flag) =>
            `  ${quoted(`${path}|${flag}`)} = ${rows(value.choices.map((choice) => [choice, choice]))}`,
        ),
  );
}
