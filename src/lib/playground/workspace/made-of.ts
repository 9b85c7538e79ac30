// What a run was made of, in a short name for each part, by which a change is noticed: of what the texts say, not of how they are
// indented.
import type { ExecutionRequest } from '../../execution/index.ts';
import { hashOf } from './drafts.ts';
import type { MadeOf } from './types.ts';

/** The short names of the parts of a request. */
export function madeOf({ definition, input, mocks, type, machines, s3Objects }: ExecutionRequest): MadeOf {
  const nameOf = (value: unknown): string => hashOf(JSON.stringify(value));
  return {
    definition: nameOf(definition),
    input: nameOf(input),
    mocks: nameOf(mocks ?? {}),
    environment: nameOf([type ?? 'STANDARD', machines ?? {}, s3Objects ?? []]),
  };
}

/** Which parts are not what they were, as the subject of a sentence, with its verb; undefined when all are. */
export function changeOf(before: MadeOf, now: MadeOf): string | undefined {
  const names = {
    definition: 'the definition',
    input: 'the input',
    mocks: 'the answers and faults',
    environment: 'the environment',
  } as const satisfies MadeOf;
  const parts = ['definition', 'input', 'mocks', 'environment'] as const;
  const changed = parts.filter((part) => before[part] !== now[part]);
  if (changed.length === 0) return undefined;
  const listed = changed.map((part) => names[part]);
  const last = listed.pop() ?? '';
  const isOne = listed.length === 0 && changed[0] !== 'mocks';
  return `${listed.length === 0 ? last : `${listed.join(', ')} and ${last}`} ${isOne ? 'has' : 'have'} changed since`;
}
