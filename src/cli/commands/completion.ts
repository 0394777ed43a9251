import { Argument } from 'commander';
import type { Shell } from '../completion/write-script.ts';
import type { Register } from '../command.ts';

export const register: Register = (noun, deps) => {
  noun
    .examples(
      ['zfjd completion bash', '在 ~/.bashrc 里写一行 source <(zfjd completion bash)'],
      ['zfjd completion zsh', '在 ~/.zshrc 的 compinit 之后写 source <(zfjd completion zsh)'],
      ['zfjd completion fish', '存成 ~/.config/fish/completions/zfjd.fish'],
      ['zfjd completion powershell', '在 $PROFILE 里写 zfjd completion powershell | Out-String | iex'],
    )
    .addArgument(new Argument('<终端>', '在哪种终端里用').choices(['bash', 'zsh', 'fish', 'powershell']))
    .run(deps, async (_options: object, shell: Shell) => {
      const [{ completionScript }, { describeCommand }] = await Promise.all([
        import('../completion/write-script.ts'),
        import('../command-tree.ts'),
      ]);
      const script = completionScript(describeCommand(await deps.tree()), shell);
      return {
        schema: 'zfjd.completion/1',
        data: { shell, script },
        blocks: [{ kind: 'verbatim', text: script.trimEnd() }],
      };
    });
};
