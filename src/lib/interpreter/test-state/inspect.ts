// Performs one state by itself and notes its data after each field. Unlike a behaviour it writes no events and needs no clock.
import type { QueryLanguage, State, StateOf, StateType } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import { compileChoiceTest } from '../../data/index.ts';
import { compileTolerance, isOverTolerance } from '../map/tolerance.ts';
import { compileItems } from '../map/items.ts';
import { compileExpressionLeaving, compileField } from '../expression-fields.ts';
import { Failure } from '../failure.ts';
import type { Activity, Compiling } from '../machine.ts';
import { compileAssign, compileMerge, compilePathStep, compileTemplateStep } from '../path-fields.ts';
import type { AssignedVariables } from '../record.ts';
import { preparedParameters } from '../services/parameters.ts';
import { simulateResult } from '../services/index.ts';
import { failText } from '../states/fail.ts';
import { noChoiceMatched } from '../states/choice.ts';
import { untilOf } from '../states/wait.ts';
import type { Thread } from '../thread.ts';
import { parseResource } from '../resource.ts';
import { compileNumber } from '../whole-number.ts';
import { Refused, type MutableInspection, type TestStateRequest } from './request.ts';
import type { Tested } from './validate.ts';

/** What came of the state when it did not fail. */
export interface Ended {
  readonly output: JsonValue;
  readonly assigned: AssignedVariables | undefined;
  readonly nextState: string | undefined;
}

export interface Inspecting {
  readonly thread: Thread;
  readonly tested: Tested;
  readonly request: TestStateRequest;
  readonly compiling: Compiling;
  readonly data: MutableInspection;
}

type Inspect<S extends State> = (state: S, inspecting: Inspecting) => Activity<Ended>;
const inspectors: { readonly [T in StateType]: Inspect<StateOf<T>> } = {
  Pass: inspectPass,
  Task: inspectTask,
  Choice: inspectChoice,
  Wait: inspectWait,
  Succeed: inspectSucceed,
  Fail: inspectFail,
  Parallel: inspectParallel,
  Map: inspectMap,
};

/** Performs the state under test; throws Failure or StatesError when it fails. */
export function inspect(inspecting: Inspecting): Activity<Ended> {
  const { state } = inspecting.tested;
  const inspector = inspectors[state.Type] as (state: State, inspecting: Inspecting) => Activity<Ended>;
  return inspector(state, inspecting);
}

const nextOf = (state: { readonly Next?: string }): string | undefined => state.Next;
const isExpressions = ({ tested }: { readonly tested: { readonly queryLanguage: QueryLanguage } }): boolean =>
  tested.queryLanguage === 'JSONata';

function* inspectPass(state: StateOf<'Pass'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data } = inspecting;
  if (isExpressions(inspecting)) {
    return {
      ...(yield* compileExpressionLeaving(state)(thread, thread.stateInput)),
      nextState: nextOf(state),
    };
  }
  let value = thread.stateInput;
  if (state.Result !== undefined) data['result'] = value = state.Result;
  else {
    data['afterInputPath'] = value = step(state.InputPath, thread, value);
    data['afterParameters'] = value = compileTemplateStep(state.Parameters)?.(thread, value) ?? value;
  }
  return leave(state, inspecting, value);
}

// ResultSelector, ResultPath, OutputPath and Assign of a JSONPath state.
function leave(
  state: {
    readonly ResultSelector?: StateOf<'Task'>['ResultSelector'];
    readonly ResultPath?: string | null;
    readonly OutputPath?: string | null;
    readonly Assign?: StateOf<'Task'>['Assign'];
    readonly Next?: string;
  },
  { thread, data }: Inspecting,
  result: JsonValue,
): Ended {
  const assigned = compileAssign(state.Assign)?.(thread, result);
  const selected = compileTemplateStep(state.ResultSelector)?.(thread, result) ?? result;
  data['afterResultSelector'] = selected;
  const merged = compileMerge(state.ResultPath)?.(thread.stateInput, selected) ?? selected;
  data['afterResultPath'] = merged;
  return { output: step(state.OutputPath, thread, merged), assigned, nextState: nextOf(state) };
}

const step = (path: string | null | undefined, thread: Thread, value: JsonValue): JsonValue => {
  const apply = compilePathStep(path);
  return apply === undefined ? value : apply(thread, value);
};

function* inspectTask(state: StateOf<'Task'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data } = inspecting;
  const resource = parseResource(state.Resource);
  let parameters = thread.stateInput;
  if (isExpressions(inspecting)) {
    const args = compileField(state.Arguments, 'Arguments');
    if (args !== undefined) parameters = yield* args.evaluate(thread);
    data['afterArguments'] = parameters;
  } else {
    data['afterInputPath'] = parameters = step(state.InputPath, thread, parameters);
    data['afterParameters'] = parameters =
      compileTemplateStep(state.Parameters)?.(thread, parameters) ?? parameters;
  }
  parameters = preparedParameters(resource, parameters);
  const result = mockedResult(inspecting) ?? simulateResult(resource, parameters, thread);
  data['result'] = result;
  if (!isExpressions(inspecting)) return leave(state, inspecting, result);
  const left = yield* compileExpressionLeaving(state)(thread, result, { result });
  return { ...left, nextState: nextOf(state) };
}

/** The mocked result; throws the mocked error; undefined without a mock. */
function mockedResult({ request: { mock }, tested }: Inspecting): JsonValue | undefined {
  if (mock?.errorOutput !== undefined) throw new Failure(mock.errorOutput.error, mock.errorOutput.cause);
  return tested.result;
}

function* inspectChoice(state: StateOf<'Choice'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data } = inspecting;
  if (isExpressions(inspecting)) {
    for (const [i, rule] of state.Choices.entries()) {
      const condition = compileField(rule.Condition, `Choices[${i}]/Condition`, 'boolean');
      if (condition === undefined || (yield* condition.evaluate(thread)) !== true) continue;
      return { ...(yield* compileExpressionLeaving(rule)(thread, thread.stateInput)), nextState: rule.Next };
    }
    if (state.Default === undefined) throw noChoiceMatched();
    return {
      ...(yield* compileExpressionLeaving(state)(thread, thread.stateInput)),
      nextState: state.Default,
    };
  }
  const value = (data['afterInputPath'] = step(state.InputPath, thread, thread.stateInput));
  thread.input = value;
  const rule = state.Choices.find((candidate) => compileChoiceTest(candidate)(thread));
  const nextState = rule?.Next ?? state.Default;
  if (nextState === undefined) throw noChoiceMatched();
  const assigned = compileAssign(rule === undefined ? state.Assign : rule.Assign)?.(thread, value);
  return { output: step(state.OutputPath, thread, value), assigned, nextState };
}

function* inspectWait(state: StateOf<'Wait'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data, tested } = inspecting;
  if (!isExpressions(inspecting)) data['afterInputPath'] = step(state.InputPath, thread, thread.stateInput);
  yield* untilOf(state, tested.queryLanguage)(thread);
  if (isExpressions(inspecting)) {
    return {
      ...(yield* compileExpressionLeaving(state)(thread, thread.stateInput)),
      nextState: nextOf(state),
    };
  }
  const value = step(state.InputPath, thread, thread.stateInput);
  const assigned = compileAssign(state.Assign)?.(thread, value);
  return { output: step(state.OutputPath, thread, value), assigned, nextState: nextOf(state) };
}

function* inspectSucceed(state: StateOf<'Succeed'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data } = inspecting;
  if (isExpressions(inspecting)) {
    return { ...(yield* compileExpressionLeaving(state)(thread, thread.stateInput)), nextState: undefined };
  }
  const value = (data['afterInputPath'] = step(state.InputPath, thread, thread.stateInput));
  return { output: step(state.OutputPath, thread, value), assigned: undefined, nextState: undefined };
}

function* inspectFail(state: StateOf<'Fail'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data, tested } = inspecting;
  if (!isExpressions(inspecting)) data['afterInputPath'] = thread.stateInput;
  throw yield* failText(state, tested.queryLanguage)(thread);
}

function* inspectParallel(state: StateOf<'Parallel'>, inspecting: Inspecting): Activity<Ended> {
  const { thread } = inspecting;
  const result = mockedResult(inspecting) ?? [];
  if (!isExpressions(inspecting)) return leave(state, inspecting, result);
  return {
    ...(yield* compileExpressionLeaving(state)(thread, result, { result })),
    nextState: nextOf(state),
  };
}

function* inspectMap(state: StateOf<'Map'>, inspecting: Inspecting): Activity<Ended> {
  const { thread, data, tested, compiling, request } = inspecting;
  if (!isExpressions(inspecting)) data['afterInputPath'] = step(state.InputPath, thread, thread.stateInput);
  let count: number | undefined;
  if (state.ItemReader === undefined) {
    const items = yield* compileItems(state, compiling)(thread);
    if (!isExpressions(inspecting)) data['afterItemsPath'] = items;
    count = items.length;
  } else if (tested.readerItems !== undefined) count = tested.readerItems.length;
  const concurrency = compileNumber(
    { name: 'MaxConcurrency', value: state.MaxConcurrency, path: state.MaxConcurrencyPath },
    tested.queryLanguage,
  );
  data['maxConcurrency'] = (concurrency && (yield* concurrency(thread))) ?? 0;
  const tolerance = yield* compileTolerance(state, compiling)(thread);
  if (tolerance.count !== undefined) data['toleratedFailureCount'] = tolerance.count;
  if (tolerance.percentage !== undefined) data['toleratedFailurePercentage'] = tolerance.percentage;

  const failed = request.stateConfiguration?.mapIterationFailureCount ?? 0;
  if (count !== undefined && failed > count) {
    throw new Refused(
      'Map iteration failure count must be less than or equal to the number of Map iterations',
    );
  }
  const result = mockedResult(inspecting) ?? [];
  if (isOverTolerance(tolerance, failed, count ?? failed)) {
    throw new Failure(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
  if (!isExpressions(inspecting)) return leave(state, inspecting, result);
  return {
    ...(yield* compileExpressionLeaving(state)(thread, result, { result })),
    nextState: nextOf(state),
  };
}
