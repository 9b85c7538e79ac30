// A Choice rule as a short label for an edge of the graph: `$.total > 100`, `$.a present and not $.b = "x"`.
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { choiceOperator } from '../tables/operators.ts';

/** The rule as short text of at most `length` characters; `?` where it cannot be read. */
export function choiceLabel(rule: JsonValue | undefined, length = 48): string {
  const label = isJsonObject(rule) ? describe(rule, 0) : '?';
  return shortened(label.replace(/\s+/g, ' ').trim() || '?', length);
}

/** A text cut to a length, with a mark where something is missing; never cuts a character in half. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** Rules nest; nobody reads a label that deep. */
const maxDepth = 8;

function describe(rule: JsonObject, depth: number): string {
  if (depth > maxDepth) return '…';
  const condition = ownValue(rule, 'Condition');
  if (condition !== undefined) return withoutDelimiters(condition);
  for (const [field, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const parts = ownValue(rule, field);
    if (Array.isArray(parts)) {
      const texts = parts.map((part) => (isJsonObject(part) ? describe(part, depth + 1) : '?'));
      const joined = texts.join(word);
      return depth > 0 && texts.length > 1 ? `(${joined})` : joined;
    }
  }
  const negated = ownValue(rule, 'Not');
  if (isJsonObject(negated)) return `not ${describe(negated, depth + 1)}`;
  return comparison(rule);
}

function comparison(rule: JsonObject): string {
  const variable = ownValue(rule, 'Variable');
  const name = Object.keys(rule).find((key) => choiceOperator(key));
  const operator = name === undefined ? undefined : choiceOperator(name);
  const subject = typeof variable === 'string' ? isolated(variable) : '?';
  if (!operator || name === undefined) return subject;
  const operand = ownValue(rule, name);
  if (operator.sign === 'is') return `${subject} ${operand === false ? 'is not' : 'is'} ${operator.words}`;
  const shown =
    operator.operand === 'path' && typeof operand === 'string' ? operand : JSON.stringify(operand);
  return `${subject} ${operator.sign} ${isolated(String(shown))}`;
}

/** A part that reads from right to left keeps that to itself: without it `$.א > 5` would be shown with its sides changed. */
const isolated = (part: string): string => (rightToLeft.test(part) ? `\u2066${part}\u2069` : part);
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

function withoutDelimiters(condition: JsonValue): string {
  if (typeof condition !== 'string') return JSON.stringify(condition);
  return condition.replace(/^\{%/, '').replace(/%\}$/, '').trim();
}
