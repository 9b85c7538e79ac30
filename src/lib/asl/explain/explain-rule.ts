// A Choice rule in plain English: "If $.total is greater than 100 and $.vip is true, it goes to "Gift"."
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';
import { explainExpression } from './explain-data.ts';
import { isJsonata } from '../reading/objects.ts';
import { choiceOperator } from '../tables/operators.ts';
import { quoted } from './sentence.ts';

/** One sentence about a rule of a Choice state. */
export function explainRule(rule: JsonValue): string {
  const next = ownValue(rule, 'Next');
  const goes = typeof next === 'string' ? `it goes to ${quoted(next)}` : 'it goes nowhere yet';
  return `If ${conditionOf(rule, 0)}, ${goes}.`;
}

/** Rules nest; nobody reads a sentence that deep. */
const maxDepth = 8;

/** When a rule is true, as half a sentence. */
export function conditionOf(rule: JsonValue, depth = 0): string {
  if (!isJsonObject(rule) || depth > maxDepth) return '…';
  const condition = ownValue(rule, 'Condition');
  if (typeof condition === 'boolean') return condition ? 'in any case' : 'never';
  if (typeof condition === 'string') {
    const expression = isJsonata(condition) ? condition.slice(2, -2).trim() : condition;
    return `${expression} is true (${lowered(explainExpression(expression))})`;
  }
  for (const [field, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const parts = ownValue(rule, field);
    if (!Array.isArray(parts)) continue;
    const joined = parts.map((part) => conditionOf(part, depth + 1)).join(word);
    return depth > 0 && parts.length > 1 ? `(${joined})` : joined;
  }
  const negated = ownValue(rule, 'Not');
  if (negated !== undefined) return `it is not so that ${conditionOf(negated, depth + 1)}`;
  return comparison(rule);
}

function comparison(rule: JsonObject): string {
  const variable = ownValue(rule, 'Variable');
  const name = Object.keys(rule).find((key) => choiceOperator(key));
  const operator = name === undefined ? undefined : choiceOperator(name);
  const subject = typeof variable === 'string' ? variable : 'something';
  if (!operator || name === undefined) return `${subject} is compared with nothing yet`;
  const operand = ownValue(rule, name);
  if (operator.sign === 'is') return `${subject} ${operand === false ? 'is not' : 'is'} ${operator.words}`;
  const shown =
    operator.operand === 'path' && typeof operand === 'string' ? operand : JSON.stringify(operand);
  return `${subject} ${operator.words} ${shown}`;
}

const lowered = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
