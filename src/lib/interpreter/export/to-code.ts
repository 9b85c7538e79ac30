// A definition as the text of a TypeScript module that runs with stock XState: first the machine, which is what people come to read,
// then the runtime with everything that the machine names.
import type { Definition } from '../../asl/index.ts';
import { RuntimeFunction, toConfig, type ConfigValue } from './config.ts';

export interface CodeExport {
  /** The module; it exports `machine`. */
  readonly code: string;
  /** What the machine leaves out, a sentence each. */
  readonly uncovered: readonly string[];
}

/** The module of a definition; `runtime` is the text of runtime.ts, which callers read each in their way. Pure. */
export function toXStateCode(definition: Definition, runtime: string): CodeExport {
  const { config, uncovered } = toConfig(definition);
  const [, about = '', imports = '', body = ''] =
    /^((?:\/\/.*\n)*)([^]*? from 'xstate';\n)([^]*)$/.exec(runtime) ?? [];
  const machine = `export const machine = stepFunctions().createMachine(${written(config, '')});\n`;
  return { code: [header(uncovered) + imports, machine, about + body].join('\n'), uncovered };
}

const header = (uncovered: readonly string[]): string => `\
// A workflow of AWS Step Functions as an XState machine (https://stately.ai/docs/xstate).
// Written by Stepwise. It runs with xstate 5:
//
//   const task = fromPromise<JsonValue, TaskInput>(async ({ input }) => call(input.parameters));
//   const actor = createActor(machine.provide({ actors: { task } }), { input: {} });
//   actor.start();
//   console.log(await toPromise(actor));
//
// The actor \`task\` does the work of every Task. It fails by throwing { Error, Cause }, or an Error with its
// name and message; if you provide none, a Task answers with its parameters. The machine's output is the
// workflow's, or { Error, Cause } when the workflow failed. Data that a field cannot be applied to, such as
// a path that leads to nothing, stops the actor with an error, whatever Catch there is. AWS's limits do
// not apply.
${uncovered.length === 0 ? '' : `//\n// Not in the machine:\n${uncovered.map(comment).join('')}`}
`;

// A name may hold whatever ends a line.
const comment = (sentence: string): string => `// - ${sentence.replace(/\s+/g, ' ')}\n`;

const width = 100;

/** A value of the config as TypeScript. */
function written(value: ConfigValue, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof RuntimeFunction) {
    return value.params === undefined ? value.name : `${value.name}(${written(value.params, indent)})`;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return enclosed(
      '[',
      value.map((item: ConfigValue) => written(item, inner)),
      ']',
      indent,
    );
  }
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
  const parts = entries.map(([key, inside]) => `${keyOf(key)}: ${written(inside, inner)}`);
  const isState = entries.some(([key]) => key === 'meta' || key === 'states');
  return isState ? spread('{', parts, '}', indent) : enclosed('{', parts, '}', indent);
}

/** On one line where it fits. */
function enclosed(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  const gap = open === '{' ? ' ' : '';
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  return indent.length + line.length <= width && !line.includes('\n')
    ? line
    : spread(open, parts, close, indent);
}

const spread = (open: string, parts: readonly string[], close: string, indent: string): string =>
  `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;

function keyOf(key: string): string {
  if (/^([A-Za-z_$][\w$]*|0|[1-9]\d{0,14})$/.test(key) && key !== '__proto__') return key;
  return key === '__proto__' ? `['__proto__']` : quoted(key);
}

/** With single quotes, as code is mostly written. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
