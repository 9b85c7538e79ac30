// Fail: fails its block with an error and a cause. It is entered and never left.
import type { FailState } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import { StatesError, compileReference } from '../../data/index.ts';
import { compileField } from '../expression-fields.ts';
import { Failure } from '../failure.ts';
import type { Behaviour, Perform } from '../machine.ts';
import type { Thread } from '../thread.ts';

export const fail: Behaviour<FailState> = (state, { queryLanguage }) =>
  queryLanguage === 'JSONata' ? expressionFail(state) : pathFail(state);

function pathFail(state: FailState): Perform {
  const error = compileText(state.Error, state.ErrorPath, 'ErrorPath');
  const cause = compileText(state.Cause, state.CausePath, 'CausePath');
  return (thread, compiled) => {
    thread.run.enter(thread, compiled);
    thread.input = thread.stateInput;
    throw new Failure(error(thread), cause(thread));
  };
}

function compileText(
  literal: string | undefined,
  path: string | undefined,
  field: string,
): (thread: Thread) => string | undefined {
  if (path === undefined) return () => literal;
  const evaluate = compileReference(path, field);
  return (thread) => {
    const value = evaluate(thread);
    if (typeof value === 'string') return value;
    throw new StatesError(
      'States.Runtime',
      `The ${field} parameter does not reference a text: ${path} == ${JSON.stringify(value)}`,
    );
  };
}

function expressionFail(state: FailState): Perform {
  const error = compileField(state.Error, 'Error', 'string');
  const cause = compileField(state.Cause, 'Cause', 'string');
  return function* (thread, compiled) {
    thread.run.enter(thread, compiled);
    throw new Failure(
      text(error && (yield* error.evaluate(thread))),
      text(cause && (yield* cause.evaluate(thread))),
    );
  };
}

const text = (value: JsonValue | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
