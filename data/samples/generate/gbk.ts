const LEADS = { from: 0x81, to: 0xfe };
const TRAILS = { from: 0x40, to: 0xfe };

let table: ReadonlyMap<string, number> | undefined;

/** GBK bytes of a text, as Chinese spreadsheet programs save a .csv. @throws RangeError on a character GBK has not */
export function encodeGbk(text: string): Buffer {
  table ??= build();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(char);
    if (pair === undefined) throw new RangeError(`not in GBK: ${char}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

/** The decoder's own table, turned round. */
function build(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = LEADS.from; lead <= LEADS.to; lead += 1) {
    for (let trail = TRAILS.from; trail <= TRAILS.to; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, (lead << 8) | trail);
    }
  }
  return codes;
}
