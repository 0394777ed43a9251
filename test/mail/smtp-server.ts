import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a mail server was given. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** Answers that a test wants instead of the usual ones, by the start of the client's line; `.` = the end of a message. */
export type Answers = Readonly<Record<string, string>>;

/** A mail server small enough to be read: plain SMTP with AUTH, one message after another. */
export async function startSmtp(answers: Answers = {}): Promise<SmtpServer> {
  const received: Received[] = [];
  const server: Server = createServer((socket) => serve(socket, received, answers));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, received: Received[], answers: Answers): void {
  let [from, data, inData, rest] = ['', '', false, ''];
  let to: string[] = [];
  const say = (text: string) => socket.write(`${text}\r\n`);
  const answer = (line: string): void => {
    const own = Object.keys(answers).find((start) => line.startsWith(start));
    if (own !== undefined) return void say(answers[own] ?? '');
    if (line.startsWith('EHLO')) return void say('250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN');
    if (line.startsWith('AUTH')) return void say('235 ok');
    if (line.startsWith('MAIL FROM:')) from = line.slice(10);
    if (line.startsWith('RCPT TO:')) to.push(line.slice(8));
    if (line === 'DATA') {
      inData = true;
      return void say('354 go on');
    }
    say(line === 'QUIT' ? '221 bye' : '250 ok');
    if (line === 'QUIT') socket.end();
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!inData) answer(line);
      else if (line !== '.') data += `${line}\n`;
      else {
        if (!answers['.']) received.push({ from, to, data });
        [data, inData, to] = ['', false, []];
        say(answers['.'] ?? '250 taken');
      }
    }
  });
  say('220 test');
}
