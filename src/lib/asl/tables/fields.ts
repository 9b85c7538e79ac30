// The field table: every object of the language, the fields it may have, the kind of their values, the query language
// they belong to, one line of explanation and where AWS explains them. Diagnostics, completion and hover read nothing
// else, so a new field of the language is a new row here.
// Sources: https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html, https://states-language.net/
import type { QueryLanguage, StateType } from '../definition.ts';
import {
  maxExecutionSeconds,
  maxInlineConcurrency,
  maxItemsRead,
  maxLabelCharacters,
  maxNameCharacters,
  maxPayloadBytes,
  maxRetryDelaySeconds,
  maxSeconds,
} from '../limits.ts';
import { countText, spanInProse } from '../quantity.ts';

export type ObjectKind =
  | 'Machine'
  | 'Branch'
  | 'ItemProcessor'
  | StateType
  | 'ProcessorConfig'
  | 'Retrier'
  | 'Catcher'
  | 'ChoiceRule'
  | 'NestedRule'
  | 'Credentials'
  | 'ItemReader'
  | 'ReaderConfig'
  | 'ItemBatcher'
  | 'ResultWriter'
  | 'WriterConfig';

/** What a field's value is. */
export type FieldKind =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'path'
  | 'reference-path'
  | 'path-or-intrinsic'
  | 'template'
  | 'payload'
  | 'json'
  | 'timestamp'
  | 'state-name'
  | 'resource'
  | 'error-names'
  | 'texts'
  | 'objects'
  | 'object'
  | 'states';

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** One sentence for hover and completion. */
  readonly doc: string;
  /** Where AWS explains it, under `docsBase`. */
  readonly page: string;
  /** Absent: both. */
  readonly language?: QueryLanguage;
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  /** What AWS takes where the field is absent. */
  readonly default?: number | string;
  readonly values?: readonly string[];
  readonly nullable?: true;
  readonly nonEmpty?: true;
  /** Kind of the object, or of the objects in the array. */
  readonly object?: ObjectKind;
  /** The old name of another field. */
  readonly deprecated?: string;
  /** Only in a Map whose processor runs DISTRIBUTED. */
  readonly distributed?: true;
  /** A path that may not start at the context object. */
  readonly refusesContext?: true;
}

/** The Developer Guide; a field's or rule's `page` goes on from here. */
export const docsBase = 'https://docs.aws.amazon.com/step-functions/latest/dg/';

const structure = 'statemachine-structure.html';
const errors = 'concepts-error-handling.html';
const jsonata = 'transforming-data.html';
const distributed = 'state-map-distributed.html';

const comment: Field = {
  name: 'Comment',
  kind: 'text',
  doc: 'A note for people; it changes nothing.',
  page: structure,
};
const queryLanguage: Field = {
  name: 'QueryLanguage',
  kind: 'text',
  values: ['JSONPath', 'JSONata'],
  default: 'JSONPath',
  doc: 'The language in which data is selected and shaped: JSONPath (the default) or JSONata.',
  page: jsonata,
};
const type: Field = {
  name: 'Type',
  kind: 'text',
  required: true,
  doc: 'What the state does: Task, Pass, Choice, Wait, Parallel, Map, Succeed or Fail.',
  page: 'workflow-states.html',
};
const next: Field = {
  name: 'Next',
  kind: 'state-name',
  doc: 'The state to go to next, in the same States block.',
  page: structure,
};
const end: Field = {
  name: 'End',
  kind: 'boolean',
  doc: 'true: the block ends with this state.',
  page: structure,
};
const inputPath: Field = {
  name: 'InputPath',
  kind: 'path',
  nullable: true,
  language: 'JSONPath',
  doc: 'The part of the input that the state works with; null gives it an empty object.',
  page: 'input-output-inputpath-params.html',
};
const outputPath: Field = {
  name: 'OutputPath',
  kind: 'path',
  nullable: true,
  language: 'JSONPath',
  doc: 'The part of the result that becomes the output; null gives an empty object.',
  page: 'input-output-example.html',
};
const resultPath: Field = {
  name: 'ResultPath',
  kind: 'reference-path',
  nullable: true,
  language: 'JSONPath',
  doc: "Where the result goes in the state's input; absent, it replaces the input; null, it is dropped.",
  page: 'input-output-resultpath.html',
};
const resultSelector: Field = {
  name: 'ResultSelector',
  kind: 'template',
  language: 'JSONPath',
  doc: 'A template that shapes the raw result before ResultPath; $ is the result.',
  page: 'input-output-inputpath-params.html#input-output-resultselector',
};
const parameters = (doc: string): Field => ({
  name: 'Parameters',
  kind: 'template',
  language: 'JSONPath',
  doc,
  page: 'input-output-inputpath-params.html#input-output-parameters',
});
const argumentsField: Field = {
  name: 'Arguments',
  kind: 'payload',
  language: 'JSONata',
  doc: 'What the state works with, with {% … %} expressions; absent, the input as it is.',
  page: jsonata,
};
const output: Field = {
  name: 'Output',
  kind: 'payload',
  language: 'JSONata',
  doc: 'The output, with {% … %} expressions; absent, the result (or the input, where there is no result).',
  page: jsonata,
};
const assign: Field = {
  name: 'Assign',
  kind: 'template',
  doc: 'Variables to set when the state ends; later states of the same scope read them as $name.',
  page: 'workflow-variables.html',
};
const retry: Field = {
  name: 'Retry',
  kind: 'objects',
  object: 'Retrier',
  doc: 'Which errors are tried again, how often and how long to wait; the first retrier that matches counts.',
  page: `${errors}#error-handling-retrying-after-an-error`,
};
const catchField: Field = {
  name: 'Catch',
  kind: 'objects',
  object: 'Catcher',
  doc: 'Where to go when an error is left after the retries; the first catcher that matches counts.',
  page: `${errors}#error-handling-fallback-states`,
};
const errorEquals: Field = {
  name: 'ErrorEquals',
  kind: 'error-names',
  required: true,
  nonEmpty: true,
  doc: 'Names of the errors that it is for; States.ALL stands for nearly all of them.',
  page: `${errors}#error-handling-error-representation`,
};

const common: readonly Field[] = [type, comment, queryLanguage];
const transition: readonly Field[] = [next, end];
const paths: readonly Field[] = [inputPath, outputPath];
const outputs: readonly Field[] = [output, assign];
const results: readonly Field[] = [resultSelector, resultPath];

const startAt: Field = {
  name: 'StartAt',
  kind: 'state-name',
  required: true,
  doc: 'The state that runs first.',
  page: structure,
};
const states: Field = {
  name: 'States',
  kind: 'states',
  required: true,
  nonEmpty: true,
  doc: `The states by name; a name is unique in the whole machine and at most ${maxNameCharacters} characters long.`,
  page: structure,
};
// AWS names missing fields in this order.
const block: readonly Field[] = [states, startAt, comment];

/** What AWS takes where the field is absent; in the sentence, `{}` stands for it. */
const unlessGiven = (value: number | string, doc: string): Pick<Field, 'default' | 'doc'> => ({
  default: value,
  doc: doc.replace('{}', String(value)),
});

/** A number of a Map, with its Path form beside it. Measured of AWS: https://github.com/floci-io/floci/issues/3733. */
const numberWithPath = (
  name: string,
  doc: string,
  more: Partial<Field> & { readonly page: string },
): readonly Field[] => [
  { name, kind: 'integer', min: 0, doc, ...more },
  {
    name: `${name}Path`,
    kind: 'reference-path',
    language: 'JSONPath',
    doc: `Path of the value to take as ${name}.`,
    page: more.page,
    refusesContext: true,
    ...(more.distributed ? { distributed: true } : {}),
  },
];

export const fields: { readonly [kind in ObjectKind]: readonly Field[] } = {
  Machine: [
    ...block,
    queryLanguage,
    {
      name: 'Version',
      kind: 'text',
      values: ['1.0'],
      doc: 'The version of the language; only 1.0.',
      page: structure,
    },
    {
      name: 'TimeoutSeconds',
      kind: 'integer',
      min: 1,
      max: maxSeconds,
      doc: 'Seconds after which the whole execution ends as timed out.',
      page: structure,
    },
  ],
  Branch: block,
  ItemProcessor: [
    ...block,
    {
      name: 'ProcessorConfig',
      kind: 'object',
      object: 'ProcessorConfig',
      doc: 'Whether items run inside this execution (INLINE) or each in its own child execution (DISTRIBUTED).',
      page: distributed,
    },
  ],
  Task: [
    ...common,
    {
      name: 'Resource',
      kind: 'resource',
      required: true,
      doc: 'What to call: the ARN of a service integration, a Lambda function or an activity.',
      page: 'state-task.html',
    },
    ...paths,
    parameters(
      'A template for what is sent to the resource; keys that end in .$ take a path or an intrinsic function.',
    ),
    argumentsField,
    ...results,
    ...outputs,
    {
      name: 'Credentials',
      kind: 'object',
      object: 'Credentials',
      doc: 'Another role to take on for this task.',
      page: 'concepts-access-cross-acct-resources.html',
    },
    {
      name: 'TimeoutSeconds',
      kind: 'integer',
      min: 1,
      max: maxSeconds,
      default: maxSeconds,
      doc: `Seconds after which the task fails with States.Timeout; without it a task may wait for ${spanInProse(maxExecutionSeconds.STANDARD)}.`,
      page: 'state-task.html#task-state-fields',
    },
    {
      name: 'TimeoutSecondsPath',
      kind: 'reference-path',
      language: 'JSONPath',
      doc: 'Path of the value to take as TimeoutSeconds.',
      page: 'state-task.html#task-state-fields',
    },
    {
      name: 'HeartbeatSeconds',
      kind: 'integer',
      min: 1,
      max: maxSeconds,
      doc: 'Most seconds between two heartbeats of an activity or callback; less than TimeoutSeconds.',
      page: 'state-task.html#task-state-fields',
    },
    {
      name: 'HeartbeatSecondsPath',
      kind: 'reference-path',
      language: 'JSONPath',
      doc: 'Path of the value to take as HeartbeatSeconds.',
      page: 'state-task.html#task-state-fields',
    },
    retry,
    catchField,
    ...transition,
  ],
  Pass: [
    ...common,
    ...paths,
    {
      name: 'Result',
      kind: 'json',
      language: 'JSONPath',
      doc: 'The result, taken word for word: nothing in it is evaluated.',
      page: 'state-pass.html',
    },
    parameters('A template for the result; keys that end in .$ take a path or an intrinsic function.'),
    resultPath,
    ...outputs,
    ...transition,
  ],
  Choice: [
    ...common,
    ...paths,
    {
      name: 'Choices',
      kind: 'objects',
      object: 'ChoiceRule',
      required: true,
      nonEmpty: true,
      doc: 'The rules, tried in order; the first that is true decides.',
      page: 'state-choice.html',
    },
    {
      name: 'Default',
      kind: 'state-name',
      doc: 'Where to go if no rule is true; without it the execution fails then.',
      page: 'state-choice.html',
    },
    ...outputs,
  ],
  Wait: [
    ...common,
    ...paths,
    {
      name: 'Seconds',
      kind: 'integer',
      min: 0,
      max: maxSeconds,
      doc: 'How many seconds to wait.',
      page: 'state-wait.html',
    },
    {
      name: 'SecondsPath',
      kind: 'reference-path',
      language: 'JSONPath',
      doc: 'Path of the number of seconds to wait.',
      page: 'state-wait.html',
    },
    {
      name: 'Timestamp',
      kind: 'timestamp',
      doc: 'Until when to wait, such as 2030-01-01T00:00:00Z; a past time does not wait.',
      page: 'state-wait.html',
    },
    {
      name: 'TimestampPath',
      kind: 'reference-path',
      language: 'JSONPath',
      doc: 'Path of the time until which to wait.',
      page: 'state-wait.html',
    },
    ...outputs,
    ...transition,
  ],
  Parallel: [
    ...common,
    {
      name: 'Branches',
      kind: 'objects',
      object: 'Branch',
      required: true,
      nonEmpty: true,
      doc: 'The branches; each gets the same input, and the result is an array in their order.',
      page: 'state-parallel.html',
    },
    ...paths,
    parameters('A template for the input of every branch.'),
    argumentsField,
    ...results,
    ...outputs,
    retry,
    catchField,
    ...transition,
  ],
  Map: [
    ...common,
    {
      name: 'ItemProcessor',
      kind: 'object',
      object: 'ItemProcessor',
      doc: 'The states that run for every item.',
      page: 'state-map.html',
    },
    {
      name: 'Iterator',
      kind: 'object',
      object: 'ItemProcessor',
      deprecated: 'ItemProcessor',
      doc: 'The old name of ItemProcessor.',
      page: 'state-map.html',
    },
    {
      name: 'ItemsPath',
      kind: 'path',
      language: 'JSONPath',
      doc: 'Path of the array whose items are processed; absent, the whole input.',
      page: 'input-output-itemspath.html',
    },
    {
      name: 'Items',
      kind: 'payload',
      language: 'JSONata',
      doc: 'The array whose items are processed; absent, the whole input.',
      page: 'state-map.html',
    },
    {
      name: 'ItemSelector',
      kind: 'template',
      doc: 'A template for the input of every iteration; the item itself is $$.Map.Item.Value.',
      page: 'input-output-itemselector.html',
    },
    { ...parameters('The old name of ItemSelector.'), deprecated: 'ItemSelector' },
    ...numberWithPath(
      'MaxConcurrency',
      'How many items run at once; 0 is no limit of its own, 1 is one after another.',
      {
        page: 'state-map.html',
      },
    ),
    {
      name: 'ItemReader',
      kind: 'object',
      object: 'ItemReader',
      distributed: true,
      doc: 'Where the items are read from: a file or a listing in S3.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'ItemBatcher',
      kind: 'object',
      object: 'ItemBatcher',
      distributed: true,
      doc: 'Groups items, so that a child execution processes several.',
      page: 'input-output-itembatcher.html',
    },
    {
      name: 'ResultWriter',
      kind: 'object',
      object: 'ResultWriter',
      distributed: true,
      doc: 'Where the results are written in S3, and in which form.',
      page: 'input-output-resultwriter.html',
    },
    {
      name: 'Label',
      kind: 'text',
      distributed: true,
      doc: `A name for the Map Run, at most ${maxLabelCharacters} characters, unique in the machine.`,
      page: distributed,
    },
    ...numberWithPath('ToleratedFailureCount', 'How many items may fail before the Map fails.', {
      distributed: true,
      page: distributed,
    }),
    ...numberWithPath(
      'ToleratedFailurePercentage',
      'How many of a hundred items may fail before the Map fails.',
      {
        kind: 'number',
        max: 100,
        distributed: true,
        page: distributed,
      },
    ),
    ...paths,
    ...results,
    ...outputs,
    retry,
    catchField,
    ...transition,
  ],
  Succeed: [...common, ...paths, output],
  Fail: [
    ...common,
    { name: 'Error', kind: 'text', doc: 'The name of the error.', page: 'state-fail.html' },
    {
      name: 'ErrorPath',
      kind: 'path-or-intrinsic',
      language: 'JSONPath',
      doc: 'Path or intrinsic function that gives the name of the error.',
      page: 'state-fail.html',
    },
    { name: 'Cause', kind: 'text', doc: 'What happened, for people.', page: 'state-fail.html' },
    {
      name: 'CausePath',
      kind: 'path-or-intrinsic',
      language: 'JSONPath',
      doc: 'Path or intrinsic function that gives the cause.',
      page: 'state-fail.html',
    },
  ],
  ProcessorConfig: [
    {
      name: 'Mode',
      kind: 'text',
      values: ['INLINE', 'DISTRIBUTED'],
      default: 'INLINE',
      doc: `INLINE (the default): at most ${maxInlineConcurrency} items at once, one history. DISTRIBUTED: a child execution per item.`,
      page: distributed,
    },
    {
      name: 'ExecutionType',
      kind: 'text',
      values: ['STANDARD', 'EXPRESS'],
      doc: 'The type of the child executions of a distributed Map.',
      page: distributed,
    },
  ],
  Retrier: [
    errorEquals,
    {
      name: 'IntervalSeconds',
      kind: 'integer',
      min: 1,
      max: maxSeconds,
      ...unlessGiven(1, 'Seconds before the first retry; {} unless given.'),
      page: retry.page,
    },
    {
      name: 'MaxAttempts',
      kind: 'integer',
      min: 0,
      max: maxSeconds,
      ...unlessGiven(3, 'How many retries at most, the first call not counted; {} unless given, 0 for none.'),
      page: retry.page,
    },
    {
      name: 'BackoffRate',
      kind: 'number',
      min: 1,
      ...unlessGiven(2, 'By how much the wait grows with each retry; {} unless given.'),
      page: retry.page,
    },
    {
      name: 'MaxDelaySeconds',
      kind: 'integer',
      min: 1,
      max: maxRetryDelaySeconds,
      doc: 'The longest wait between two retries.',
      page: retry.page,
    },
    {
      name: 'JitterStrategy',
      kind: 'text',
      values: ['NONE', 'FULL'],
      ...unlessGiven('NONE', 'FULL: each wait is a random part of the computed one; {} unless given.'),
      page: retry.page,
    },
    { ...comment },
  ],
  Catcher: [
    errorEquals,
    { ...next, required: true, doc: 'The state to go to when the error is caught.' },
    { ...resultPath, doc: "Where {Error, Cause} goes in the state's input; absent, it replaces the input." },
    { ...output, doc: 'The output to go on with; $states.errorOutput is {Error, Cause}.' },
    assign,
    comment,
  ],
  ChoiceRule: [
    { ...next, required: true, doc: 'The state to go to if the rule is true.' },
    {
      name: 'Condition',
      kind: 'boolean',
      language: 'JSONata',
      doc: 'A {% … %} expression that gives true or false.',
      page: 'state-choice.html',
    },
    output,
    assign,
    comment,
  ],
  NestedRule: [comment],
  Credentials: [
    {
      name: 'RoleArn',
      kind: 'text',
      doc: 'The role to take on.',
      page: 'concepts-access-cross-acct-resources.html',
    },
    {
      name: 'RoleArn.$',
      kind: 'path-or-intrinsic',
      language: 'JSONPath',
      doc: 'Path or intrinsic function that gives the role to take on.',
      page: 'concepts-access-cross-acct-resources.html',
    },
  ],
  ItemReader: [
    {
      name: 'Resource',
      kind: 'text',
      required: true,
      doc: 'arn:aws:states:::s3:getObject for one file, arn:aws:states:::s3:listObjectsV2 for a listing.',
      page: 'input-output-itemreader.html',
    },
    { ...parameters('Which bucket and key, or which prefix.') },
    { ...argumentsField, doc: 'Which bucket and key, or which prefix.' },
    {
      name: 'ReaderConfig',
      kind: 'object',
      object: 'ReaderConfig',
      doc: 'The form of the file and how much of it to read.',
      page: 'input-output-itemreader.html',
    },
  ],
  ReaderConfig: [
    {
      name: 'InputType',
      kind: 'text',
      values: ['MANIFEST', 'JSON', 'CSV', 'JSONL', 'PARQUET'],
      doc: 'The form of the file.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'Transformation',
      kind: 'text',
      values: ['NONE', 'LOAD_AND_FLATTEN'],
      doc: 'LOAD_AND_FLATTEN reads every listed object and takes its items together.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'ManifestType',
      kind: 'text',
      values: ['ATHENA_DATA', 'S3_INVENTORY'],
      doc: 'The kind of manifest.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'CSVDelimiter',
      kind: 'text',
      values: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
      ...unlessGiven('COMMA', 'What separates the columns; {} unless given.'),
      page: 'input-output-itemreader.html',
    },
    {
      name: 'CSVHeaderLocation',
      kind: 'text',
      values: ['FIRST_ROW', 'GIVEN'],
      doc: 'Whether the column names are in the first row or in CSVHeaders.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'CSVHeaders',
      kind: 'texts',
      doc: 'The column names, in order.',
      page: 'input-output-itemreader.html',
    },
    {
      name: 'ItemsPointer',
      kind: 'text',
      doc: 'A JSON pointer to the array inside a JSON file.',
      page: 'input-output-itemreader.html',
    },
    ...numberWithPath('MaxItems', 'How many items to read at most; 0 for all.', {
      max: maxItemsRead,
      page: 'input-output-itemreader.html',
    }),
  ],
  ItemBatcher: [
    ...numberWithPath('MaxItemsPerBatch', 'How many items in a batch at most; 0 is no limit.', {
      page: 'input-output-itembatcher.html',
    }),
    ...numberWithPath(
      'MaxInputBytesPerBatch',
      `How many bytes in a batch at most, up to ${countText(maxPayloadBytes)}.`,
      {
        max: maxPayloadBytes,
        page: 'input-output-itembatcher.html',
      },
    ),
    {
      name: 'BatchInput',
      kind: 'template',
      doc: 'Something to give to every batch beside its items.',
      page: 'input-output-itembatcher.html',
    },
  ],
  ResultWriter: [
    {
      name: 'Resource',
      kind: 'text',
      doc: 'arn:aws:states:::s3:putObject',
      page: 'input-output-resultwriter.html',
    },
    { ...parameters('Which bucket and prefix.') },
    { ...argumentsField, doc: 'Which bucket and prefix.' },
    {
      name: 'WriterConfig',
      kind: 'object',
      object: 'WriterConfig',
      doc: 'The form in which results are written.',
      page: 'input-output-resultwriter.html',
    },
  ],
  WriterConfig: [
    {
      name: 'Transformation',
      kind: 'text',
      values: ['NONE', 'COMPACT', 'FLATTEN'],
      doc: 'NONE: full records; COMPACT: the outputs only; FLATTEN: arrays of outputs put together.',
      page: 'input-output-resultwriter.html',
    },
    {
      name: 'OutputType',
      kind: 'text',
      values: ['JSON', 'JSONL'],
      doc: 'The form of the files.',
      page: 'input-output-resultwriter.html',
    },
  ],
};

/** Fields of which an object must have exactly one (`needed`) or at most one. */
export interface Alternative {
  readonly fields: readonly string[];
  readonly needed: boolean;
}

const eitherPath = (name: string): Alternative => ({ fields: [name, `${name}Path`], needed: false });
const nextOrEnd: Alternative = { fields: ['Next', 'End'], needed: true };

export const alternatives: { readonly [kind in ObjectKind]?: readonly Alternative[] } = {
  Task: [nextOrEnd, eitherPath('TimeoutSeconds'), eitherPath('HeartbeatSeconds')],
  Pass: [nextOrEnd],
  Wait: [nextOrEnd, { fields: ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'], needed: true }],
  Parallel: [nextOrEnd],
  Map: [
    nextOrEnd,
    { fields: ['ItemProcessor', 'Iterator'], needed: true },
    eitherPath('MaxConcurrency'),
    eitherPath('ToleratedFailureCount'),
    eitherPath('ToleratedFailurePercentage'),
  ],
  Fail: [eitherPath('Error'), eitherPath('Cause')],
  ReaderConfig: [eitherPath('MaxItems')],
  ItemBatcher: [eitherPath('MaxItemsPerBatch'), eitherPath('MaxInputBytesPerBatch')],
  Credentials: [{ fields: ['RoleArn', 'RoleArn.$'], needed: false }],
};

const byName: { readonly [kind: string]: ReadonlyMap<string, Field> } = Object.fromEntries(
  Object.entries(fields).map(([kind, rows]) => [kind, new Map(rows.map((row) => [row.name, row]))]),
);

export const fieldOf = (kind: ObjectKind, name: string): Field | undefined => byName[kind]?.get(name);

/** The number that AWS takes where a field is absent; only for fields whose row has one. */
export function defaultOf(kind: ObjectKind, name: string): number {
  const value = fieldOf(kind, name)?.default;
  if (typeof value !== 'number') throw new Error(`The field table has no default number for ${name}.`);
  return value;
}
