// The 39 comparison operators of a Choice rule in JSONPath by name, and what their names are made of. What they decide and how they
// are put into words are tables of other rooms.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules

/** `Is`: of a kind; `Matches`: a text that follows a pattern; the others put two values in an order. */
export type Comparison =
  'Equals' | 'LessThan' | 'GreaterThan' | 'LessThanEquals' | 'GreaterThanEquals' | 'Matches' | 'Is';
export type ComparedType = 'String' | 'Numeric' | 'Timestamp' | 'Boolean' | 'Null' | 'Present';

export interface ChoiceOperator {
  readonly name: string;
  readonly type: ComparedType;
  readonly comparison: Comparison;
  /** Whether the operand is the path of the value to compare with. */
  readonly takesPath: boolean;
}

const orders = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'] as const;
const ordered = ['String', 'Numeric', 'Timestamp'] as const;
const kinds = ['Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp'] as const;

export const choiceOperators: readonly ChoiceOperator[] = [
  ...ordered.flatMap((type) => orders.flatMap((comparison) => withPath(type, comparison))),
  ...withPath('Boolean', 'Equals'),
  { name: 'StringMatches', type: 'String', comparison: 'Matches', takesPath: false },
  ...kinds.map((type) => ({ name: `Is${type}`, type, comparison: 'Is', takesPath: false }) as const),
];

function withPath(type: ComparedType, comparison: Comparison): readonly ChoiceOperator[] {
  const name = type + comparison;
  return [
    { name, type, comparison, takesPath: false },
    { name: `${name}Path`, type, comparison, takesPath: true },
  ];
}

const byName = new Map(choiceOperators.map((operator) => [operator.name, operator]));

/** The operator of a name, if there is one. */
export const choiceOperator = (name: string): ChoiceOperator | undefined => byName.get(name);
