// A Map Run: runs child executions, a limited number at a time, until all have ended or too many have failed. A redrive runs those
// again that did not succeed.
import type { JsonArray, JsonValue } from '../../../asl/index.ts';
import type { ExecutionType } from '../../../execution/index.ts';
import type { MapRunDescription } from '../../../history/index.ts';
import { Failure } from '../../engine/failure.ts';
import type { Inspector } from '../../engine/inspector.ts';
import type { Activity } from '../../engine/activity.ts';
import type { CompiledBlock, Children, Thread } from '../../engine/types.ts';
import { LiveExecution } from '../../engine/live-execution.ts';
import { countMapRun } from './map-run-counts.ts';
import type { Results } from './result-writer.ts';
import { isOverTolerance, thresholdExceeded, type Tolerance } from './tolerance.ts';

export interface MapRunOptions {
  readonly label: string | undefined;
  readonly machine: CompiledBlock;
  readonly type: ExecutionType;
  readonly tolerance: Tolerance;
  readonly concurrency: number;
  readonly results: Results;
}

export class MapRun implements Children {
  /** None: what it starts are executions of their own. */
  readonly live = [];
  readonly arn: string;
  /** In item order; those that have not started are not here. */
  readonly children: LiveExecution[] = [];
  readonly #thread: Thread;
  readonly #options: MapRunOptions;
  readonly #label: string;
  readonly #stateName: string;
  #startedEventId = 0;
  #inputs: readonly JsonValue[] = [];
  #succeeded = 0;
  #failed = 0;
  #redriveCount = 0;
  #isStopped = false;
  #status: MapRunDescription['status'] = 'RUNNING';
  #itemsOf: readonly number[] = [];
  #hasWritten = false;
  /** The result that stands in for those of children. */
  stoodIn: JsonValue | undefined = undefined;

  constructor(thread: Thread, options: MapRunOptions) {
    const { facts } = thread.execution;
    this.#thread = thread;
    this.#options = options;
    this.#stateName = thread.state?.name ?? '';
    this.#label = options.label ?? thread.random.uuid();
    this.arn = `arn:aws:states:${facts.region}:${facts.account}:mapRun:${facts.stateMachineName}/${this.#label}:${thread.random.uuid()}`;
  }

  /** The event that the state's exit follows. */
  get startedEventId(): number {
    return this.#startedEventId;
  }

  begin(): void {
    (this.#thread.execution.mapRuns ??= []).push(this);
    this.#thread.execution.recordNext(this.#thread, 'MapRunStarted', undefined, { mapRunArn: this.arn });
    this.#startedEventId = this.#thread.lastEventId;
  }

  get description(): MapRunDescription {
    const { children } = this;
    const hasWritten = this.#hasWritten;
    return {
      mapRunArn: this.arn,
      stateName: this.#stateName,
      // When a field fails after the start, the execution ends without any event about its Map Run.
      status: this.#status === 'RUNNING' && this.#thread.execution.isOver ? 'FAILED' : this.#status,
      itemCounts: countMapRun({ children, hasWritten, itemsOf: this.#itemsOf }),
      executionCounts: countMapRun({ children, hasWritten, itemsOf: this.#inputs.map(() => 1) }),
      redriveCount: this.#redriveCount,
    };
  }

  /** The raw result of the Map state, when enough children have succeeded. */
  result(): JsonValue {
    return this.#write() ?? this.#options.results.collect(this.children);
  }

  /** Marks it as ended with this status. */
  end(status: MapRunDescription['status']): void {
    this.#status = status;
  }

  /** Starts a child per input, as many as may run at once; `itemsOf` says how many items each is given. */
  start(inputs: readonly JsonValue[], itemsOf: readonly number[]): void {
    this.#inputs = inputs;
    this.#itemsOf = itemsOf;
    this.#thread.children = this;
    this.#startMore();
  }

  /** Instead of `start`: the inspector's result, and as many failed children as it says. */
  standIn(
    { failedIterations, hasItemSource }: Inspector,
    work: (iterations?: number) => JsonValue,
    inputs: readonly JsonValue[],
  ): void {
    this.stoodIn = work(hasItemSource ? inputs.length : undefined);
    this.#inputs = hasItemSource || !Array.isArray(this.stoodIn) ? inputs : (this.stoodIn as JsonArray);
    this.#failed = failedIterations;
    this.#succeeded = this.#inputs.length - failedIterations;
  }

  /** Rests until all children have ended; throws a Failure when more have failed than is tolerated. */
  *all(): Activity {
    if (!this.#isFinished) yield 'rest';
    this.#thread.children = undefined;
    if (!this.#isOverTolerance) return;
    this.#thread.redrivable = this;
    this.#abortChildren();
    this.#write();
    throw thresholdExceeded();
  }

  stop(failingEventId: number | undefined): void {
    this.#abortChildren();
    this.#write();
    this.#status = 'ABORTED';
    this.#thread.children = undefined;
    this.#thread.redrivable = this;
    if (failingEventId !== undefined) this.#thread.execution.record('MapRunAborted', failingEventId);
  }

  redrive(): void {
    const { execution } = this.#thread;
    this.#isStopped = false;
    this.#status = 'RUNNING';
    this.#thread.children = this;
    this.#thread.redrivable = undefined;
    execution.recordNext(this.#thread, 'MapRunRedriven', undefined, {
      mapRunArn: this.arn,
      redriveCount: ++this.#redriveCount,
    });
    this.#startedEventId = this.#thread.lastEventId;
    this.#failed = 0;
    for (const child of this.children) if (child.outcome?.status !== 'SUCCEEDED') child.redrive();
    this.#startMore();
  }

  get #isFinished(): boolean {
    return this.#isOverTolerance || this.#succeeded + this.#failed === this.#inputs.length;
  }

  get #isOverTolerance(): boolean {
    return isOverTolerance(this.#options.tolerance, this.#failed, this.#inputs.length);
  }

  #write(): JsonValue | undefined {
    const { arn, children } = this;
    const { write } = this.#options.results;
    this.#hasWritten = write !== undefined;
    return write?.({ arn, children, pending: this.#inputs.slice(children.length) });
  }

  #abortChildren(): void {
    this.#isStopped = true;
    for (const child of this.children) if (!child.isOver) child.abort(new Failure());
  }

  #childEnded(hasSucceeded: boolean): void {
    if (hasSucceeded) this.#succeeded++;
    else this.#failed++;
    if (this.#isStopped) return;
    if (this.#isFinished) this.#thread.execution.scheduler.signal(this.#thread, { type: 'joined' });
    else this.#startMore();
  }

  #startMore(): void {
    const { concurrency } = this.#options;
    let running = this.children.length - this.#succeeded - this.#failed;
    while (running < concurrency && this.children.length < this.#inputs.length) {
      this.#startChild(this.#inputs[this.children.length] ?? null);
      running++;
    }
  }

  #startChild(input: JsonValue): void {
    const { execution, random } = this.#thread;
    const { facts, scheduler } = execution;
    const { machine, type } = this.#options;
    const name = random.uuid();
    const parentName = `${facts.stateMachineName}/${this.#label}`;
    const kind = type === 'EXPRESS' ? 'express' : 'execution';
    const prefix = `arn:aws:states:${facts.region}:${facts.account}`;
    const child = new LiveExecution(
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
      ({ status }) => this.#childEnded(status === 'SUCCEEDED'),
    );
    this.children.push(child);
    execution.children.push({ execution: child, parentEventId: this.#startedEventId, managedBy: 'mapRun' });
    scheduler.begin(child);
  }
}
