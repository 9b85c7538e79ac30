// An execution that is under way, from its request on: whoever drives it says how many turns it may take.
import { type JsonValue, maxPayloadBytes } from '../../asl/index.ts';
import { StatesError, exceedsBytes } from '../../data/index.ts';
import type { ExecutionRequest } from '../../execution/index.ts';
import { type Execution, type HistoryEvent, takenKey } from '../../history/index.ts';
import { InvalidDefinition, compileMachine } from '../compile/compile.ts';
import { MockedTasks } from '../services/mocks.ts';
import { worldOf } from '../services/world.ts';
import { factsOf, startOf, timeoutOf } from './facts.ts';
import { Failure, Unsupported } from './failure.ts';
import { LiveExecution } from './live-execution.ts';
import { Scheduler } from './scheduler.ts';
import { ShownExecution } from './shown-execution.ts';
import type { CompiledBlock, MachineNamed, AdvanceResult } from './types.ts';

export class Engine {
  readonly scheduler: Scheduler;
  readonly main: LiveExecution;

  /** `input` and `journal` take the place of the request's own. */
  constructor(request: ExecutionRequest, input = request.input, journal = request.journal ?? []) {
    const facts = factsOf(request, input);
    this.scheduler = new Scheduler({
      startedAt: startOf(request),
      seed: request.seed ?? 1,
      mocks: new MockedTasks(request.mocks, {
        mustCover: request.uncovered === 'unsupported',
        seed: request.seed ?? 1,
      }),
      world: worldOf(request, machineNamed(request, facts.stateMachineName)),
      journal,
      ...(request.unanswered === undefined ? {} : { unanswered: request.unanswered }),
    });
    const refused = refusedInput(input);
    const compiled = refused ?? compiledOrFailure(request.definition);
    const machine = compiled instanceof Failure ? nothing : compiled;
    const shown = refused === undefined ? facts : { ...facts, input: null };
    this.main = new LiveExecution(this.scheduler, shown, machine);
    this.scheduler.begin(this.main);
    if (compiled instanceof Failure) {
      if (compiled.error === unsupported) this.scheduler.unsupported = compiled.cause;
      this.main.fail(this.main.root, compiled);
    }
  }

  /** Tells, by its `takenKey`, which choice rule or catcher is taken: the history tells only where it led. */
  tellTaken(onTaken: (key: string) => void): void {
    const own = this.main.facts.stateMachineName;
    this.scheduler.onTaken = ({ facts: { stateMachineName: name } }, ...taken) => {
      // The iterations of a distributed Map are executions of their own, of a part of the machine.
      if (name === own || name.startsWith(`${own}/`)) onTaken(takenKey(...taken));
    };
  }

  /** Takes at most so many turns. */
  advance(turns?: number): AdvanceResult {
    return this.scheduler.advance(turns);
  }

  /** The events from number `from` (counted from 0) on, up to number `to`. */
  eventsFrom(from: number, to?: number): readonly HistoryEvent[] {
    return this.main.records.toHistoryEvents(this.scheduler.startedAt, from, to);
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

/** The other machines, and the execution's own, which may start itself. */
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
