// The comparison operators of a Choice rule in words: the type of operand that each takes, and how a sentence or a short label says
// it. Diagnostics, completion, hover, explanations and edge labels read them here.
import type { ComparedType, Comparison } from '../../grammar/index.ts';
import * as grammar from '../../grammar/index.ts';

export type OperandKind = 'string' | 'number' | 'boolean' | 'timestamp' | 'path' | 'pattern';

export interface ChoiceOperator extends grammar.ChoiceOperator {
  readonly operand: OperandKind;
  /** The words between the variable and the operand in a sentence. */
  readonly words: string;
  /** The sign between them in a short label. */
  readonly sign: string;
}

const comparisons: {
  readonly [comparison in Comparison]: { readonly words: string; readonly sign: string };
} = {
  Equals: { words: 'equals', sign: '=' },
  LessThan: { words: 'is less than', sign: '<' },
  GreaterThan: { words: 'is greater than', sign: '>' },
  LessThanEquals: { words: 'is at most', sign: '≤' },
  GreaterThanEquals: { words: 'is at least', sign: '≥' },
  Matches: { words: 'matches the pattern', sign: '~' },
  Is: { words: 'is', sign: 'is' },
};
const types: { readonly [type in ComparedType]: { readonly operand: OperandKind; readonly kind: string } } = {
  String: { operand: 'string', kind: 'a text' },
  Numeric: { operand: 'number', kind: 'a number' },
  Timestamp: { operand: 'timestamp', kind: 'a timestamp' },
  Boolean: { operand: 'boolean', kind: 'true or false' },
  Null: { operand: 'boolean', kind: 'null' },
  Present: { operand: 'boolean', kind: 'present' },
};

export const choiceOperators: readonly ChoiceOperator[] = grammar.choiceOperators.map(inWords);

const byName = new Map(choiceOperators.map((operator) => [operator.name, operator]));

export const choiceOperator = (name: string): ChoiceOperator | undefined => byName.get(name);

function inWords(operator: grammar.ChoiceOperator): ChoiceOperator {
  const { type, comparison, takesPath } = operator;
  const { sign, words } = comparisons[comparison];
  if (comparison === 'Matches') return { ...operator, operand: 'pattern', words, sign };
  if (comparison === 'Is') return { ...operator, operand: 'boolean', words: types[type].kind, sign };
  const said = type === 'Boolean' ? 'is' : type === 'Timestamp' ? `${words} (as an instant)` : words;
  return takesPath
    ? { ...operator, operand: 'path', words: `${said} the value at`, sign }
    : { ...operator, operand: types[type].operand, words: said, sign };
}
