// Fail: fails its block with an error and a cause. It is entered and never left.
import type { FailState, JsonValue } from '../../asl/index.ts';
import { StatesError, compileReference } from '../../data/index.ts';
import { compileField } from '../fields/expression-fields.ts';
import { Failure } from '../engine/failure.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { Activity } from '../engine/activity.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import type { Thread } from '../engine/types.ts';

export const fail: Behaviour<FailState> = (state, { queryLanguage, inspector }) => {
  const failure = queryLanguage === 'JSONata' ? expressionFailure(state) : pathFailure(state, inspector);
  return function* (thread, compiled) {
    thread.execution.enter(thread, compiled);
    throw yield* failure(thread);
  };
};

/** The failure that the state ends in. */
type FailureOf = (thread: Thread) => Activity<Failure>;

function pathFailure(state: FailState, inspector: Inspector | undefined): FailureOf {
  const error = compileText(state.Error, state.ErrorPath, 'ErrorPath');
  const cause = compileText(state.Cause, state.CausePath, 'CausePath');
  return function* (thread) {
    thread.input = thread.stateInput;
    inspector?.note('afterInputPath', thread.stateInput);
    return new Failure(error(thread), cause(thread));
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

function expressionFailure(state: FailState): FailureOf {
  const error = compileField(state.Error, 'Error', 'string');
  const cause = compileField(state.Cause, 'Cause', 'string');
  return function* (thread) {
    return new Failure(
      text(error && (yield* error.evaluate(thread))),
      text(cause && (yield* cause.evaluate(thread))),
    );
  };
}

const text = (value: JsonValue | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
