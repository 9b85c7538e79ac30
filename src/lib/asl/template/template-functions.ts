// The functions of a deployment template (`Ref`, `Fn::Sub`, `Fn::GetAtt` …), as the `${placeholders}` that stand for their values.
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';

/** A value with CloudFormation's functions replaced by the texts or placeholders that they stand for. */
export function withPlaceholders(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replace(/\$\{!([^{}]*)\}/g, '$${$1}');
  if (Array.isArray(value)) return value.map(withPlaceholders);
  if (!isJsonObject(value)) return value;
  const name = functionIn(value);
  if (name !== undefined) return called(name, value[name] ?? null);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPlaceholders(item)]));
}

/**
 * Whether a deployment fills the value in, so that it may become anything: a text with `${…}`, or an object that is a
 * CloudFormation function such as `{"Ref": …}` or `{"Fn::GetAtt": …}`.
 */
export const hasPlaceholder = (value: unknown): boolean =>
  typeof value === 'string'
    ? /\$\{[^{}]*\}/.test(value)
    : isJsonObject(value) && functionIn(value) !== undefined;

/** The CloudFormation function that an object calls. */
function functionIn(value: JsonObject): string | undefined {
  const [key, another] = Object.keys(value);
  return another === undefined && (key === 'Ref' || key?.startsWith('Fn::') === true) ? key : undefined;
}

function called(name: string, argument: JsonValue): JsonValue {
  if (name === 'Ref' && typeof argument === 'string') return `\${${argument}}`;
  if (name === 'Fn::GetAtt') {
    const parts = Array.isArray(argument) ? argument : [argument];
    return `\${${parts.map(String).join('.')}}`;
  }
  if (name === 'Fn::Sub') return withPlaceholders(Array.isArray(argument) ? (argument[0] ?? '') : argument);
  if (name === 'Fn::Join' && Array.isArray(argument)) {
    const [separator, list] = argument;
    const parts = Array.isArray(list) ? list.map(withPlaceholders) : [];
    if (
      typeof separator === 'string' &&
      Array.isArray(list) &&
      parts.every((part) => typeof part === 'string')
    ) {
      return parts.join(separator);
    }
  }
  const first = Array.isArray(argument) ? argument[0] : argument;
  return `\${${name.replace('Fn::', '')}${typeof first === 'string' ? ` ${first.replace(/[{}$]/g, '')}` : ''}}`;
}
