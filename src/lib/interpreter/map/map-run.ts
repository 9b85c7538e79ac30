// A Map Run: child executions, so many at a time, until all have ended or too many have failed.
import type { JsonValue } from '../../asl/json.ts';
import type { ExecutionType } from '../../history/execution.ts';
import { Failure } from '../failure.ts';
import type { Activity, CompiledBlock } from '../machine.ts';
import { Run } from '../run.ts';
import type { Thread } from '../thread.ts';
import { isOverTolerance, type Tolerance } from './tolerance.ts';

export class MapRun {
  readonly arn: string;
  readonly children: Run[] = [];
  readonly #thread: Thread;
  readonly #options: {
    readonly label: string | undefined;
    readonly machine: CompiledBlock;
    readonly type: ExecutionType;
    readonly tolerance: Tolerance;
  };
  readonly #label: string;
  #total = 0;
  #ended = 0;
  #failed = 0;
  #isStopped = false;

  constructor(
    thread: Thread,
    options: {
      readonly label: string | undefined;
      readonly machine: CompiledBlock;
      readonly type: ExecutionType;
      readonly tolerance: Tolerance;
    },
  ) {
    const { facts } = thread.run;
    this.#thread = thread;
    this.#options = options;
    this.#label = options.label ?? thread.random.uuid();
    this.arn = `arn:aws:states:${facts.region}:${facts.account}:mapRun:${facts.stateMachineName}/${this.#label}:${thread.random.uuid()}`;
  }

  /** Runs a child per input; throws a Failure when more have failed than is tolerated. */
  *runAll(inputs: readonly JsonValue[], concurrency: number): Activity {
    this.#total = inputs.length;
    const thread = this.#thread;
    thread.join = this;
    let next = 0;
    const startNext = (): void => {
      const input = inputs[next++];
      if (input !== undefined) this.#startChild(input, onEnd);
    };
    const onEnd = (hasFailed: boolean): void => {
      this.#ended++;
      if (hasFailed) this.#failed++;
      if (this.#isStopped) return;
      if (this.#isOverTolerance || this.#ended === this.#total) {
        thread.run.scheduler.signal(thread, { type: 'joined' });
      } else if (next < inputs.length) startNext();
    };
    while (next < Math.min(concurrency, inputs.length)) startNext();
    if (inputs.length > 0) yield 'rest';
    if (this.#isOverTolerance) {
      this.#abortChildren();
      thread.join = undefined;
      throw new Failure(
        'States.ExceedToleratedFailureThreshold',
        'The specified tolerated failure threshold was exceeded',
      );
    }
    thread.join = undefined;
  }

  /** The Map state is stopped from outside. */
  stop(failingEventId: number): void {
    this.#abortChildren();
    this.#thread.join = undefined;
    this.#thread.run.record('MapRunAborted', failingEventId);
  }

  get #isOverTolerance(): boolean {
    return isOverTolerance(this.#options.tolerance, this.#failed, this.#total);
  }

  #abortChildren(): void {
    this.#isStopped = true;
    for (const child of this.children) if (!child.isOver) child.abort(new Failure());
  }

  #startChild(input: JsonValue, onEnd: (hasFailed: boolean) => void): void {
    const { run, random, lastEventId } = this.#thread;
    const { facts, scheduler } = run;
    const { machine, type } = this.#options;
    const name = random.uuid();
    const parentName = `${facts.stateMachineName}/${this.#label}`;
    const kind = type === 'EXPRESS' ? 'express' : 'execution';
    const prefix = `arn:aws:states:${facts.region}:${facts.account}`;
    const child = new Run(
      scheduler,
      {
        ...facts,
        name,
        executionArn: `${prefix}:${kind}:${parentName}:${name}`,
        stateMachineArn: `${prefix}:stateMachine:${parentName}`,
        stateMachineName: parentName,
        type,
        input,
        timeoutSeconds: undefined,
      },
      machine,
      ({ status }) => onEnd(status !== 'SUCCEEDED'),
    );
    this.children.push(child);
    run.children.push({ run: child, parentEventId: lastEventId });
    scheduler.take(child);
  }
}
