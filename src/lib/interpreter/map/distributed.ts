// A distributed Map: a Map Run whose iterations are executions of their own. The parent's history shows the Map Run only.
import type { MapState } from '../../asl/definition.ts';
import type { JsonValue } from '../../asl/json.ts';
import { SyntaxProblem } from '../../data/index.ts';
import type { ExecutionType } from '../../history/execution.ts';
import { Failure, InnerFailure } from '../failure.ts';
import { maxDistributedConcurrency } from '../limits.ts';
import type { Activity, CompiledState, Compiling } from '../machine.ts';
import type { Thread } from '../thread.ts';
import { compileNumber } from '../whole-number.ts';
import { compileWork } from '../work.ts';
import { compileItemBatcher } from './item-batcher.ts';
import { compileItemReader } from './item-reader.ts';
import { compileItemSelector, compileItems } from './items.ts';
import { MapRun } from './map-run.ts';
import { compileResultWriter, outputsOf } from './result-writer.ts';
import { compileTolerance } from './tolerance.ts';

/** Compiles one attempt at a distributed Map: a whole Map Run, then the state's output. */
export function compileDistributedMap(
  state: MapState,
  compiling: Compiling,
): (thread: Thread, compiled: CompiledState) => Activity {
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor === undefined)
    throw new SyntaxProblem(compiling.name, 'A Map state needs an ItemProcessor.', 0);
  const { queryLanguage } = compiling;
  const machine = compiling.block(processor, 'ItemProcessor');
  const type: ExecutionType = processor.ProcessorConfig?.ExecutionType ?? 'STANDARD';
  const reader =
    state.ItemReader === undefined ? undefined : compileItemReader(state, state.ItemReader, compiling);
  const items = compileItems(state, compiling);
  const select = compileItemSelector(state, compiling);
  const batch =
    state.ItemBatcher === undefined ? undefined : compileItemBatcher(state, state.ItemBatcher, compiling);
  const write =
    state.ResultWriter === undefined ? outputsOf : compileResultWriter(state, state.ResultWriter, compiling);
  const maxConcurrency = compileNumber(
    { name: 'MaxConcurrency', value: state.MaxConcurrency, path: state.MaxConcurrencyPath },
    queryLanguage,
  );
  const tolerated = compileTolerance(state, compiling);
  const work = compileWork(state, queryLanguage);

  return function* (thread, compiled) {
    const { run } = thread;
    const values = reader === undefined ? yield* items(thread) : [];
    const asked = (maxConcurrency && (yield* maxConcurrency(thread))) ?? 0;
    run.recordNext(thread, 'MapStateStarted', undefined, values.length);
    thread.input = thread.stateInput;
    const tolerance = yield* tolerated(thread);
    const opened = reader === undefined ? undefined : yield* reader.open(thread);

    const mapRun = new MapRun(thread, { label: state.Label, machine, type, tolerance });
    run.recordNext(thread, 'MapRunStarted', undefined, undefined, { mapRunArn: mapRun.arn });
    const startedId = thread.lastEventId;
    try {
      const source = opened?.source ?? 'STATE_DATA';
      const read = opened === undefined ? values.map((value) => ({ value, key: undefined })) : opened.read();
      const selected = yield* select(
        thread,
        read.map(({ value, key }, Index) => ({
          Index,
          Value: value,
          Source: source,
          ...(key === undefined ? {} : { Key: key }),
        })),
      );
      const inputs: readonly JsonValue[] = batch === undefined ? selected : yield* batch(thread, selected);
      yield* mapRun.runAll(inputs, asked > 0 ? asked : maxDistributedConcurrency);
    } catch (problem) {
      if (!(problem instanceof Failure)) throw problem;
      run.recordNext(thread, 'MapRunFailed', undefined, undefined, problem.details);
      throw new InnerFailure(problem);
    }
    const result = yield* write(thread, mapRun);
    const succeededId = run.record('MapRunSucceeded', startedId);
    run.record('MapStateSucceeded', succeededId);
    // Recorded since November 2024: the state's exit follows the start of its Map Run.
    const { output, assigned } = yield* work.end(thread, result);
    run.exit(thread, compiled, output, compiled.next, assigned);
  };
}
