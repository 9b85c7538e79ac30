// DynamoDB's values: `{"S": "text"}`, `{"N": "12.5"}` and so on. Numbers are exact decimals, as DynamoDB's are.
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  isJsonObject,
  isNumberText,
} from '../../../asl/index.ts';

export type AttributeType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'BOOL' | 'NULL';
/** An object with one member, named by its type. */
export type AttributeValue = JsonObject;
export type Item = { readonly [attribute: string]: AttributeValue };

export const typeOf = (value: AttributeValue): AttributeType => Object.keys(value)[0] as AttributeType;

const contentOf = (value: AttributeValue): JsonValue => value[typeOf(value)] ?? null;

export const textIn = (value: AttributeValue): string => String(contentOf(value));
export const membersOf = (value: AttributeValue): JsonArray => {
  const content = contentOf(value);
  return Array.isArray(content) ? content : [];
};
export const mapIn = (value: AttributeValue): Item => {
  const content = contentOf(value);
  return isJsonObject(content) ? (content as Item) : {};
};
export const isSet = (type: AttributeType): type is 'SS' | 'NS' | 'BS' =>
  type === 'SS' || type === 'NS' || type === 'BS';

/** A text that two values share exactly when DynamoDB holds them for equal. */
export function identityOf(value: AttributeValue): string {
  const type = typeOf(value);
  const content = contentOf(value);
  switch (type) {
    case 'N':
      return `N${decimalText(parseDecimal(String(content)))}`;
    case 'NS':
      return `NS${JSON.stringify(
        membersOf(value)
          .map((n) => decimalText(parseDecimal(String(n))))
          .sort(),
      )}`;
    case 'SS':
    case 'BS':
      return `${type}${JSON.stringify(membersOf(value).map(String).sort())}`;
    case 'L':
      return `L${JSON.stringify(membersOf(value).map((member) => identityOf(member as AttributeValue)))}`;
    case 'M':
      return `M${JSON.stringify(
        Object.entries(mapIn(value))
          .map(([name, member]) => [name, identityOf(member)])
          .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      )}`;
    default:
      return `${type}${JSON.stringify(content)}`;
  }
}

/** Negative, zero or positive; undefined for values that have no order between them. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  const type = typeOf(a);
  if (type !== typeOf(b)) return undefined;
  if (type === 'N') return Number(signOf(subtract(parseDecimal(textIn(a)), parseDecimal(textIn(b)))));
  if (type !== 'S' && type !== 'B') return undefined;
  const [x, y] = [textIn(a), textIn(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

export const sum = (a: AttributeValue, b: AttributeValue): AttributeValue => ({
  N: decimalText(add(parseDecimal(textIn(a)), parseDecimal(textIn(b)))),
});
export const difference = (a: AttributeValue, b: AttributeValue): AttributeValue => ({
  N: decimalText(subtract(parseDecimal(textIn(a)), parseDecimal(textIn(b)))),
});

/** `digits` × 10^−`scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function parseDecimal(text: string): Decimal {
  const [mantissa = '0', exponent = '0'] = text.trim().toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  if (!isNumberText(text)) return { digits: 0n, scale: 0 };
  const digits = BigInt(`${whole.replace('+', '')}${fraction}`.replace(/^-?$/, '0'));
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

const rescaled = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);
const add = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { digits: rescaled(a, scale) + rescaled(b, scale), scale };
};
const subtract = (a: Decimal, b: Decimal): Decimal => add(a, { digits: -b.digits, scale: b.scale });
const signOf = ({ digits }: Decimal): number => (digits < 0n ? -1 : digits > 0n ? 1 : 0);

function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  return `${sign}${whole}${scale === 0 || fraction === '' ? '' : `.${fraction}`}`;
}
