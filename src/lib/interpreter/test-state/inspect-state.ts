// Performs one state of a definition by itself and shows its data after each field: TestState's answers and the data view are made from
// it. The engine's own behaviour does the work; here it only runs in a block of its own, with an observer.
import {
  type JsonObject,
  type JsonValue,
  type QueryLanguage,
  type State,
  ownValue,
} from '../../asl/index.ts';
import { type RandomState, Variables } from '../../data/index.ts';
import { compileMachine } from '../compile/compile.ts';
import { startOf, type ExecutionFacts } from '../engine/facts.ts';
import { Failure, Unsupported } from '../engine/failure.ts';
import type { ErrorDetails, InspectedField, Inspector } from '../engine/inspector.ts';
import type { CompiledBlock } from '../engine/types.ts';
import { MockedTasks } from '../services/mocks.ts';
import { LiveExecution } from '../engine/live-execution.ts';
import { Scheduler } from '../engine/scheduler.ts';
import { worldOf } from '../services/world.ts';
import { ObjectStore } from '../services/object-store.ts';
import { contextFor, factsFor } from './context.ts';

export interface StateInspectionRequest {
  /** The state as its definition says it. */
  readonly state: State;
  /** The query language of a state that does not name one. */
  readonly queryLanguage?: QueryLanguage;
  /** Default `StateName`, as TestState calls it. */
  readonly name?: string;
  readonly input: JsonValue;
  readonly variables?: JsonObject;
  /** `$$`; members that are not there are made up. */
  readonly contextObject?: JsonObject;
  readonly roleArn?: string;
  /** What the work of a Task, Parallel or Map came to; without it the Task's simulated service answers, and the children run. */
  readonly work?: { readonly result: JsonValue } | { readonly error?: string; readonly cause?: string };
  /** How often the retrier that takes the error has retried before. */
  readonly retrierRetryCount?: number;
  /** How many iterations of a Map have failed. */
  readonly failedIterations?: number;
  /** The text of the object that an ItemReader reads. */
  readonly itemSource?: string;
  /** ISO instant at which the state is entered. */
  readonly startTime?: string;
  /** Seed of everything random, or a generator's state. Default 1. */
  readonly seed?: number | RandomState;
}

/** A field that was applied, and the data after it. */
export interface InspectedStep {
  readonly field: InspectedField;
  readonly value: JsonValue;
}

export interface StateInspection {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: JsonValue;
  readonly error?: string;
  readonly cause?: string;
  /** Absent when the state ends its block or fails. */
  readonly nextState?: string;
  /** In the order in which the fields were applied; what a failing state did not reach is not there. */
  readonly steps: readonly InspectedStep[];
  /** The variables after the state. */
  readonly variables: JsonObject;
  readonly errorDetails?: ErrorDetails;
  /** Map: how many iterations there are, where that is known. */
  readonly iterations?: number;
  /** A feature that Stepwise does not have, named, when it stood in the way. */
  readonly unsupported?: string;
}

/** Performs one state and shows every step. Pure: the same request gives the same answer. Throws InvalidDefinition for a state that cannot be run. */
export async function inspectState(request: StateInspectionRequest): Promise<StateInspection> {
  const watcher = new Watcher(request);
  const name = request.name ?? defaultName;
  try {
    const machine = compileMachine(
      blockAround(request.state as unknown as JsonValue, name, request.queryLanguage),
      watcher,
    );
    return await perform(request, machine, watcher);
  } catch (problem) {
    if (!(problem instanceof Unsupported)) throw problem;
    return { status: 'FAILED', steps: [], variables: {}, unsupported: problem.feature };
  }
}

const defaultName = 'StateName';

/** Notes what the engine shows of the state, and stands in for its work. */
class Watcher implements Inspector {
  readonly steps: InspectedStep[] = [];
  readonly retrierRetryCount: number;
  readonly failedIterations: number;
  readonly hasItemSource: boolean;
  readonly work: ((iterations?: number) => JsonValue) | undefined;
  failure: Failure | undefined = undefined;
  errorDetails: ErrorDetails | undefined = undefined;
  iterations: number | undefined = undefined;

  constructor({ state, work, retrierRetryCount, failedIterations, itemSource }: StateInspectionRequest) {
    this.retrierRetryCount = retrierRetryCount ?? 0;
    this.failedIterations = failedIterations ?? 0;
    this.hasItemSource = ownValue(state, 'ItemReader') === undefined || itemSource !== undefined;
    this.work =
      work === undefined
        ? undefined
        : (iterations) => {
            this.iterations = iterations;
            if ('result' in work) return work.result;
            throw new Failure(work.error, work.cause, work.error === 'States.Runtime');
          };
  }

  note(field: InspectedField, value: JsonValue): void {
    this.steps.push({ field, value });
  }

  handled(failure: Failure, details: ErrorDetails): void {
    this.failure = failure;
    this.errorDetails = { ...this.errorDetails, ...details };
  }

  get isRetriable(): boolean {
    return this.errorDetails?.retryBackoffIntervalSeconds !== undefined;
  }
}

/** A block that holds the state, and an end in place of every state that it points to. */
export function blockAround(state: JsonValue, name = defaultName, queryLanguage?: QueryLanguage): JsonObject {
  const targets = targetsOf(state).map((target) => [target, { Type: 'Succeed' }] as const);
  return {
    StartAt: name,
    ...(queryLanguage === undefined ? {} : { QueryLanguage: queryLanguage }),
    States: Object.fromEntries([...targets, [name, state]]),
  };
}

function targetsOf(state: JsonValue): readonly string[] {
  const rules = ['Choices', 'Catch'].flatMap((field) => {
    const value = ownValue(state, field);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  });
  const named = [ownValue(state, 'Next'), ownValue(state, 'Default'), ...rules.map(nextOf)];
  return named.filter((target) => typeof target === 'string');
}

const nextOf = (rule: JsonValue): JsonValue | undefined => ownValue(rule, 'Next');

async function perform(
  request: StateInspectionRequest,
  machine: CompiledBlock,
  watcher: Watcher,
): Promise<StateInspection> {
  const execution = executionFor(request, machine);
  const { root: thread, scheduler } = execution;
  // Entered and left again, or at an end, or about to be tried again: then the state has shown everything.
  const hasLeft = (): boolean => thread.enteredEventId > 0 && !thread.isInside;
  while (!execution.isOver && !watcher.isRetriable && !hasLeft()) {
    const progress = scheduler.advance(1);
    if (progress === 'waiting') return { ...shown(watcher, execution), ...neverAnswers };
    if (typeof progress !== 'string') await progress;
  }
  if (scheduler.unsupported !== undefined) {
    return { ...shown(watcher, execution), status: 'FAILED', unsupported: scheduler.unsupported };
  }
  return { ...shown(watcher, execution), ...endOf(execution, watcher) };
}

function executionFor(request: StateInspectionRequest, machine: CompiledBlock): LiveExecution {
  const scheduler = new Scheduler({
    startedAt: startOf(request),
    seed: request.seed ?? 1,
    mocks: new MockedTasks(undefined),
    world: {
      ...worldOf({}),
      ...(request.itemSource === undefined ? {} : { s3: new OneObject(request.itemSource) }),
    },
    journal: [],
  });
  const facts: ExecutionFacts = factsFor(request, scheduler.random);
  const contextObject = contextFor(request, facts, scheduler);
  const execution = new LiveExecution(scheduler, { ...facts, contextObject }, machine);
  execution.root.variables = Variables.none.assign(Object.entries(request.variables ?? {}));
  scheduler.begin(execution);
  return execution;
}

/** Whatever object is asked for, it is this one that the ItemReader reads. */
class OneObject extends ObjectStore {
  readonly #body: string;
  constructor(body: string) {
    super([]);
    this.#body = body;
  }
  override get(): string {
    return this.#body;
  }
}

const shown = ({ steps, errorDetails, iterations }: Watcher, { root }: LiveExecution) => ({
  steps,
  variables: Object.fromEntries(root.variables.entries()) as JsonObject,
  ...(errorDetails === undefined ? {} : { errorDetails }),
  ...(iterations === undefined ? {} : { iterations }),
});

type End = Pick<StateInspection, 'status' | 'output' | 'error' | 'cause' | 'nextState'>;

const neverAnswers: End & { readonly unsupported: string } = {
  status: 'FAILED',
  unsupported: 'A task that waits for somebody to answer, without a mocked answer',
};

function endOf({ outcome, root }: LiveExecution, { failure, errorDetails, isRetriable }: Watcher): End {
  if (isRetriable) return { status: 'RETRIABLE', ...failure?.details };
  if (outcome !== undefined && outcome.status !== 'SUCCEEDED') {
    return { status: 'FAILED', ...outcome.failure?.details };
  }
  const isCaught = errorDetails?.catchIndex !== undefined;
  return {
    status: isCaught ? 'CAUGHT_ERROR' : 'SUCCEEDED',
    output: outcome?.output ?? root.stateInput,
    ...(isCaught ? failure?.details : {}),
    ...(outcome === undefined && root.state !== undefined ? { nextState: root.state.name } : {}),
  };
}
