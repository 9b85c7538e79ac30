// The environment of a run: the workflow type, other state machines that it may start, and objects in S3. One JSON text, the
// lesson's environment.json, holds all of it.
import * as v from 'valibot';
import type { ExecutionRequest, ExecutionType } from '../../execution/index.ts';

export type Environment = Pick<ExecutionRequest, 'type' | 'machines' | 's3Objects'>;

export interface EnvironmentReading {
  readonly environment: Environment;
  /** A sentence about what is wrong; then nothing of the text holds. */
  readonly problem?: string;
}

const machine = v.looseObject({ StartAt: v.string(), States: v.looseObject({}) });
const schema = v.strictObject({
  type: v.optional(v.picklist(['STANDARD', 'EXPRESS'])),
  machines: v.optional(v.record(v.string(), machine)),
  s3Objects: v.optional(v.array(v.strictObject({ Bucket: v.string(), Key: v.string(), Body: v.string() }))),
});

/** The environment that a text says, or what is wrong with it. An empty text is `{}`. Never throws. */
export function readEnvironment(text: string): EnvironmentReading {
  let value: unknown;
  try {
    value = JSON.parse(text.trim() === '' ? '{}' : text);
  } catch {
    return refuse('it is not JSON.');
  }
  if (Array.isArray(value)) return refuse('it is no JSON object.');
  const read = v.safeParse(schema, value);
  // The schema has checked the shape; a machine that is wrong inside fails its own run.
  if (read.success) return { environment: read.output as unknown as Environment };
  const [issue] = read.issues;
  const key = v.getDotPath(issue);
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return refuse(`"${key}" is not known here. It may hold "type", "machines" and "s3Objects".`);
  return refuse(`${key === null ? 'it' : `"${key}"`} ${shapeOf(key)}.`);
}

/** The text with another workflow type in it; a text that cannot be read is left alone. */
export function withType(text: string, type: ExecutionType): string {
  const { environment, problem } = readEnvironment(text);
  if (problem !== undefined) return text;
  const { type: _, ...rest } = environment;
  return `${JSON.stringify(type === 'STANDARD' ? rest : { type, ...rest }, null, 2)}\n`;
}

/** The environment in a few words: `Express, 1 machine, 2 objects`. */
export function environmentWords({ type, machines, s3Objects }: Environment): string {
  return [
    type === 'EXPRESS' ? 'Express' : 'Standard',
    ...counted(Object.keys(machines ?? {}).length, 'machine'),
    ...counted(s3Objects?.length ?? 0, 'object'),
  ].join(', ');
}

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];

const refuse = (what: string): EnvironmentReading => ({
  environment: {},
  problem: `The environment cannot be used: ${what}`,
});

function shapeOf(key: string | null): string {
  if (key === null) return 'is no JSON object';
  if (key === 'type') return 'must be "STANDARD" or "EXPRESS"';
  if (key.startsWith('machines.')) return 'is no definition: each machine needs "StartAt" and "States"';
  if (key.startsWith('s3Objects'))
    return 'must be a list of objects with the texts "Bucket", "Key" and "Body"';
  return 'must be an object of definitions by name';
}
