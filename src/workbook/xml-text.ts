const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character data as it stands between tags → text: CDATA, entities, `_x000D_` escapes; line ends `\n`. */
export function xmlText(raw: string): string {
  const plain = raw.includes('<') ? withoutMarkup(raw) : entities(raw);
  const unescaped = plain.includes('_x') ? plain.replace(/_x([\da-f]{4})_/gi, fromHex) : plain;
  return unescaped.includes('\r') ? unescaped.replace(/\r\n?/g, '\n') : unescaped;
}

/** An attribute's value. */
export function xmlAttribute(raw: string): string {
  return entities(raw);
}

function entities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}

function fromHex(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** CDATA sections taken literally, comments and processing instructions left out. */
function withoutMarkup(raw: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = raw.indexOf('<', at);
    if (open < 0) return text + entities(raw.slice(at));
    text += entities(raw.slice(at, open));
    const [start, close] = markupAt(raw, open);
    const end = raw.indexOf(close, open + start.length);
    const stop = end < 0 ? raw.length : end;
    if (start === '<![CDATA[') text += raw.slice(open + start.length, stop);
    at = stop + close.length;
  }
}

function markupAt(raw: string, open: number): [start: string, close: string] {
  if (raw.startsWith('<![CDATA[', open)) return ['<![CDATA[', ']]>'];
  return raw.startsWith('<!--', open) ? ['<!--', '-->'] : ['<?', '?>'];
}
