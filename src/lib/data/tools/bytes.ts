// Text as UTF-8 bytes and back, and as Base64, without the platform's encoders: the core knows neither browser nor Node.

/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as `TextEncoder` does. */
export function utf8Encode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x1_0000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return Uint8Array.from(bytes);
}

/** The text of UTF-8 bytes; every ill-formed sequence becomes U+FFFD, as `TextDecoder` does. */
export function utf8Decode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++] ?? 0;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const length =
      first >= 0xc2 && first < 0xe0
        ? 1
        : first >= 0xe0 && first < 0xf0
          ? 2
          : first >= 0xf0 && first < 0xf5
            ? 3
            : 0;
    let code = first & (0x3f >> length);
    let read = 0;
    for (; read < length; read++) {
      const next = bytes[at] ?? 0;
      const [low, high] = read === 0 ? secondByteRange(first) : [0x80, 0xbf];
      if (next < low || next > high) break;
      code = (code << 6) | (next & 63);
      at++;
    }
    text += length > 0 && read === length ? String.fromCodePoint(code) : '\ufffd';
  }
  return text;
}

// Which second bytes keep a sequence shortest, outside the surrogates and below U+110000.
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as Base64 with padding (RFC 4648 §4). */
export function base64Encode(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += `${alphabet[bits >> 18]}${alphabet[(bits >> 12) & 63]}`;
    text += b === undefined ? '=' : alphabet[(bits >> 6) & 63];
    text += c === undefined ? '=' : alphabet[bits & 63];
  }
  return text;
}

/** The bytes of a Base64 text. Characters outside the alphabet are passed over and padding may be missing, as observed of AWS. */
export function base64Decode(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    if (character === '=') break;
    const value = alphabet.indexOf(character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xff_ffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 255);
    }
  }
  return Uint8Array.from(bytes);
}
