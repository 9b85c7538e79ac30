// Runs an execution from request to end (or to the point where somebody is awaited).
import type { JsonValue } from '../asl/json.ts';
import { StatesError, exceedsBytes } from '../data/index.ts';
import { takenKey } from '../history/folds/coverage.ts';
import type { HistoryEvent } from '../history/event.ts';
import type { Execution } from '../history/execution.ts';
import type { ExecutionRequest } from '../execution/request.ts';
import { InvalidDefinition, compileMachine } from './compile/compile.ts';
import { factsOf, startOf, timeoutOf } from './engine/facts.ts';
import { Failure, Unsupported } from './engine/failure.ts';
import { maxPayloadBytes } from './limits.ts';
import type { CompiledBlock, MachineNamed, Progress } from './engine/types.ts';
import { MockedTasks } from './services/mocks.ts';
import { Run } from './engine/run.ts';
import { benchOf } from './services/world.ts';
import { Scheduler } from './engine/scheduler.ts';
import { ShownExecution } from './engine/shown-execution.ts';

export interface ExecuteOptions {
  /** Told of new events while the run goes on; a promise is awaited before it goes on, so a worker can stay responsive. */
  readonly onEvents?: (events: readonly HistoryEvent[]) => PromiseLike<void> | void;
  /** Turns between two calls of `onEvents`. Default 2000. */
  readonly turns?: number;
  /** Told, by its `takenKey`, which choice rule or catcher was taken: the history tells only where it led. */
  readonly onTaken?: (key: string) => void;
}

/** Runs an execution: the same request gives the same history, byte for byte. Never rejects for what a definition or input holds. */
export async function execute(request: ExecutionRequest, options: ExecuteOptions = {}): Promise<Execution> {
  const engine = new Engine(request);
  const { onTaken } = options;
  if (onTaken !== undefined) {
    const own = engine.main.facts.stateMachineName;
    engine.scheduler.onTaken = ({ facts: { stateMachineName: name } }, ...taken) => {
      // The iterations of a distributed Map are executions of their own, of a part of the machine.
      if (name === own || name.startsWith(`${own}/`)) onTaken(takenKey(...taken));
    };
  }
  const turns = options.onEvents === undefined ? Infinity : (options.turns ?? 2000);
  let told = 0;
  for (;;) {
    const progress = engine.advance(turns);
    if (typeof progress !== 'string') {
      await progress;
      continue;
    }
    if (options.onEvents !== undefined) {
      const events = engine.eventsFrom(told);
      told += events.length;
      if (events.length > 0) await options.onEvents(events);
    }
    if (progress !== 'paused') return engine.execution;
  }
}

/** Runs an execution at once; undefined when it needs JSONata, which is always a promise. */
export function executeSync(request: ExecutionRequest): Execution | undefined {
  const engine = new Engine(request);
  return typeof engine.advance() === 'string' ? engine.execution : undefined;
}

/** An execution that is under way: what drives both `execute` and the XState actor. */
export class Engine {
  readonly scheduler: Scheduler;
  readonly main: Run;

  constructor(request: ExecutionRequest) {
    const facts = factsOf(request);
    this.scheduler = new Scheduler({
      startedAt: startOf(request),
      seed: request.seed ?? 1,
      mocks: new MockedTasks(request.mocks, {
        mustCover: request.uncovered === 'unsupported',
        seed: request.seed ?? 1,
      }),
      bench: benchOf(request, machineNamed(request, facts.stateMachineName)),
      journal: request.journal ?? [],
      ...(request.unanswered === undefined ? {} : { unanswered: request.unanswered }),
    });
    const refused = refusedInput(request.input);
    const compiled = refused ?? compiledOrFailure(request.definition);
    const machine = compiled instanceof Failure ? nothing : compiled;
    const shown = refused === undefined ? facts : { ...facts, input: null };
    this.main = new Run(this.scheduler, shown, machine);
    this.scheduler.take(this.main);
    if (compiled instanceof Failure) {
      if (compiled.error === unsupported) this.scheduler.unsupported = compiled.cause;
      this.main.fail(this.main.root, compiled);
    }
  }

  advance(turns?: number): Progress {
    return this.scheduler.advance(turns);
  }

  /** The events from number `from` (counted from 0) on. */
  eventsFrom(from: number): readonly HistoryEvent[] {
    return this.main.records.toHistoryEvents(this.scheduler.startedAt, from);
  }

  /** How the execution stands. Its events are made when they are looked at. */
  get execution(): Execution {
    return new ShownExecution(this.main);
  }
}

/** Why an execution does not start with this input; its history does not show it either. */
function refusedInput(input: JsonValue): Failure | undefined {
  try {
    if (!exceedsBytes(input, maxPayloadBytes)) return undefined;
  } catch (problem) {
    if (problem instanceof StatesError) return new Failure(problem.error, problem.cause, true);
    throw problem;
  }
  return new Failure(
    'States.DataLimitExceeded',
    `The input of the execution has a size exceeding the maximum number of bytes service limit (${maxPayloadBytes}).`,
    true,
  );
}

const unsupported = 'Stepwise.Unsupported';

function compiledOrFailure(definition: unknown): CompiledBlock | Failure {
  try {
    return compileMachine(definition);
  } catch (thrown) {
    if (thrown instanceof Unsupported) return new Failure(unsupported, thrown.feature, true);
    if (!(thrown instanceof InvalidDefinition)) throw thrown;
    return new Failure('States.Runtime', `Invalid State Machine Definition: '${thrown.message}'`, true);
  }
}

/** The other machines on the bench, and the run's own, which may start itself. */
function machineNamed({ definition, machines }: ExecutionRequest, ownName: string): MachineNamed {
  const definitions = new Map<string, unknown>([[ownName, definition], ...Object.entries(machines ?? {})]);
  return (name) => {
    if (!definitions.has(name)) return undefined;
    const block = compiledOrFailure(definitions.get(name));
    return block instanceof Failure ? block : { block, timeoutSeconds: timeoutOf(definitions.get(name)) };
  };
}

const nothing: CompiledBlock = compileMachine({
  StartAt: 'Nothing',
  States: { Nothing: { Type: 'Succeed' } satisfies JsonValue },
});
