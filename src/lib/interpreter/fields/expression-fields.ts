// The JSONata fields of a state, compiled. Evaluating an expression gives a promise, so each field is an activity.
import type { JsonObject, JsonValue } from '../../asl/index.ts';
import { compileExpressionTemplate, type ExpectedType } from '../../data/index.ts';
import type { Activity } from '../engine/activity.ts';
import type { Left } from './path-fields.ts';
import type { AssignedVariables } from '../engine/record.ts';
import type { Thread } from '../engine/types.ts';

/** What `$states` holds beside `context`. */
export interface ExpressionExtras {
  /** Instead of the state's input. */
  readonly input?: JsonValue;
  readonly result?: JsonValue;
  readonly errorOutput?: JsonValue;
}

export interface ExpressionField {
  /** Evaluated for the thread that stands in the state; throws StatesError `States.QueryEvaluationError`. */
  evaluate(thread: Thread, extras?: ExpressionExtras): Activity<JsonValue>;
}

/** Compiles a field that may hold expressions; undefined when the field is absent. */
export function compileField(
  value: JsonValue | undefined,
  name: string,
  expected?: ExpectedType,
): ExpressionField | undefined {
  if (value === undefined) return undefined;
  const template = compileExpressionTemplate(value, name, expected);
  return {
    *evaluate(thread, extras) {
      if (template.isConstant) return value;
      const { execution, stateInput: input } = thread;
      return (yield template.evaluate({
        states: template.readsContext
          ? { input, context: thread.contextObject, ...extras }
          : { input, ...extras },
        variables: thread.variables,
        random: thread.random,
        nowMs: execution.scheduler.startedAt + execution.scheduler.clock.now,
      })) as JsonValue;
    },
  };
}

/**
 * Compiles Output and Assign of a state, or of the rule or catcher that stands at `place`, such as `Catch[1]/`. `fallback` is
 * the output when there is no Output.
 */
export function compileExpressionLeaving(
  fields: { readonly Output?: JsonValue; readonly Assign?: JsonObject },
  place = '',
): (thread: Thread, fallback: JsonValue, extras?: ExpressionExtras) => Activity<Left> {
  const output = compileField(fields.Output, `${place}Output`);
  const assign = compileField(fields.Assign, `${place}Assign`, 'object');
  return function* (thread, fallback, extras) {
    const assigned = assign === undefined ? undefined : yield* assign.evaluate(thread, extras);
    return {
      output: output === undefined ? fallback : yield* output.evaluate(thread, extras),
      assigned: assigned === undefined ? undefined : variablesOf(assigned),
    };
  };
}

const variablesOf = (assigned: JsonValue): AssignedVariables =>
  new Map(Object.entries(assigned as JsonObject));
