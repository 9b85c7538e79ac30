// A distributed Map: a Map Run whose iterations are executions of their own. The parent's history shows only the Map Run.
import {
  type ItemProcessor,
  type JsonValue,
  type MapState,
  maxDistributedConcurrency,
} from '../../../asl/index.ts';
import { StatesError } from '../../../data/index.ts';
import type { ExecutionType } from '../../../execution/index.ts';
import type { MapItem, CompiledState, Thread } from '../../engine/types.ts';
import { Failure } from '../../engine/failure.ts';
import type { Inspector } from '../../engine/inspector.ts';
import { isActivity, type Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { compilePathStep } from '../../fields/path-fields.ts';
import { compileNumber } from '../../fields/whole-number.ts';
import { compileWork } from '../../fields/work.ts';
import { compileItemBatcher } from './item-batcher.ts';
import { compileItemReader, type Opened, type ReadItem } from './item-reader.ts';
import { compileItemSelector, compileItems } from './items.ts';
import { MapRun } from './map-run.ts';
import { compileResultWriter, resultsAreOutputs } from './result-writer.ts';
import { compileTolerance } from './tolerance.ts';

/** Compiles one attempt at a distributed Map: a whole Map Run, then the state's output. */
export function compileDistributedMap(
  state: MapState,
  processor: ItemProcessor,
  compiling: Compiling,
): (thread: Thread, compiled: CompiledState) => Activity {
  const { queryLanguage, inspector } = compiling;
  const machine = compiling.block(processor, 'ItemProcessor');
  const type: ExecutionType = processor.ProcessorConfig?.ExecutionType ?? 'STANDARD';
  const reader =
    state.ItemReader === undefined ? undefined : compileItemReader(state, state.ItemReader, compiling);
  const inputPath = compilePathStep(queryLanguage === 'JSONata' ? undefined : state.InputPath);
  const items = compileItems(state, compiling);
  const select = compileItemSelector(state, compiling);
  const batch =
    state.ItemBatcher === undefined ? undefined : compileItemBatcher(state, state.ItemBatcher, compiling);
  const write =
    state.ResultWriter === undefined
      ? resultsAreOutputs
      : compileResultWriter(state, state.ResultWriter, compiling);
  const maxConcurrency = compileNumber(
    { name: 'MaxConcurrency', value: state.MaxConcurrency, path: state.MaxConcurrencyPath, isCount: true },
    queryLanguage,
  );
  const tolerated = compileTolerance(state, compiling);
  const work = compileWork(state, compiling);

  function* begin(thread: Thread): Activity<MapRun> {
    const { execution } = thread;
    if (execution.facts.type === 'EXPRESS') {
      throw new StatesError('States.Runtime', 'Express state machine does not support Distributed Map');
    }
    // What the paths of all fields below apply to.
    thread.input = inputPath === undefined ? thread.stateInput : inputPath(thread, thread.stateInput);
    const values = reader === undefined ? yield* items(thread) : [];
    const asked = (maxConcurrency && (yield* maxConcurrency(thread))) ?? 0;
    inspector?.note('maxConcurrency', asked);
    execution.recordNext(thread, 'MapStateStarted', values.length);
    const tolerance = yield* tolerated(thread);
    if (tolerance.count !== undefined) inspector?.note('toleratedFailureCount', tolerance.count);
    if (tolerance.percentage !== undefined)
      inspector?.note('toleratedFailurePercentage', tolerance.percentage);
    const opened = reader === undefined ? undefined : yield* reader.open(thread);
    const toBatches = batch && (yield* batch(thread));
    const results = yield* write(thread);
    const concurrency = asked > 0 ? asked : maxDistributedConcurrency;
    const mapRun = new MapRun(thread, { label: state.Label, machine, type, tolerance, concurrency, results });
    mapRun.begin();
    const read =
      opened === undefined ? values.map((value) => ({ value })) : readAll(mapRun, thread, opened, inspector);
    if (inspector?.hasItemSource === true && state.ItemReader?.ReaderConfig?.['ItemsPointer'] !== undefined) {
      const items = read.map(({ value }) => value);
      inspector.note('afterItemsPointer', items);
    }
    const mapItems = toMapItems(read, opened?.source ?? 'STATE_DATA');
    const selected =
      select === undefined
        ? mapItems.map(inputOf)
        : yield* select(thread, mapItems.length, (index) => mapItems[index]);
    const batches = toBatches?.(selected);
    const inputs = batches ?? selected;
    if (batches !== undefined && inspector?.hasItemSource === true)
      inspector.note('afterItemBatcher', inputs);
    const itemsOf = batches?.map(({ Items }) => Items.length) ?? inputs.map(() => 1);
    if (inspector?.work === undefined) mapRun.start(inputs, itemsOf);
    else mapRun.standIn(inspector, inspector.work, inputs);
    return mapRun;
  }

  return function* (thread, compiled) {
    const { execution } = thread;
    const resuming = thread.takeResuming();
    const redriven = resuming instanceof MapRun ? resuming : undefined;
    redriven?.redrive();
    const mapRun = redriven ?? (yield* begin(thread));
    try {
      yield* mapRun.all();
    } catch (problem) {
      throw mapRunFailed(mapRun, thread, problem);
    }
    const result = mapRun.stoodIn ?? mapRun.result();
    mapRun.end('SUCCEEDED');
    inspector?.note('result', result);
    // Recorded since November 2024: the state's exit follows the start of its Map Run.
    const startedId = thread.lastEventId;
    thread.lastEventId = mapRun.startedEventId;
    execution.recordNext(thread, 'MapRunSucceeded');
    execution.recordNext(thread, 'MapStateSucceeded');
    const left = work.end(thread, result);
    const { output, assigned } = isActivity(left) ? yield* left : left;
    execution.exit(thread, compiled, output, compiled.next, assigned, startedId);
  };
}

function readAll(
  mapRun: MapRun,
  thread: Thread,
  opened: Opened,
  inspector: Inspector | undefined,
): readonly ReadItem[] {
  if (inspector?.hasItemSource === false) return [];
  try {
    return opened.read();
  } catch (problem) {
    throw mapRunFailed(mapRun, thread, problem);
  }
}

// Documented of objects that a Map goes over, and observed of AWS for an ItemReader
// (https://github.com/floci-io/floci/pull/1588): without an ItemSelector an iteration is given the name and the value as a pair.
const inputOf = ({ Key, Value }: MapItem): JsonValue => (Key === undefined ? Value : { Key, Value });

const toMapItems = (read: readonly ReadItem[], Source: string): readonly MapItem[] =>
  read.map(({ value, key }, Index) => ({
    Index,
    Value: value,
    Source,
    ...(key === undefined ? {} : { Key: key }),
  }));

function mapRunFailed(mapRun: MapRun, thread: Thread, problem: unknown): unknown {
  if (!(problem instanceof Failure)) return problem;
  mapRun.end('FAILED');
  thread.execution.recordNext(thread, 'MapRunFailed', undefined, problem.details);
  return problem;
}
