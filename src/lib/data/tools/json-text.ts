// JSON values as text: how many bytes long it is, and how deeply it is nested.
import { type JsonValue, maxJsonNesting } from '../../asl/index.ts';
import { StatesError } from '../states-error.ts';

/** The exact size of the value's compact JSON text in UTF-8 bytes. */
export function jsonBytes(value: JsonValue): number {
  return utf8Length(JSON.stringify(value));
}

/**
 * Whether the value's JSON text is longer than `limit` UTF-8 bytes. Walks the value once and stops early, without building
 * a text unless the answer is close. Throws StatesError `States.Runtime` for a value that is nested too deep.
 */
export function exceedsBytes(value: JsonValue, limit: number): boolean {
  if (upperBound(value, limit, 0) <= limit) return false;
  if (isNestedTooDeep(value)) throw tooDeep();
  return jsonBytes(value) > limit;
}

/** Whether a value is nested deeper than `maxJsonNesting`; takes no stack, whatever the depth. */
export function isNestedTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= maxJsonNesting; depth++) {
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const member of Object.values(each)) if (typeof member === 'object') next.push(member);
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}

const tooDeep = () =>
  new StatesError(
    'States.Runtime',
    `Document nesting depth (${maxJsonNesting + 1}) exceeds the maximum allowed (${maxJsonNesting})`,
  );

/** The number of bytes of a text in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

// No JSON text is longer: an escaped character takes 6 bytes, a number at most 25, true/false/null 5.
function upperBound(value: JsonValue, limit: number, depth: number): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value === 'number') return numberBound(value);
  if (typeof value !== 'object' || value === null) return 5;
  if (depth > maxJsonNesting) throw tooDeep();
  let bytes = 2;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) {
      bytes += upperBound(item, limit - bytes, depth + 1) + 1;
      if (bytes > limit) return bytes;
    }
    return bytes;
  }
  for (const key in value) {
    const item = (value as { readonly [key: string]: JsonValue })[key];
    if (item !== undefined) bytes += key.length * 6 + 4 + upperBound(item, limit - bytes, depth + 1);
    if (bytes > limit) return bytes;
  }
  return bytes;
}

// Close for small whole numbers, of which long lists are made.
function numberBound(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= 1_000_000) return 25;
  if (value < 1000) return value < 10 ? 1 : value < 100 ? 2 : 3;
  return value < 10_000 ? 4 : value < 100_000 ? 5 : 6;
}
