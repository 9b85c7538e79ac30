// An inline Map: iterations are threads of the same execution, with events in its history.
import { type ItemProcessor, type MapState, maxInlineConcurrency } from '../../../asl/index.ts';
import type { MapItem, CompiledState } from '../../engine/types.ts';
import { Join } from '../join.ts';
import { compileJoinedAttempt } from '../joined-attempt.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { Thread } from '../../engine/thread.ts';
import { compileNumber } from '../../fields/whole-number.ts';
import { compileWork } from '../../fields/work.ts';
import { compileItemSelector, compileItems } from './items.ts';
import { thresholdExceeded } from './tolerance.ts';

/** Compiles one attempt at an inline Map: all iterations, then the state's output. */
export function compileInlineMap(
  state: MapState,
  processor: ItemProcessor,
  compiling: Compiling,
): (thread: Thread, compiled: CompiledState) => Activity {
  const { start } = compiling.block(processor, 'ItemProcessor');
  const items = compileItems(state, compiling);
  const select = compileItemSelector(state, compiling);
  const maxConcurrency = compileNumber(
    { name: 'MaxConcurrency', value: state.MaxConcurrency, path: state.MaxConcurrencyPath, isCount: true },
    compiling.queryLanguage,
  );
  const work = compileWork(state, compiling);
  const { name, inspector } = compiling;
  const iteration = {
    started: { type: 'MapIterationStarted', name },
    succeeded: { type: 'MapIterationSucceeded', name },
    failed: { type: 'MapIterationFailed', name },
    aborted: { type: 'MapIterationAborted', name },
  } as const;

  function* begin(thread: Thread): Activity<Join> {
    const { execution } = thread;
    const values = yield* items(thread);
    const asked = (maxConcurrency && (yield* maxConcurrency(thread))) ?? 0;
    inspector?.note('maxConcurrency', asked);
    execution.recordNext(thread, 'MapStateStarted', values.length);
    const startedId = thread.lastEventId;
    const itemAt = (Index: number): MapItem => ({
      Index,
      Value: values[Index] ?? null,
      Source: 'STATE_DATA',
    });
    const inputs = select === undefined ? values : yield* select(thread, values.length, itemAt);
    const join = new Join(thread, values.length, {
      itemAt,
      childSucceeded: (child) => {
        thread.lastEventId = execution.record(iteration.succeeded, child.lastEventId, child.index);
      },
      childStopped: (child, failingEventId, isCulprit) => {
        execution.record(isCulprit ? iteration.failed : iteration.aborted, failingEventId, child.index);
      },
      childFreed: (freedBy) => {
        if (next < values.length) startNext(freedBy.lastEventId, freedBy);
      },
    });
    if (inspector?.work !== undefined) {
      join.settle(inspector.work(inputs.length));
      if (inspector.failedIterations > 0) throw thresholdExceeded();
      return join;
    }
    const variables = thread.variables.inner();
    let next = 0;
    const startNext = (previousEventId: number, ended?: Thread): void => {
      const index = next++;
      const iterationId = execution.record(iteration.started, previousEventId, index);
      const input = inputs[index] ?? null;
      if (ended === undefined)
        join.start(new Thread(execution, start, input, variables, iterationId, join, index));
      else {
        ended.beginIteration(index, start, input, variables, iterationId);
        join.start(ended);
      }
    };
    const concurrency = Math.min(
      asked > 0 ? asked : maxInlineConcurrency,
      maxInlineConcurrency,
      values.length,
    );
    while (next < concurrency) startNext(startedId);
    return join;
  }

  return compileJoinedAttempt({ begin, succeeded: 'MapStateSucceeded', work, inspector });
}
