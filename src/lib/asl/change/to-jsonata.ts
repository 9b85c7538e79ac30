// Rewrites a JSONPath state in JSONata where that is possible word for word: paths without wildcards and filters, templates of such
// paths, and the rules of a Choice. What has no certain counterpart is refused, not guessed.
import type { StateConversion } from './conversion.ts';
import { choiceOperator, keysOf, readPath, type ComparedType, type Comparison } from '../../grammar/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject, ownValue } from '../json.ts';

const kept = [
  'Type',
  'Comment',
  'Resource',
  'Credentials',
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'Seconds',
  'Timestamp',
  'Retry',
  'Catch',
  'Error',
  'Cause',
  'Default',
  'Next',
  'End',
];

/** The state in JSONata, or the obstacle: the first thing that has no sure counterpart. Pure; never throws. */
export function convertToJsonata(state: JsonObject): StateConversion {
  try {
    return { state: converted(state), obstacles: [], notes: [] };
  } catch (error) {
    if (!(error instanceof NoCounterpart)) throw error;
    return { obstacles: [{ place: error.place, reason: error.message }], notes: [] };
  }
}

/** Stops the conversion, with the reason and the place in the state. */
class NoCounterpart extends Error {
  readonly place: string;
  constructor(reason: string, place = '/') {
    super(reason);
    this.place = place;
  }
}

/** Does something for a field; a refusal on the way gets the field's place. */
function at<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof NoCounterpart && error.place === '/') throw new NoCounterpart(error.message, place);
    throw error;
  }
}

function converted(state: JsonObject): JsonObject {
  const type = ownValue(state, 'Type');
  if (typeof type !== 'string' || !['Task', 'Pass', 'Wait', 'Succeed', 'Fail', 'Choice'].includes(type))
    throw new NoCounterpart(`a ${String(type)} state is not converted: write its fields anew`);
  const result: { [field: string]: JsonValue } = { Type: type, QueryLanguage: 'JSONata' };
  for (const [field, value] of Object.entries(state)) {
    if (field === 'Choices') result.Choices = choices(value, inputOf(state));
    else if (kept.includes(field)) result[field] = field === 'Catch' ? catchers(value) : value;
    else if (
      !(field in readers) &&
      !['ResultPath', 'OutputPath', 'ResultSelector', 'Assign', 'QueryLanguage'].includes(field)
    ) {
      throw new NoCounterpart(`there is no counterpart of ${field}`, `/${field}`);
    }
  }
  const input = inputOf(state);
  for (const [field, read] of Object.entries(readers)) {
    const value = ownValue(state, field);
    if (value === undefined || field === 'InputPath') continue;
    const [name, made] = at(`/${field}`, () => read(value, input));
    if (name === 'Arguments' && type === 'Pass') continue;
    result[name] = made;
  }
  if (type === 'Task' && input !== '$states.input' && result.Arguments === undefined)
    result.Arguments = expression(input);
  const assign = ownValue(state, 'Assign');
  if (assign !== undefined)
    result.Assign = at('/Assign', () =>
      template(assign, type === 'Task' ? '$states.result' : assigned(state, input)),
    );
  const output = at('/Output', () => outputOf(state, type, input));
  if (output !== undefined) {
    if (type === 'Choice')
      throw new NoCounterpart('every rule would need an output of its own', '/OutputPath');
    if (type !== 'Fail') result.Output = output;
  }
  return result;
}

/** What Assign of a Pass reads is what the state has made of its input. */
function assigned(state: JsonObject, input: string): string {
  for (const field of ['Parameters', 'Result'])
    if (ownValue(state, field) !== undefined) throw new NoCounterpart(`it reads what ${field} makes`);
  return input;
}

type Reader = (value: JsonValue, input: string) => readonly [field: string, value: JsonValue];

const number =
  (field: string): Reader =>
  (path, input) => [field, expression(pathText(path, input))];
const readers: { readonly [field: string]: Reader } = {
  InputPath: () => ['', null],
  Parameters: (value, input) => ['Arguments', template(value, input)],
  Result: (value) => ['Output', value],
  TimeoutSecondsPath: number('TimeoutSeconds'),
  HeartbeatSecondsPath: number('HeartbeatSeconds'),
  SecondsPath: number('Seconds'),
  TimestampPath: number('Timestamp'),
  ErrorPath: number('Error'),
  CausePath: number('Cause'),
};

/** What the state works with: its input, or the part that InputPath names. */
function inputOf(state: JsonObject): string {
  const path = ownValue(state, 'InputPath');
  if (path === undefined) return '$states.input';
  if (path === null) return '{}';
  return pathText(path, '$states.input');
}

function outputOf(state: JsonObject, type: string, input: string): JsonValue | undefined {
  const raw = type === 'Task' ? '$states.result' : input;
  const parameters = ownValue(state, 'Parameters');
  const selector = ownValue(state, 'ResultSelector');
  const shaped: JsonValue =
    selector !== undefined
      ? template(selector, raw)
      : type === 'Pass' && ownValue(state, 'Result') !== undefined
        ? (ownValue(state, 'Result') ?? null)
        : type === 'Pass' && parameters !== undefined
          ? template(parameters, input)
          : expression(raw);
  const placed = placedAt(ownValue(state, 'ResultPath'), shaped, type);
  const outputPath = ownValue(state, 'OutputPath');
  if (outputPath === undefined || outputPath === '$') return isDefault(placed, type) ? undefined : placed;
  if (outputPath === null) return {};
  const whole = textOf(placed);
  return expression(pathText(outputPath, whole));
}

function isDefault(output: JsonValue, type: string): boolean {
  return output === expression(type === 'Task' ? '$states.result' : '$states.input');
}

/** The input with a result put at ResultPath. */
function placedAt(path: JsonValue | undefined, result: JsonValue, type: string): JsonValue {
  if (type !== 'Task' && type !== 'Pass') return result;
  if (path === undefined || path === '$') return result;
  if (path === null) return expression('$states.input');
  return expression(`$merge([$states.input, {${JSON.stringify(fieldOf(path))}: ${textOf(result)}}])`);
}

/** The field that a ResultPath such as `$.answer` names. */
function fieldOf(path: JsonValue): string {
  const field = typeof path === 'string' ? /^\$\.([A-Za-z_]\w*)$/.exec(path)?.[1] : undefined;
  if (field === undefined)
    throw new NoCounterpart('$merge puts a result into one field of the input, not deeper');
  return field;
}

function catchers(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) throw new NoCounterpart('it is no list', '/Catch');
  return value.map((catcher, index) =>
    at(`/Catch[${index}]`, () => {
      if (!isJsonObject(catcher)) throw new NoCounterpart('it is no object');
      const { ResultPath: path, Assign: assign, ...rest } = catcher;
      const whole = {
        ...rest,
        ...(assign === undefined ? {} : { Assign: template(assign, '$states.errorOutput') }),
      };
      if (path === undefined || path === '$') return whole;
      if (path === null) return { ...whole, Output: expression('$states.input') };
      const field = JSON.stringify(fieldOf(path));
      return { ...whole, Output: expression(`$merge([$states.input, {${field}: $states.errorOutput}])`) };
    }),
  );
}

function choices(value: JsonValue, input: string): JsonValue {
  if (!Array.isArray(value)) throw new NoCounterpart('it is no list', '/Choices');
  return value.map((rule, index) =>
    at(`/Choices[${index}]`, () => {
      if (!isJsonObject(rule)) throw new NoCounterpart('it is no object');
      const { Next: next, Comment: comment, Assign: assign, ...test } = rule;
      return {
        Condition: expression(condition(test, input)),
        ...(comment === undefined ? {} : { Comment: comment }),
        ...(assign === undefined ? {} : { Assign: template(assign, input) }),
        ...(next === undefined ? {} : { Next: next }),
      };
    }),
  );
}

const signs: { readonly [comparison in Comparison]?: string } = {
  LessThan: '<',
  GreaterThan: '>',
  LessThanEquals: '<=',
  GreaterThanEquals: '>=',
  Equals: '=',
};
const types: { readonly [type in ComparedType]?: string } = {
  Null: 'null',
  Numeric: 'number',
  String: 'string',
  Boolean: 'boolean',
};

/** A rule as an expression; JSONata refuses to order values of different types, so their types are asked for first. */
function condition(test: JsonObject, input: string): string {
  for (const [operator, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const inner = ownValue(test, operator);
    if (Array.isArray(inner))
      return inner.map((each) => `(${condition(isJsonObject(each) ? each : {}, input)})`).join(word);
  }
  const negated = ownValue(test, 'Not');
  if (isJsonObject(negated)) return `$not(${condition(negated, input)})`;
  const path = pathText(ownValue(test, 'Variable') ?? null, input);
  const name = Object.keys(test).find((key) => key !== 'Variable' && key !== 'Comment') ?? '';
  const operand = ownValue(test, name) ?? null;
  if (name === 'IsPresent') return operand === true ? `$exists(${path})` : `$not($exists(${path}))`;
  if (name === 'StringMatches' && typeof operand === 'string')
    return `$type(${path}) = "string" ? $contains(${path}, ${patternOf(operand)}) : false`;
  const operator = choiceOperator(name);
  const type = operator && types[operator.type];
  const sign = operator && signs[operator.comparison];
  if (operator?.comparison === 'Is' && type !== undefined)
    return `$type(${path}) ${operand === true ? '=' : '!='} "${type}"`;
  if (type === undefined || sign === undefined)
    throw new NoCounterpart(`no expression does for sure what ${name} does`);
  const other = operator?.takesPath ? pathText(operand, input) : JSON.stringify(operand);
  if (!operator?.takesPath && sign === '=') return `${path} = ${other}`;
  const both = operator?.takesPath ? ` and $type(${other}) = "${type}"` : '';
  return `$type(${path}) = "${type}"${both} ? ${path} ${sign} ${other} : false`;
}

/** `*` stands for anything, `\*` for a star. A backslash is written `\x5c`: JSONata's parser takes one before a bracket for its escape. */
function patternOf(text: string): string {
  const source = text.replace(/\\([\\*])|\*|[.+?^${}()|[\]\\/]/g, (found, escaped?: string) => {
    if (found === '*') return '[\\s\\S]*';
    const character = escaped ?? found;
    return character === '\\' ? '\\x5c' : `\\${character}`;
  });
  if (/[\n\r]/.test(source))
    throw new NoCounterpart('a pattern over several lines cannot be written as a regular expression');
  return `/^${source}$/`;
}

/** A template with every `.$` key made an expression. */
function template(value: JsonValue, root: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => template(item, root));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) =>
      key.endsWith('.$') ? [key.slice(0, -2), expression(pathText(item, root))] : [key, template(item, root)],
    ),
  );
}

/** A path as a JSONata expression on a root. */
function pathText(path: JsonValue, root: string): string {
  const reading = typeof path === 'string' ? readPath(path) : undefined;
  const keys = reading?.ok ? keysOf(reading.value) : undefined;
  if (!reading?.ok || !keys)
    throw new NoCounterpart(
      `“${String(path)}” is no path to a single place, which alone is the same in both`,
    );
  const { root: from } = reading.value;
  const start =
    from.of === 'contextObject' ? '$states.context' : from.of === 'variable' ? `$${from.name}` : root;
  return keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return `${text}.${/^[A-Za-z_]\w*$/.test(key) ? key : `\`${key}\``}`;
  }, start);
}

const expression = (text: string): string => `{% ${text} %}`;

/** A value as part of an expression. */
function textOf(value: JsonValue): string {
  if (typeof value === 'string' && value.startsWith('{% ') && value.endsWith(' %}'))
    return value.slice(3, -3);
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${textOf(item)}`)
    .join(', ')}}`;
}
