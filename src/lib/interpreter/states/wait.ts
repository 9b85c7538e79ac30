// Wait: rests for a number of seconds or until an instant of virtual time.
import { type JsonValue, type WaitState, maxWaitSeconds } from '../../asl/index.ts';
import { StatesError, compilePath, isExpression } from '../../data/index.ts';
import { parseTimestamp } from '../../grammar/index.ts';
import { compileExpressionLeaving, compileField } from '../fields/expression-fields.ts';
import { EvaluationFailure } from '../engine/failure.ts';
import { causePrefix } from '../engine/reported.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { Activity } from '../engine/activity.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { compileAssign, compilePathStep, type Left } from '../fields/path-fields.ts';
import type { Thread } from '../engine/types.ts';

export const wait: Behaviour<WaitState> = (state, { queryLanguage, inspector }) => {
  const until = queryLanguage === 'JSONata' ? expressionUntil(state) : pathUntil(state, inspector);
  const leave = queryLanguage === 'JSONata' ? compileExpressionLeaving(state) : pathLeaving(state);
  return function* (thread, compiled) {
    const { execution } = thread;
    const { scheduler } = execution;
    execution.enter(thread, compiled);
    const at = yield* until(thread);
    if (at - scheduler.clock.now > maxWaitSeconds * 1000) throw runtime('Wait state delay is too long.');
    yield scheduler.sleepUntil(thread, at);
    const { output, assigned } = yield* leave(thread, thread.stateInput);
    execution.exit(thread, compiled, output, compiled.next, assigned);
  };
};

/** Milliseconds of virtual time at which the wait is over. */
type Until = (thread: Thread) => Activity<number>;

function pathUntil(state: WaitState, inspector: Inspector | undefined): Until {
  const inputPath = compilePathStep(state.InputPath);
  const secondsPath = state.SecondsPath === undefined ? undefined : compilePath(state.SecondsPath);
  const timestampPath = state.TimestampPath === undefined ? undefined : compilePath(state.TimestampPath);
  return function* (thread) {
    thread.input = inputPath === undefined ? thread.stateInput : inputPath(thread, thread.stateInput);
    inspector?.note('afterInputPath', thread.input);
    const { clock, startedAt } = thread.execution.scheduler;
    if (secondsPath !== undefined) {
      return clock.now + 1000 * secondsOf(secondsPath.find(thread), secondsPath.text);
    }
    if (timestampPath !== undefined) {
      const value = timestampPath.find(thread);
      if (value === undefined)
        throw runtime(`The TimestampPath parameter does not reference an input value: ${timestampPath.text}`);
      const instant = typeof value === 'string' ? parseTimestamp(value) : undefined;
      if (instant === undefined) {
        throw runtime(
          `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${timestampPath.text} == ${plain(value)}`,
        );
      }
      return wholeSeconds(instant.ms) - startedAt;
    }
    if (state.Timestamp !== undefined) {
      const instant = parseTimestamp(state.Timestamp);
      if (instant === undefined)
        throw runtime(`The Timestamp ${state.Timestamp} is not a valid ISO-8601 instant.`);
      return wholeSeconds(instant.ms) - startedAt;
    }
    return clock.now + 1000 * Number(state.Seconds ?? 0);
  };
}

function secondsOf(value: JsonValue | undefined, path: string): number {
  if (value === undefined || value === null) {
    throw runtime(`The SecondsPath parameter does not reference an input value: ${path}`);
  }
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) {
    throw runtime(`The SecondsPath parameter cannot be parsed as a long value: ${path} == ${plain(value)}`);
  }
  if (seconds < 0)
    throw runtime(`The SecondsPath parameter references a negative value: ${path} == ${plain(value)}`);
  return seconds;
}

function pathLeaving(state: WaitState) {
  const inputPath = compilePathStep(state.InputPath);
  const outputPath = compilePathStep(state.OutputPath);
  const assign = compileAssign(state.Assign);
  return function* (thread: Thread, raw: JsonValue): Activity<Left> {
    const value = inputPath === undefined ? raw : inputPath(thread, raw);
    return {
      assigned: assign?.(thread, value),
      output: outputPath === undefined ? value : outputPath(thread, value),
    };
  };
}

function expressionUntil(state: WaitState): Until {
  const seconds = compileField(state.Seconds, 'Seconds', isExpression(state.Seconds) ? 'number' : undefined);
  const timestamp = compileField(state.Timestamp, 'Timestamp', 'string');
  return function* (thread) {
    const { clock, startedAt } = thread.execution.scheduler;
    if (timestamp !== undefined) {
      const text = yield* timestamp.evaluate(thread);
      const instant = typeof text === 'string' ? parseTimestamp(text) : undefined;
      if (instant !== undefined) return wholeSeconds(instant.ms) - startedAt;
      throw atField(
        thread,
        'Timestamp',
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${plain(text)}`,
      );
    }
    const value = seconds === undefined ? 0 : yield* seconds.evaluate(thread);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return clock.now + 1000 * value;
    throw atField(
      thread,
      'Seconds',
      `The Seconds field must be a whole number from 0 on but was: ${plain(value)}`,
    );
  };
}

// Recorded: here the value is at fault, and the event follows WaitStateEntered.
const atField = (thread: Thread, field: string, problem: string) =>
  new EvaluationFailure(`${causePrefix(thread)}${problem}`, field, true);

const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;
const plain = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
const runtime = (cause: string) => new StatesError('States.Runtime', cause);
