// What AWS's refusals mean in plain words: those that beginners meet most, a row each, and else what the rule is about.
import { type Diagnostic, ruleOf } from '../../asl/index.ts';

const rows: readonly (readonly [rule: string, message: RegExp, plain: string])[] = [
  [
    'exclusive-fields',
    /only be one of .*\[Next, End\]/,
    'A state either goes on, with `Next`, or ends the run, with `End`. Take one of the two out.',
  ],
  [
    'exclusive-fields',
    /have only one of .*\[Next, End\]/,
    'It has neither: say where the run goes on (`"Next": "…"`), or that it ends here (`"End": true`).',
  ],
  ['exclusive-fields', /have only one of/, 'One of these must be there, and not two. Capitals count.'],
  ['missing-end', /./, 'No state ends the run. The last one needs `"End": true`.'],
  [
    'missing-target',
    /./,
    'Beside it stands no state of that name. Add the state, or write the name of one that is there, to the letter.',
  ],
  [
    'unreachable-state',
    /./,
    'No arrow leads to this state. Another state has to name it, in its `Next`, a `Catch` or a rule; the first state is named by `StartAt`.',
  ],
  [
    'required-fields',
    /\[States, StartAt\]/,
    'A workflow, also a small one inside another state, needs a `StartAt`, and its states inside `States`.',
  ],
  ['required-fields', /Resource/, 'A Task needs a `Resource`: what it calls.'],
  [
    'required-fields',
    /\[Next\]/,
    'Something here has no `Next`. Each rule of a Choice and each catcher has one, beside its own test or list of errors.',
  ],
  [
    'map-mode',
    /\[ExecutionType\]/,
    'A distributed Map says in its `ProcessorConfig` what its children are: `"ExecutionType": "STANDARD"` or `"EXPRESS"`.',
  ],
  ['required-fields', /./, 'Something that must be there is missing.'],
  [
    'unsupported-field',
    /'Next'/,
    'There may be no `Next` at this place: a test inside `And`, `Or` or `Not`, and a state that ends the run, lead nowhere.',
  ],
  [
    'unsupported-field',
    /./,
    'AWS knows no such field here: it may be misspelt (capitals count), or belong somewhere else.',
  ],
  ['reference-path', /./, 'A path begins with `$`, such as `$.label`.'],
  ['path-syntax', /./, 'A path begins with `$`, such as `$.label`.'],
  [
    'template-value',
    /./,
    'A key that ends in `.$` takes a path such as `$.name`, or a function: its name to the letter, texts in single quotes, every bracket closed. For a fixed value, leave the `.$` out of the key.',
  ],
  [
    'states-all',
    /./,
    '`States.ALL` takes whatever no entry before it has taken: it is alone in its list, and in the last entry.',
  ],
  ['choice-rule', /./, 'A rule needs what it compares with, such as `"NumericGreaterThan": 100`.'],
  [
    'other-language-field',
    /./,
    'A state is written in one query language: JSONPath has `ResultPath` and `Parameters`, JSONata has `Output` and `Arguments`.',
  ],
  [
    'jsonata-reference',
    /^Reference to/,
    'In JSONata, a variable begins with `$`, such as `$count`, and the data of a state is in `$states.input`.',
  ],
  ['state-type', /'Type'/, 'One of these eight words, to the letter: capitals count.'],
  ['value-type', /\[ARRAY\]/, 'A list is wanted here, in square brackets, even for a single entry.'],
  ['value-type', /\[NUMBER\]/, 'A number is wanted here, without quotes.'],
  ['value-type', /\[INTEGER\]/, 'A whole number is wanted here, without quotes.'],
  ['not-an-object', /./, 'A definition is one object in curly brackets. The editor has none.'],
];

/** A sentence on what a problem means; empty where nothing is known beyond its message. Pure. */
export const plainWordsOf = ({ message, rule }: Diagnostic): string =>
  rows.find(([name, pattern]) => name === rule && pattern.test(message))?.[2] ?? ruleOf(rule)?.about ?? '';
