// Checks the shape that everything which runs or reads a definition relies on. This is not validation: `diagnose` says what is wrong;
// this only keeps readers from finding a number where a state should be.
import type { Definition, StateType } from '../definition.ts';
import { isJsonObject, ownValue } from '../json.ts';

export const stateTypes: readonly StateType[] = [
  'Task',
  'Wait',
  'Pass',
  'Succeed',
  'Fail',
  'Choice',
  'Parallel',
  'Map',
];

export const isStateType = (value: unknown): value is StateType => stateTypes.some((type) => type === value);

/** Whether `StartAt` is text, every state is an object with a known type, and so on inside Parallel and Map. */
export function isDefinition(value: unknown): value is Definition {
  return isStateBlock(value);
}

function isStateBlock(value: unknown): boolean {
  const states = ownValue(value, 'States');
  return (
    typeof ownValue(value, 'StartAt') === 'string' &&
    isJsonObject(states) &&
    Object.values(states).every(isState)
  );
}

function isState(state: unknown): boolean {
  const type = ownValue(state, 'Type');
  if (!isStateType(type)) return false;
  switch (type) {
    case 'Parallel':
      return isArrayOf(ownValue(state, 'Branches'), isStateBlock);
    case 'Map':
      return isStateBlock(ownValue(state, 'ItemProcessor') ?? ownValue(state, 'Iterator'));
    case 'Choice':
      return isArrayOf(ownValue(state, 'Choices'), isJsonObject);
    default:
      return true;
  }
}

const isArrayOf = (value: unknown, check: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(check);
