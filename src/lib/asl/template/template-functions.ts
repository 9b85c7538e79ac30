// The functions of a deployment template (`Ref`, `Fn::Sub`, `Fn::GetAtt` …), as the `${placeholders}` that stand for their values.
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';

/** A value with CloudFormation's functions replaced by the texts or placeholders that they stand for. */
export function withPlaceholders(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replace(/\$\{!([^{}]*)\}/g, '$${$1}');
  if (Array.isArray(value)) return value.map(withPlaceholders);
  if (!isJsonObject(value)) return value;
  const [key, another] = Object.keys(value);
  if (key !== undefined && another === undefined && (key === 'Ref' || key.startsWith('Fn::'))) {
    return called(key, value[key] ?? null);
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPlaceholders(item)]));
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
