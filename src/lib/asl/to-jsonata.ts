// A JSONPath state as a JSONata state, where that is possible word for word: paths without wildcards and filters, and
// templates of such paths. What cannot be said in the other language for sure is refused, not guessed.
import type { JsonObject, JsonValue } from './json.ts';
import { isJsonObject, ownValue } from './json.ts';
import { readPath } from './path-syntax.ts';

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

/** The state in JSONata, or undefined if it uses something that has no sure counterpart. Pure. */
export function convertToJsonata(state: JsonObject): JsonObject | undefined {
  try {
    return converted(state);
  } catch (error) {
    if (error instanceof NoCounterpart) return undefined;
    throw error;
  }
}

/** Stops the conversion; never leaves this file. */
class NoCounterpart extends Error {}

function converted(state: JsonObject): JsonObject {
  const type = ownValue(state, 'Type');
  if (type !== 'Task' && type !== 'Pass' && type !== 'Wait' && type !== 'Succeed' && type !== 'Fail') {
    throw new NoCounterpart();
  }
  const result: { [field: string]: JsonValue } = { Type: type, QueryLanguage: 'JSONata' };
  for (const [field, value] of Object.entries(state)) {
    if (kept.includes(field)) result[field] = field === 'Catch' ? catchers(value) : value;
    else if (
      !(field in readers) &&
      !['ResultPath', 'OutputPath', 'ResultSelector', 'Assign', 'QueryLanguage'].includes(field)
    ) {
      throw new NoCounterpart();
    }
  }
  const input = inputOf(state);
  for (const [field, read] of Object.entries(readers)) {
    const value = ownValue(state, field);
    if (value === undefined || field === 'InputPath') continue;
    const [name, made] = read(value, input);
    if (name === 'Arguments' && type === 'Pass') continue;
    result[name] = made;
  }
  if (type === 'Task' && input !== '$states.input' && result.Arguments === undefined)
    result.Arguments = expression(input);
  const assign = ownValue(state, 'Assign');
  if (assign !== undefined) result.Assign = template(assign, type === 'Task' ? '$states.result' : input);
  const output = outputOf(state, type, input);
  if (output !== undefined) result.Output = output;
  return result;
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
  const field = typeof path === 'string' ? /^\$\.([A-Za-z_]\w*)$/.exec(path)?.[1] : undefined;
  if (field === undefined) throw new NoCounterpart();
  return expression(`$merge([$states.input, {${JSON.stringify(field)}: ${textOf(result)}}])`);
}

function catchers(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) throw new NoCounterpart();
  return value.map((catcher) => {
    if (!isJsonObject(catcher)) throw new NoCounterpart();
    const { ResultPath: path, ...rest } = catcher;
    if (path === undefined || path === '$') return rest;
    if (path === null) return { ...rest, Output: expression('$states.input') };
    const field = typeof path === 'string' ? /^\$\.([A-Za-z_]\w*)$/.exec(path)?.[1] : undefined;
    if (field === undefined) throw new NoCounterpart();
    return {
      ...rest,
      Output: expression(`$merge([$states.input, {${JSON.stringify(field)}: $states.errorOutput}])`),
    };
  });
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
  if (!reading?.ok || !reading.path.isReference) throw new NoCounterpart();
  const { root: kind, variable, steps } = reading.path;
  const start = kind === 'context' ? '$states.context' : kind === 'variable' ? `$${variable}` : root;
  return steps.reduce((text, step) => {
    if (step.kind === 'index') return `${text}[${step.text}]`;
    return `${text}.${/^[A-Za-z_]\w*$/.test(step.text) ? step.text : `\`${step.text}\``}`;
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
