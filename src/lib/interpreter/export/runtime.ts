// What the names in the machine stand for: its actors, guards, actions and delays, with fields of the Amazon States Language as
// their params. All of this file goes along with every machine that is exported, so it imports nothing but XState.
import { assign, fromPromise, setup, type AnyEventObject } from 'xstate';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** What the actor `task` is asked: the name of the state, its Resource and what its Parameters come to. */
export interface TaskInput {
  readonly name: string;
  readonly resource: string;
  readonly parameters: JsonValue;
}

/** What the actor `map` is asked: the name of the state and what its ItemsPath leads to. */
export interface MapInput {
  readonly name: string;
  readonly items: JsonValue;
}

export function stepFunctions() {
  return setup({
    types: {} as {
      context: Context;
      input: JsonValue | undefined;
      output: JsonValue;
      meta: { readonly name: string; readonly type: string };
    },
    actors: {
      // Stand-ins: machine.provide({ actors: { task, map } }) brings your own.
      task: fromPromise<JsonValue, TaskInput>(async ({ input }) => input.parameters),
      map: fromPromise<JsonValue, MapInput>(async ({ input }) => input.items),
    },
    guards: {
      /** Whether a rule of a Choice holds. */
      choice: ({ context }, { rule, ...fields }: InputFields & { readonly rule: ChoiceTest }) =>
        holds(rule, effectiveInput(context, fields)),
      /** Whether a Catch takes the error. */
      errorEquals: (step, { ErrorEquals }: ErrorFilter) => takes(ErrorEquals, failureIn(step)),
      /** Whether a Retry takes the error and has attempts left. */
      canRetry: (step, { state }: { readonly state: string }) => nextRetry(step, state) !== undefined,
    },
    actions: {
      /** The data flow of Pass, and the paths of Succeed, Wait and Choice. */
      pass: assign(({ context }, params: InputFields & OutputFields & { readonly Result?: JsonValue }) => {
        const result = params.Result === undefined ? workInput(context, params) : params.Result;
        return give(context, params, result);
      }),
      /** Gives on what the work of a Task or Map came to, or else the data of the branches of a Parallel. */
      takeResult: assign(({ context, event }, params: OutputFields & { readonly branches?: Names }) => {
        const result = params.branches?.map((branch) => context.branches[branch] ?? null);
        return give(context, params, result ?? (event['output'] as JsonValue | undefined) ?? null);
      }),
      /** Gives every branch of a Parallel its own copy of the data. */
      startBranches: assign(({ context }, params: InputFields & { readonly branches: Names }) => {
        const input = workInput(context, params);
        const started = params.branches.map((branch) => [branch, input] as const);
        return { branches: { ...context.branches, ...Object.fromEntries(started) } };
      }),
      /** Fails with the error of a Fail state. */
      fail: assign(({ context }, params: FailFields) => ({
        failure: {
          Error: params.Error ?? textAt(context, params, params.ErrorPath),
          Cause: params.Cause ?? textAt(context, params, params.CausePath),
        },
      })),
      /** Keeps an error for the Catch that takes it, or for the machine to fail with. */
      keepError: assign((step) => ({ failure: failureIn(step) })),
      /** A Catch: the error becomes data. */
      catchError: assign((step, params: OutputFields) => ({
        ...give(step.context, params, failureIn(step)),
        failure: undefined,
      })),
      /** On entering a state with a Retry: no retrier has been used. */
      startRetries: assign(
        ({ context }, { state, Retry }: { readonly state: string; readonly Retry: Retriers }) => ({
          retries: { ...context.retries, [state]: { Retry, used: Retry.map(() => 0) } },
        }),
      ),
      /** Uses up an attempt of the retrier that takes the error, and sets how long to wait. */
      backOff: assign((step, { state }: { readonly state: string }) => {
        const { Retry = [], used = [] } = step.context.retries[state] ?? {};
        const { retrier = -1, seconds = 0 } = nextRetry(step, state) ?? {};
        const counted = used.map((count, i) => (i === retrier ? count + 1 : count));
        const retries = { ...step.context.retries, [state]: { Retry, used: counted } };
        return { retries, delay: milliseconds(seconds), failure: undefined };
      }),
      /** Sets how long a Wait with a SecondsPath waits. */
      setDelay: assign(
        ({ context }, { SecondsPath, ...fields }: InputFields & { readonly SecondsPath: string }) => ({
          delay: milliseconds(secondsAt(SecondsPath, effectiveInput(context, fields))),
        }),
      ),
    },
    delays: {
      delay: ({ context }) => context.delay,
    },
  });
}

/** What the machine remembers. */
export interface Context {
  /** What one state gives to the next. */
  readonly data: JsonValue;
  /** The same inside each branch of a Parallel. */
  readonly branches: { readonly [branch: string]: JsonValue };
  /** The retriers of a state, and how often each was used since the state was entered. */
  readonly retries: {
    readonly [state: string]: { readonly Retry: Retriers; readonly used: readonly number[] };
  };
  /** Milliseconds that the state waits which has just been entered. */
  readonly delay: number;
  /** An error that no Catch has taken yet. */
  readonly failure: Failure | undefined;
}

/** The machine's `context` at the start. */
export function start({ input }: { readonly input: JsonValue | undefined }): Context {
  return { data: input === undefined ? {} : input, branches: {}, retries: {}, delay: 0, failure: undefined };
}

/** The machine's `output`: the last state's, or the error it failed with. */
export function outcome({ context }: { readonly context: Context }): JsonValue {
  return context.failure ?? context.data;
}

/** The `input` of the actor `task`. */
export function taskInput({ name, resource, ...fields }: InputFields & Omit<TaskInput, 'parameters'>) {
  return ({ context }: { readonly context: Context }): TaskInput => ({
    name,
    resource,
    parameters: workInput(context, fields),
  });
}

/** The `input` of the actor `map`. */
export function mapInput({
  name,
  ItemsPath = '$',
  ...fields
}: InputFields & { readonly name: string; readonly ItemsPath?: string }) {
  return ({ context }: { readonly context: Context }): MapInput => ({
    name,
    items: valueAt(ItemsPath, effectiveInput(context, fields)),
  });
}

// Fields of states, as the States Language writes them. Inside a Parallel, `branch` says whose data they are about.

type Names = readonly string[];
interface Place {
  readonly branch?: string;
}
interface InputFields extends Place {
  readonly InputPath?: string | null;
  readonly Parameters?: JsonValue;
}
interface OutputFields extends Place {
  readonly ResultSelector?: JsonValue;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
}
interface FailFields extends Place {
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}
interface ErrorFilter {
  readonly ErrorEquals: Names;
}
interface Retrier extends ErrorFilter {
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
}
type Retriers = readonly Retrier[];

// Data flow: input, InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath.

function dataOf(context: Context, { branch }: Place): JsonValue {
  return branch === undefined ? context.data : (context.branches[branch] ?? null);
}

function effectiveInput(context: Context, fields: InputFields): JsonValue {
  return atPath(fields.InputPath, dataOf(context, fields));
}

function workInput(context: Context, fields: InputFields): JsonValue {
  const input = effectiveInput(context, fields);
  return fields.Parameters === undefined ? input : fill(fields.Parameters, input);
}

/** The change to the context when a state gives a result on. */
function give(context: Context, fields: OutputFields, result: JsonValue) {
  const { ResultSelector, ResultPath, OutputPath, branch } = fields;
  const selected = ResultSelector === undefined ? result : fill(ResultSelector, result);
  const data = atPath(OutputPath, merge(ResultPath, dataOf(context, fields), selected));
  return branch === undefined ? { data } : { branches: { ...context.branches, [branch]: data } };
}

/** InputPath and OutputPath: without one the data stays, with null it is `{}`. */
function atPath(path: string | null | undefined, data: JsonValue): JsonValue {
  return path === undefined ? data : path === null ? {} : valueAt(path, data);
}

/** ResultPath: without one the result replaces the data, with null it is dropped. */
function merge(path: string | null | undefined, data: JsonValue, result: JsonValue): JsonValue {
  return path === undefined ? result : path === null ? data : put(data, stepsTo(path), result);
}

function put(data: JsonValue | undefined, [step, ...rest]: readonly PathKey[], result: JsonValue): JsonValue {
  if (step === undefined) return result;
  if (typeof step === 'number' && isArray(data) && step in data) {
    return data.map((value, i) => (i === step ? put(value, rest, result) : value));
  }
  if (typeof step === 'string' && (data === undefined || isObject(data))) {
    const [inside] = data === undefined ? [] : childrenOf(data, step);
    return Object.fromEntries([...Object.entries(data ?? {}), [step, put(inside, rest, result)]]);
  }
  throw new Error(`The ResultPath has no place for ${JSON.stringify(step)} in ${JSON.stringify(data)}.`);
}

/** A payload template: the values of keys that end in `.$` are paths into the data. */
function fill(template: JsonValue, data: JsonValue): JsonValue {
  if (isArray(template)) return template.map((item) => fill(item, data));
  if (!isObject(template)) return template;
  const filled = Object.entries(template).map(([key, value]) =>
    key.endsWith('.$') ? [key.slice(0, -2), referred(String(value), data)] : [key, fill(value, data)],
  );
  return Object.fromEntries(filled) as JsonObject;
}

/** The value of a key that ends in `.$`. Of a path that leads behind the end of an array it is null. */
function referred(text: string, data: JsonValue): JsonValue {
  const call = readCall(text);
  if (call !== undefined) return valueOf(call, data);
  const steps = stepsTo(text);
  const [array] = follow(steps.slice(0, -1), data);
  if (typeof steps.at(-1) === 'number' && isArray(array)) return find(text, data) ?? null;
  if (data !== null) return valueAt(text, data);
  throw new Error(`${text} leads to nothing in null.`);
}

function textAt(context: Context, fields: Place, path: string | undefined): string {
  const text = path === undefined ? '' : referred(path, dataOf(context, fields));
  if (typeof text === 'string') return text;
  throw new Error(`${path} must lead to a text, not to ${JSON.stringify(text)}.`);
}

// Paths of names, indices and `*`: $.order.items[0].price, $['order'], $.items[*].price

/** A name, an index, or null for `*`. */
type PathKey = string | number | null;

/** The steps of a path; undefined when it has others than names, indices and `*`. */
export function readPath(path: string): readonly PathKey[] | undefined {
  const step = /\.\*|\[\*\]|\.([^\s.[\](),*][^\s.[\](),]*)|\[(-?\d+)\]|\['([^'\\]+)'\]|\["([^"\\]+)"\]/g;
  const found = [...path.slice(1).matchAll(step)];
  if (`$${found.map(([text]) => text).join('')}` !== path) return undefined;
  return found.map(([, name, index, ...quoted]) =>
    index === undefined ? (name ?? quoted[0] ?? quoted[1] ?? null) : Number(index),
  );
}

function stepsTo(path: string): readonly PathKey[] {
  const steps = readPath(path);
  if (steps !== undefined) return steps;
  throw new Error(`The machine cannot evaluate ${path}.`);
}

/** What a path leads to, with `*` a list of all; undefined when it leads to nothing. */
function find(path: string, data: JsonValue): JsonValue | undefined {
  const steps = stepsTo(path);
  const found = follow(steps, data);
  return steps.includes(null) ? found : found[0];
}

function valueAt(path: string, data: JsonValue): JsonValue {
  const value = find(path, data);
  if (value !== undefined) return value;
  throw new Error(`${path} leads to nothing in ${JSON.stringify(data)}.`);
}

function follow(steps: readonly PathKey[], data: JsonValue): readonly JsonValue[] {
  return steps.reduce<readonly JsonValue[]>(
    (values, step) => values.flatMap((value) => childrenOf(value, step)),
    [data],
  );
}

function childrenOf(value: JsonValue, step: PathKey): readonly JsonValue[] {
  if (isArray(value)) {
    const item = typeof step === 'number' ? value.at(step) : undefined;
    return step === null ? value : item === undefined ? [] : [item];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => (step === null || step === name ? [child] : []));
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

// Calls such as States.Format('{} items', $.count), without calls inside them

interface Call {
  readonly name: string;
  /** A value as it stands, or a path. */
  readonly args: readonly ({ readonly value: JsonValue } | { readonly path: string })[];
}

/** A call of a function that the machine has; undefined for every other text. */
export function readCall(text: string): Call | undefined {
  const [, name = '', list = ''] = /^States\.(\w+)\s*\(\s*([^]*)\)$/.exec(text) ?? [];
  const argument =
    /('(?:[^'\\]|\\[^])*'|\$[^\s,()]*|-?\d+(?:\.\d+)?(?=[\s,]|$)|true|false|null)\s*(?:,\s*|$)/g;
  const found = [...list.matchAll(argument)];
  const isWhole = found.map(([whole]) => whole).join('') === list && !/,\s*$/.test(list);
  const paths = found.flatMap(([, written = '']) => (written.startsWith('$') ? [written] : []));
  if (!functions.has(name) || !isWhole || paths.some((path) => readPath(path) === undefined))
    return undefined;
  const args = found.map(([, written = ''], i) => {
    if (written.startsWith('$')) return { path: written };
    if (!written.startsWith("'")) return { value: JSON.parse(written) as JsonValue };
    const inside = written.slice(1, -1);
    // A template keeps its escapes: \{ and \} are no place for a value.
    return { value: name === 'Format' && i === 0 ? inside : inside.replace(/\\([^])/g, '$1') };
  });
  return { name, args };
}

function valueOf({ name, args }: Call, data: JsonValue): JsonValue {
  const values = args.map((arg) => ('path' in arg ? valueAt(arg.path, data) : arg.value));
  const value = functions.get(name)?.(values);
  if (value !== undefined) return value;
  throw new Error(`States.${name} does not take ${JSON.stringify(values)}.`);
}

/** Each gives undefined for arguments that it does not take. */
const functions: ReadonlyMap<string, (args: readonly JsonValue[]) => JsonValue | undefined> = new Map([
  ['Format', ([template = null, ...values]: readonly JsonValue[]) => format(template, values)],
  ['Array', (values: readonly JsonValue[]) => values],
  [
    'ArrayLength',
    ([list, ...more]: readonly JsonValue[]) => (isArray(list) && more.length === 0 ? list.length : undefined),
  ],
  [
    'StringToJson',
    ([text, ...more]: readonly JsonValue[]) =>
      typeof text === 'string' && more.length === 0 ? parsed(text) : undefined,
  ],
]);

function parsed(text: string): JsonValue {
  return text.trim() === '' ? null : (JSON.parse(text) as JsonValue);
}

/** Each `{}` of the template is the next value; `\{`, `\}`, `\'` and `\\` stand for themselves. */
function format(template: JsonValue, values: readonly JsonValue[]): string | undefined {
  if (typeof template !== 'string') return undefined;
  const rest = [...values];
  let isRight = true;
  const text = template.replace(/\\([^])|\{\}|[{}]/g, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = found === '{}' ? rest.shift() : undefined;
    isRight &&= value !== undefined;
    return value === undefined || typeof value === 'string' ? String(value) : shown(value);
  });
  return isRight && rest.length === 0 ? text : undefined;
}

/** A value in a text, as Java shows it. */
function shown(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, inside]) => `${name}=${shown(inside)}`);
    return `{${members.join(', ')}}`;
  }
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const isPlain = Math.abs(value) >= 0.001 && Math.abs(value) < 10_000_000;
  return isPlain ? String(value) : `${digits}${digits.includes('.') ? '' : '.0'}E${Number(exponent)}`;
}

// Choice

interface ChoiceTest {
  readonly And?: readonly ChoiceTest[];
  readonly Or?: readonly ChoiceTest[];
  readonly Not?: ChoiceTest;
  readonly Variable?: string;
  /** A comparison operator with its operand. */
  readonly [operator: string]: unknown;
}

function holds(test: ChoiceTest, data: JsonValue): boolean {
  if (test.And !== undefined) return test.And.every((part) => holds(part, data));
  if (test.Or !== undefined) return test.Or.some((part) => holds(part, data));
  if (test.Not !== undefined) return !holds(test.Not, data);
  const { Variable = '$' } = test;
  for (const [operator, operand] of Object.entries(test)) {
    if (operator === 'IsPresent') return (find(Variable, data) !== undefined) === operand;
    if (operator === 'StringMatches') return matchesPattern(valueAt(Variable, data), String(operand));
    const check = checks.get(operator);
    if (check !== undefined) return check(valueAt(Variable, data)) === operand;
    const [, type, order = '', isPath] = comparison.exec(operator) ?? [];
    if (type === undefined) continue;
    const left = valueAt(Variable, data);
    const right = isPath === undefined ? operand : valueAt(String(operand), data);
    const difference = compare(type, left, right);
    return difference !== undefined && orders.get(order)?.(difference) === true;
  }
  throw new Error(`The machine cannot decide ${JSON.stringify(test)}.`);
}

const checks: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['IsNull', (value: JsonValue) => value === null],
  ['IsString', (value: JsonValue) => typeof value === 'string'],
  ['IsNumeric', (value: JsonValue) => typeof value === 'number'],
  ['IsBoolean', (value: JsonValue) => typeof value === 'boolean'],
  ['IsTimestamp', (value: JsonValue) => instantOf(value) !== undefined],
]);

const comparison = /^(String|Numeric|Boolean|Timestamp)(Equals|(?:Less|Greater)Than(?:Equals)?)(Path)?$/;

const orders: ReadonlyMap<string, (difference: number) => boolean> = new Map([
  ['Equals', (difference: number) => difference === 0],
  ['LessThan', (difference: number) => difference < 0],
  ['GreaterThan', (difference: number) => difference > 0],
  ['LessThanEquals', (difference: number) => difference <= 0],
  ['GreaterThanEquals', (difference: number) => difference >= 0],
]);

/** Negative when the left value comes first, 0 when they are the same; undefined when one is not of the type. */
function compare(type: string, left: unknown, right: unknown): number | undefined {
  if (type === 'Numeric')
    return typeof left === 'number' && typeof right === 'number' ? left - right : undefined;
  if (type === 'Boolean') return typeof left === 'boolean' && left === right ? 0 : undefined;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  if (type === 'String') return left === right ? 0 : left < right ? -1 : 1;
  const [before, after] = [instantOf(left), instantOf(right)];
  return before && after && (before.ms - after.ms || before.nanos - after.nanos);
}

/** The instant of an RFC 3339 text such as 2026-01-31T12:00:00Z; undefined for every other value. */
function instantOf(value: JsonValue): { readonly ms: number; readonly nanos: number } | undefined {
  const parts = typeof value === 'string' ? timestamp.exec(value) : null;
  if (parts === null) return undefined;
  const [, day = '', time, fraction = '', zone = 'Z'] = parts;
  // There is no 31st of June, though dates can be told to count on.
  const exists = new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(-2));
  const ms = Date.parse(`${day}T${time}${zone}`);
  return exists && !Number.isNaN(ms) ? { ms, nanos: Number(fraction.padEnd(9, '0')) } : undefined;
}

const timestamp =
  /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-8]):[0-5]\d)$/;

/** StringMatches: `*` stands for any characters, `\*` and `\\` for themselves. */
function matchesPattern(value: JsonValue, pattern: string): boolean {
  const source = pattern.replace(/\\[*\\]|[^]/g, (part) =>
    part === '*' ? '[^]*' : part.slice(-1).replace(/[\\^$.*+?()[\]{}|]/, '\\$&'),
  );
  return typeof value === 'string' && new RegExp(`^${source}$`).test(value);
}

// Errors, Retry and Catch

/** An error by the names that a Catch gives it. A type and no interface, so that it is JSON. */
type Failure = { readonly Error: string; readonly Cause: string };

interface Happening {
  readonly context: Context;
  readonly event: AnyEventObject;
}

/** The error that a Retry or Catch looks at: one on its way, one that an actor has thrown, or else a time-out. */
function failureIn({ context, event }: Happening): Failure {
  if (context.failure !== undefined) return context.failure;
  if (!('error' in event)) return { Error: 'States.Timeout', Cause: '' };
  const thrown: unknown = event['error'];
  if (thrown instanceof Error) return { Error: thrown.name, Cause: thrown.message };
  const { Error: error = 'States.TaskFailed', Cause = '' } = Object(thrown) as Partial<Failure>;
  return { Error: String(error), Cause: String(Cause) };
}

function takes(names: Names, { Error: error }: Failure): boolean {
  const isTimeout = error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
  return names.some((name) => {
    if (name === error || name === 'States.ALL') return true;
    return isTimeout ? name === 'States.Timeout' : name === 'States.TaskFailed';
  });
}

/** Which retrier takes the error, and how long it waits; undefined when none does, or it has no attempts left. */
function nextRetry(
  step: Happening,
  state: string,
): { readonly retrier: number; readonly seconds: number } | undefined {
  const { Retry = [], used = [] } = step.context.retries[state] ?? {};
  const failure = failureIn(step);
  const index = Retry.findIndex(({ ErrorEquals }) => takes(ErrorEquals, failure));
  const [retrier, count = 0] = [Retry[index], used[index]];
  if (retrier === undefined || count >= (retrier.MaxAttempts ?? 3)) return undefined;
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** count;
  return { retrier: index, seconds: Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity) };
}

function secondsAt(path: string, data: JsonValue): number {
  const value = valueAt(path, data);
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0) return seconds;
  throw new Error(`${path} must lead to a whole number of seconds, not to ${JSON.stringify(value)}.`);
}

/** Seconds as a timer takes them, which holds 32 bits of milliseconds. */
function milliseconds(seconds: number): number {
  if (seconds <= 2_147_483) return 1000 * seconds;
  throw new Error(`No timer waits ${seconds} seconds: 2147483 is the most.`);
}
