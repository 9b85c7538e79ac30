// The comparison operators of a Choice rule in JSONPath: one row each, with the type of operand it takes and the words
// for it. Diagnostics, completion, hover, explanations and edge labels read them here.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules

export type OperandKind = 'string' | 'number' | 'boolean' | 'timestamp' | 'path' | 'pattern';

export interface ChoiceOperator {
  readonly name: string;
  readonly operand: OperandKind;
  /** The words between the variable and the operand in a sentence. */
  readonly words: string;
  /** The sign between them in a short label. */
  readonly sign: string;
}

const comparisons = [
  { suffix: 'Equals', words: 'equals', sign: '=' },
  { suffix: 'LessThan', words: 'is less than', sign: '<' },
  { suffix: 'GreaterThan', words: 'is greater than', sign: '>' },
  { suffix: 'LessThanEquals', words: 'is at most', sign: '≤' },
  { suffix: 'GreaterThanEquals', words: 'is at least', sign: '≥' },
];
const families: readonly { readonly prefix: string; readonly operand: OperandKind; readonly note: string }[] =
  [
    { prefix: 'String', operand: 'string', note: '' },
    { prefix: 'Numeric', operand: 'number', note: '' },
    { prefix: 'Timestamp', operand: 'timestamp', note: ' (as an instant)' },
  ];
const kinds = ['Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp'];
const kindWords: { readonly [kind: string]: string } = {
  Null: 'null',
  Present: 'present',
  Numeric: 'a number',
  String: 'a text',
  Boolean: 'true or false',
  Timestamp: 'a timestamp',
};

export const choiceOperators: readonly ChoiceOperator[] = [
  ...families.flatMap(({ prefix, operand, note }) =>
    comparisons.flatMap(({ suffix, words, sign }) => [
      { name: `${prefix}${suffix}`, operand, words: `${words}${note}`, sign },
      {
        name: `${prefix}${suffix}Path`,
        operand: 'path' as const,
        words: `${words}${note} the value at`,
        sign,
      },
    ]),
  ),
  { name: 'BooleanEquals', operand: 'boolean', words: 'is', sign: '=' },
  { name: 'BooleanEqualsPath', operand: 'path', words: 'is the value at', sign: '=' },
  { name: 'StringMatches', operand: 'pattern', words: 'matches the pattern', sign: '~' },
  ...kinds.map((kind) => ({
    name: `Is${kind}`,
    operand: 'boolean' as const,
    words: kindWords[kind] ?? kind,
    sign: 'is',
  })),
];

const byName = new Map(choiceOperators.map((operator) => [operator.name, operator]));

export const choiceOperator = (name: string): ChoiceOperator | undefined => byName.get(name);
