// The texts of a history whose size AWS limits, and their size as AWS counts it: bytes of UTF-8.
import { detailsOf, type HistoryEvent } from '../../history/index.ts';

/** The bytes that a text takes in UTF-8; half a surrogate pair counts as the replacement character, three. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** An input, output or parameters text and the event that carries it. */
export interface Payload {
  readonly eventId: number;
  readonly what: 'input' | 'output' | 'parameters';
  readonly bytes: number;
}

/** The largest payload of a history; undefined where no event carries one. */
export function largestPayload(events: readonly HistoryEvent[]): Payload | undefined {
  let largest: Payload | undefined;
  for (const event of events) {
    const details = detailsOf(event);
    for (const what of ['input', 'output', 'parameters'] as const) {
      const text = details[what];
      // A text has at most three bytes a code unit: the small ones need no counting.
      if (text === undefined || (largest && text.length * 3 <= largest.bytes)) continue;
      const bytes = utf8Bytes(text);
      if (!largest || bytes > largest.bytes) largest = { eventId: event.id, what, bytes };
    }
  }
  return largest;
}
