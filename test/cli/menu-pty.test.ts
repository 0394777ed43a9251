import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './harness.ts';

/** Runs a command on a pseudo-terminal of 60×24: waits for each text to be shown, then presses the keys. */
const DRIVER = `
import fcntl, json, os, pty, select, struct, sys, termios, time
command, steps = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 60, 0, 0))
shown, seen, end = '', 0, time.time() + 60
def read():
    global shown
    if time.time() > end: raise SystemExit('too late, shown: ' + shown)
    if not select.select([fd], [], [], 0.2)[0]: return True
    try: data = os.read(fd, 65536)
    except OSError: return False
    shown += data.decode('utf-8', 'replace')
    return len(data) > 0
for text, keys in steps:
    while text not in shown[seen:]:
        if not read(): raise SystemExit('ended, shown: ' + shown)
    seen = len(shown)
    time.sleep(0.3)
    os.write(fd, keys.encode())
while read(): pass
_, status = os.waitpid(pid, 0)
print(json.dumps({'code': os.waitstatus_to_exitcode(status), 'shown': shown}))
`;

const [ENTER, DOWN, CTRL_C, ESC] = ['\r', '\u001b[B', '\u0003', '\u001b'];
const CAN = spawnSync('python3', ['-c', 'import pty, termios']).status === 0;

// A real terminal by way of Python's pty; where there is none, menu.test.ts still covers what is asked.
describe.skipIf(!CAN)('zfjd alone on a real terminal', { timeout: 90_000 }, () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zfjd-pty-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const press = (...steps: (readonly [shown: string, keys: string])[]) => {
    const command = [process.execPath, join(ROOT, 'bin', 'zfjd.js')];
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      ZFJD_DB: join(folder, 'a.db'),
      TERM: 'xterm-256color',
    };
    const out = execFileSync('python3', ['-c', DRIVER, JSON.stringify([command, steps])], { env });
    return JSON.parse(out.toString('utf8')) as { code: number; shown: string };
  };

  it.each([
    ['q', 'q'],
    ['Esc', ESC],
    ['Ctrl-C', CTRL_C],
    ['the last line', DOWN + ENTER],
  ])('is left by %s, with the cursor shown again', (_by, keys) => {
    const { code, shown } = press(['q 或 Esc 离开', keys]);
    expect(code).toBe(0);
    expect(shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(shown.lastIndexOf('\u001b[?25l'));
  });

  it('takes Chinese answers, shows the command it runs, and comes back to the menu', () => {
    const { code, shown } = press(
      ['新建数据库', ENTER],
      ['政策包', `jinshan${ENTER}`],
      ['全称', `某区司法局${ENTER}`],
      ['代字', `某司${ENTER}`],
      ['看到期', 'q'],
    );
    expect(code).toBe(0);
    expect(shown).toContain('zfjd init --pack jinshan --bureau 某区司法局 --code 某司');
  });
});
