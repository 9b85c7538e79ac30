// For every rule a definition in which it fires and the nearest one in which it does not. Written by us.
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { RuleName } from '../../src/lib/asl/rules/catalogue.ts';
import type { DiagnoseOptions } from '../../src/lib/asl/rules/diagnose.ts';

export interface RuleSample {
  readonly fires: JsonValue;
  readonly silent: JsonValue;
  readonly options?: DiagnoseOptions;
  /** The message, where AWS was seen to say it. */
  readonly message?: string;
  readonly location?: string;
}

type Fields = { readonly [field: string]: JsonValue };
const lambda = 'arn:aws:states:::lambda:invoke';
const call = {
  Type: 'Task',
  Resource: lambda,
  Parameters: { FunctionName: 'f' },
  TimeoutSeconds: 9,
  End: true,
};
const jsonataCall = {
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: 'f' },
  QueryLanguage: 'JSONata',
  TimeoutSeconds: 9,
  End: true,
};
const done = { Type: 'Succeed' };
const pass = (more: Fields = {}): Fields => ({ Type: 'Pass', End: true, ...more });
const task = (more: Fields = {}): Fields => ({ ...call, ...more });
const one = (state: Fields, more: Fields = {}): JsonValue => ({
  StartAt: 'A',
  States: { A: state },
  ...more,
});
const two = (a: Fields, b: Fields, more: Fields = {}): JsonValue => ({
  StartAt: 'A',
  States: { A: a, B: b },
  ...more,
});
const choice = (rule: Fields, more: Fields = {}): JsonValue => ({
  StartAt: 'A',
  States: { A: { Type: 'Choice', Choices: [{ Next: 'B', ...rule }], Default: 'B', ...more }, B: done },
});
const items = (config: Fields, more: Fields = {}, inner: Fields = pass()): JsonValue =>
  one({
    Type: 'Map',
    End: true,
    ItemProcessor: { ProcessorConfig: config, StartAt: 'Item', States: { Item: inner } },
    ...more,
  });
const distributed = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const branches = (...states: readonly Fields[]): JsonValue =>
  one({
    Type: 'Parallel',
    End: true,
    Branches: states.map((state, index) => ({ StartAt: `B${index}`, States: { [`B${index}`]: state } })),
  });
const jsonata = (expression: string, more: Fields = {}): JsonValue =>
  one(pass({ Output: `{% ${expression} %}`, ...more }), { QueryLanguage: 'JSONata' });

/** A reader that knows just what the samples need; the real one lives in another room. */
const reader: DiagnoseOptions = {
  jsonata: (expression) => {
    const text = expression.trim();
    if (text.endsWith('+')) {
      return {
        problem: { message: 'Unexpected end of expression', offset: expression.length },
        variables: [],
        contextReads: [],
      };
    }
    const variables = [...expression.matchAll(/\$(\w+)(?:\.(\w+))?/g)].map((match) => ({
      name: match[1] ?? '',
      ...(match[2] === undefined ? {} : { field: match[2] }),
      offset: match.index,
    }));
    const contextReads = /^[a-z]/.test(text) ? [{ name: text, offset: expression.indexOf(text) }] : [];
    return { variables, contextReads };
  },
};

export const samples: { readonly [rule in RuleName]: RuleSample } = {
  'not-an-object': { fires: [], silent: one(done), message: 'Definition must be a valid JSON object' },
  'required-fields': {
    fires: {},
    silent: one(done),
    message: 'These fields are required: [States, StartAt]',
    location: '/',
  },
  'unsupported-field': {
    fires: one(pass({ Retry: [] })),
    silent: one(task({ Retry: [] })),
    message: "Field 'Retry' is not supported",
    location: '/States/A',
  },
  'other-language-field': {
    fires: one(pass({ Output: 1 })),
    silent: one(pass({ Output: 1 }), { QueryLanguage: 'JSONata' }),
    message:
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
    location: '/States/A',
  },
  'value-type': {
    fires: one(pass({ End: 'yes' })),
    silent: one(pass({ End: true })),
    location: '/States/A/End',
  },
  'value-choice': {
    fires: one(done, { Version: '2.0' }),
    silent: one(done, { Version: '1.0' }),
    message: 'Value should be one of the following: [1.0]',
    location: '/Version',
  },
  'value-range': {
    fires: items(distributed, { ToleratedFailurePercentage: 101 }),
    silent: items(distributed, { ToleratedFailurePercentage: 100 }),
    message: 'Maximum value is 100.0',
    location: '/States/A/ToleratedFailurePercentage',
  },
  'empty-value': {
    fires: branches(),
    silent: branches(pass()),
    message: 'Value cannot be empty',
    location: '/States/A/Branches',
  },
  'exclusive-fields': {
    fires: one({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true }),
    silent: one({ Type: 'Wait', Seconds: 1, End: true }),
    message:
      'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
    location: '/States/A',
  },
  'state-type': {
    fires: one({ Type: 'Tusk', End: true }),
    silent: one(pass()),
    message:
      "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
    location: '/States/A/Type',
  },
  'language-downgrade': {
    fires: one(pass({ QueryLanguage: 'JSONPath' }), { QueryLanguage: 'JSONata' }),
    silent: one(pass({ QueryLanguage: 'JSONata' }), { QueryLanguage: 'JSONPath' }),
    message: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    location: '/States/A',
  },
  'path-syntax': {
    fires: one(pass({ InputPath: 'order' })),
    silent: one(pass({ InputPath: "$.order[?(@.total > 3)]['net'][0:2]" })),
    message: 'Value must be a valid JSONPath.',
    location: '/States/A/InputPath',
  },
  'reference-path': {
    fires: one(pass({ ResultPath: '$.a[*]' })),
    silent: one(pass({ ResultPath: '$.a[0].b' })),
    message: 'Value is not a Reference Path',
    location: '/States/A/ResultPath',
  },
  'template-value': {
    fires: one(pass({ Parameters: { 'a.$': "States.Format('\\q')" } })),
    silent: one(pass({ Parameters: { 'a.$': "States.Format('{} \\'', States.MathAdd($.n, -1))" } })),
    message: "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call",
    location: '/States/A/Parameters',
  },
  'duplicate-template-key': {
    fires: one(pass({ Parameters: { a: 1, 'a.$': '$.b' } })),
    silent: one(pass({ Parameters: { 'a.$': '$.b' } })),
  },
  timestamp: {
    fires: one({ Type: 'Wait', Timestamp: '2030-02-30T00:00:00Z', End: true }),
    silent: one({ Type: 'Wait', Timestamp: '2032-02-29T00:00:00.5+02:00', End: true }),
    message: 'String does not match RFC3339 timestamp',
    location: '/States/A/Timestamp',
  },
  'choice-rule': {
    fires: choice({ Variable: '$.a', And: [] }),
    silent: choice({ And: [{ Variable: '$.a', IsPresent: true }] }),
    message: 'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
    location: '/States/A/Choices[0]',
  },
  'states-all': {
    fires: one(task({ Retry: [{ ErrorEquals: ['States.ALL', 'Oops'] }] })),
    silent: one(task({ Retry: [{ ErrorEquals: ['Oops'] }, { ErrorEquals: ['States.ALL'] }] })),
    message: 'States.ALL must appear alone and at end of list',
  },
  'heartbeat-below-timeout': {
    fires: one(task({ HeartbeatSeconds: 9 })),
    silent: one(task({ HeartbeatSeconds: 8 })),
    location: '/States/A/HeartbeatSeconds',
  },
  'resource-arn': {
    fires: one(task({ Resource: 'arn:aws:states:::dynamodb:query' })),
    silent: one(task({ Resource: 'arn:aws:states:::aws-sdk:dynamodb:query' })),
    message:
      'The resource provided arn:<partition>:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
    location: '/States/A/Resource',
  },
  'integration-request': {
    fires: one(task({ Parameters: {} })),
    silent: one(task({ Parameters: { 'FunctionName.$': '$.f' } })),
    message: "The field 'FunctionName' is required but was missing",
  },
  'express-integration': {
    fires: one(task({ Resource: `${lambda}.waitForTaskToken` })),
    silent: one(task()),
    options: { type: 'EXPRESS' },
    message: "Express state machine does not support '.waitForTaskToken' service integration ",
    location: '/States/A/Resource',
  },
  credentials: {
    fires: one(task({ Credentials: {} })),
    silent: one(task({ Credentials: { 'RoleArn.$': '$.role' } })),
    message: "The field 'RoleArn' is required but was missing",
    location: '/States/A/Credentials',
  },
  'map-mode': {
    fires: items({ Mode: 'DISTRIBUTED' }),
    silent: items(distributed),
    message: 'These fields are required: [ExecutionType]',
  },
  'item-reader': {
    fires: items(distributed, { ItemReader: { Resource: 'arn:aws:states:::s3:putObject', Parameters: {} } }),
    silent: items(distributed, {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', 'Key.$': '$.key' },
      },
    }),
    location: '/States/A/ItemReader/Resource',
  },
  'item-batcher': {
    fires: items(distributed, { ItemBatcher: { BatchInput: {} } }),
    silent: items(distributed, { ItemBatcher: { MaxItemsPerBatch: 1, BatchInput: {} } }),
    location: '/States/A/ItemBatcher',
  },
  'evaluated-request': {
    fires: one(task({ Parameters: { FunctionName: 'f', 'TaskToken.$': '$.t' } })),
    silent: one(task({ Parameters: { FunctionName: 'f', Payload: { 'TaskToken.$': '$.t' } } })),
    location: '/States/A/Parameters/TaskToken.$',
  },
  'result-writer': {
    fires: items(distributed, { ResultWriter: {} }),
    silent: items(distributed, {
      ResultWriter: { WriterConfig: { Transformation: 'NONE', OutputType: 'JSON' } },
    }),
  },
  label: {
    fires: items(distributed, { Label: 'a b' }),
    silent: items(distributed, { Label: 'a-b' }),
  },
  'duplicate-label': {
    fires: two(
      {
        ...(items(distributed, { Label: 'L' }) as { States: { A: Fields } }).States.A,
        End: false,
        Next: 'B',
      },
      {
        ...(items(distributed, { Label: 'L' }) as { States: { A: Fields } }).States.A,
        ItemProcessor: { ProcessorConfig: distributed, StartAt: 'I2', States: { I2: pass() } },
      },
    ),
    silent: items(distributed, { Label: 'L' }),
  },
  'missing-target': {
    fires: choice({ Variable: '$.a', IsNull: true }, { Default: 'Nowhere' }),
    silent: choice({ Variable: '$.a', IsNull: true }),
    message: "Missing 'Next' target: Nowhere",
    location: '/States/A/Default',
  },
  'unreachable-state': {
    fires: two(pass(), done),
    silent: two({ Type: 'Pass', Next: 'B' }, done),
    message: 'State "B" is not reachable.',
    location: '/States/B',
  },
  'missing-end': {
    fires: two({ Type: 'Pass', Next: 'B' }, { Type: 'Pass', Next: 'A' }),
    silent: two({ Type: 'Pass', Next: 'B' }, done),
    message: 'Workflow has no terminal state',
  },
  'duplicate-state-name': {
    fires: one({ Type: 'Parallel', End: true, Branches: [{ StartAt: 'A', States: { A: pass() } }] }),
    silent: branches(pass()),
    message: 'Duplicate State name: A',
  },
  'state-name': {
    fires: { StartAt: 'x'.repeat(81), States: { ['x'.repeat(81)]: pass() } },
    silent: { StartAt: '🚀'.repeat(80), States: { ['🚀'.repeat(80)]: pass() } },
  },
  'too-deep': {
    fires: Array.from({ length: 101 }).reduce<JsonValue>(
      (inner, _, depth) => ({
        StartAt: `S${depth}`,
        States: { [`S${depth}`]: { Type: 'Parallel', End: true, Branches: [inner] } },
      }),
      one(pass()),
    ),
    silent: branches(pass()),
  },
  'variable-name': {
    fires: one(pass({ Assign: { 'two words': 1 } })),
    silent: one(pass({ Assign: { größe: 1 } })),
    message: "Invalid variable name 'two words': the variable name contains invalid characters.",
  },
  'reserved-variable': {
    fires: one(pass({ Assign: { states: 1 } })),
    silent: one(pass({ Assign: { state: 1 } })),
    message: "Cannot assign to reserved variable '$states'.",
  },
  'outer-variable': {
    fires: two(
      { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      {
        Type: 'Parallel',
        End: true,
        Branches: [{ StartAt: 'C', States: { C: pass({ Assign: { x: 2 } }) } }],
      },
    ),
    silent: branches(pass({ Assign: { x: 1 } }), pass({ Assign: { x: 2 } })),
    message: "The variable name 'x' was already defined in a parent scope.",
  },
  'jsonata-syntax': {
    fires: jsonata('1 +'),
    silent: jsonata('1'),
    options: reader,
    message: 'Unexpected end of expression',
    location: '/States/A/Output',
  },
  'jsonata-reference': {
    fires: one({ ...jsonataCall, Arguments: { FunctionName: '{% $states.result.name %}' } }),
    silent: one({ ...jsonataCall, Output: '{% $states.result.name %}' }),
    options: reader,
    message: "Field '$states.result' does not exist.",
    location: '/States/A/Arguments/FunctionName',
  },
  'undefined-variable': {
    fires: two({ Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, pass({ Parameters: { 'y.$': '$z' } })),
    silent: two({ Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, pass({ Parameters: { 'y.$': '$x.a' } })),
  },
  'no-dollar': {
    fires: one(pass({ Parameters: { a: '$.b' } })),
    silent: one(pass({ Parameters: { a: '$5.00' } })),
  },
  'no-path': {
    fires: choice({ Variable: '$.a', StringEquals: '$.b' }),
    silent: choice({ Variable: '$.a', StringEqualsPath: '$.b' }),
  },
  'static-result': {
    fires: one(pass({ Result: { 'a.$': '$.b' } })),
    silent: one(pass({ Result: { a: 'b' } })),
  },
  'intrinsic-arguments': {
    fires: one(pass({ Parameters: { 'a.$': 'States.MathAdd(1)' } })),
    silent: one(pass({ Parameters: { 'a.$': 'States.MathAdd(1, 2)' } })),
  },
  'names-inside-path': {
    fires: one(pass({ InputPath: "$['a','b'].c" })),
    silent: one(pass({ InputPath: "$.c['a','b']" })),
    location: '/States/A/InputPath',
  },
  'unknown-resource': { fires: one(task({ Resource: 'my:function' })), silent: one(task()) },
  placeholder: { fires: one(task({ Resource: '${FunctionArn}' })), silent: one(task()) },
  'choice-without-default': {
    fires: {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }] }, B: done },
    },
    silent: choice({ Variable: '$.a', IsNull: true }),
  },
  'behind-states-all': {
    fires: one(task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['Oops'] }] })),
    silent: one(task({ Retry: [{ ErrorEquals: ['Oops'] }, { ErrorEquals: ['States.ALL'] }] })),
    location: '/States/A/Retry[1]',
  },
  'never-matches': {
    fires: one(task({ Retry: [{ ErrorEquals: ['States.TaskFail'] }] })),
    silent: one(task({ Retry: [{ ErrorEquals: ['States.TaskFailed', 'MyOwn.Error'] }] })),
  },
  'task-without-timeout': {
    fires: one({
      Type: 'Task',
      Resource: `${lambda}.waitForTaskToken`,
      Parameters: { FunctionName: 'f' },
      End: true,
    }),
    silent: one(
      { Type: 'Task', Resource: `${lambda}.waitForTaskToken`, Parameters: { FunctionName: 'f' }, End: true },
      { TimeoutSeconds: 60 },
    ),
  },
  'cannot-end': {
    fires: {
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'C' },
        B: done,
        C: { Type: 'Wait', Seconds: 5, Next: 'C' },
      },
    },
    silent: choice({ Variable: '$.a', IsNull: true }),
    location: '/States/C',
  },
  'busy-loop': {
    fires: choice({ Variable: '$.a', IsNull: true }, { Default: 'A' }),
    silent: {
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'C' },
        B: done,
        C: { Type: 'Wait', Seconds: 5, Next: 'A' },
      },
    },
  },
  'not-evaluated': {
    fires: one(pass({ Output: ' {% 1 %} ' }), { QueryLanguage: 'JSONata' }),
    silent: one(pass({ Output: '{% 1 %}' }), { QueryLanguage: 'JSONata' }),
  },
  'large-payload': {
    fires: one(pass({ Result: 'ä'.repeat(131_072) })),
    silent: one(pass({ Result: 'a'.repeat(262_142) })),
  },
  'express-duration': {
    fires: one({ Type: 'Wait', Seconds: 300, End: true }),
    silent: one({ Type: 'Wait', Seconds: 299, End: true }),
    options: { type: 'EXPRESS' },
  },
  'unknown-path': {
    fires: two(
      { Type: 'Pass', Parameters: { total: 1, 'id.$': '$.order.id' }, ResultPath: '$.sum', Next: 'B' },
      pass({ InputPath: '$.sum.totl' }),
    ),
    silent: two(
      { Type: 'Pass', Parameters: { total: 1, 'id.$': '$.order.id' }, ResultPath: '$.sum', Next: 'B' },
      pass({ InputPath: '$.sum.total' }),
    ),
    options: { input: { order: { id: 7 } } },
    message: '$.sum.totl leads nowhere with this input: there is no "totl". Did you mean "total"?',
    location: '/States/B/InputPath',
  },
  'deprecated-field': {
    fires: one({ Type: 'Map', End: true, Iterator: { StartAt: 'I', States: { I: pass() } } }),
    silent: one({ Type: 'Map', End: true, ItemProcessor: { StartAt: 'I', States: { I: pass() } } }),
  },
};
