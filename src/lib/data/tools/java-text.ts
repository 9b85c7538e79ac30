// How Java prints values, where AWS lets it show: in causes, and in the texts that intrinsic functions make.
import { type JsonArray, type JsonValue, isJsonObject } from '../../asl/index.ts';

/** The compact JSON text of a value. */
export const toJsonText = (value: JsonValue): string =>
  JSON.stringify(value).replace(stringOrNumber, (token) =>
    token.startsWith('"') ? token : toJavaNumber(Number(token)),
  );

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** A value as `toString` of Java's maps, lists and numbers prints it: `{a=1, b=[x, null]}`. */
export function toJavaText(value: JsonValue): string {
  if (typeof value === 'number') return toJavaNumber(value);
  if (Array.isArray(value)) return `[${(value as JsonArray).map(toJavaText).join(', ')}]`;
  if (!isJsonObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${toJavaText(member)}`)
    .join(', ')}}`;
}

/**
 * Whole numbers in full; others as Double.toString has them, with an exponent below 0.001 and from ten million on. Contributors
 * of floci saw `1.789180622E9` in what AWS gave a child (https://github.com/floci-io/floci/pull/3460).
 */
function toJavaNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
