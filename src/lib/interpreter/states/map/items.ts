// The items of a Map state: where they come from, and what each iteration gets of its item.
import type { JsonArray, JsonValue, MapState } from '../../../asl/index.ts';
import { compileItemsField } from '../../../data/index.ts';
import { EvaluationFailure } from '../../engine/failure.ts';
import { causePrefix } from '../../engine/reported.ts';
import type { MapItem, Thread } from '../../engine/types.ts';
import { compileField } from '../../fields/expression-fields.ts';
import type { Inspector } from '../../engine/inspector.ts';
import type { Activity } from '../../engine/activity.ts';
import type { Compiling } from '../../engine/behaviour.ts';
import { compilePathStep, compileTemplateStep } from '../../fields/path-fields.ts';

/** The array that the Map goes over, from the state's own data. Afterwards `thread.input` is the effective input. */
export type ItemsField = (thread: Thread) => Activity<JsonArray>;

export function compileItems(state: MapState, { queryLanguage, inspector }: Compiling): ItemsField {
  if (queryLanguage === 'JSONata') {
    const items = compileField(state.Items, 'Items', 'array');
    return function* (thread) {
      const value = items === undefined ? thread.stateInput : yield* items.evaluate(thread);
      if (Array.isArray(value)) return value as JsonArray;
      throw new EvaluationFailure(
        `${causePrefix(thread)}Map state input must be an array but was: ${JSON.stringify(value)}`,
        undefined,
      );
    };
  }
  const inputPath = compilePathStep(state.InputPath);
  const itemsPath = compileItemsField(state.ItemsPath);
  return function* (thread) {
    thread.input = inputPath === undefined ? thread.stateInput : inputPath(thread, thread.stateInput);
    inspector?.note('afterInputPath', thread.input);
    const items = itemsPath(thread);
    inspector?.note('afterItemsPath', items);
    return items;
  };
}

/** What each iteration gets as input: what ItemSelector makes of the item. Items are made one after the other, not to be kept. */
export type SelectItems = (
  thread: Thread,
  count: number,
  itemAt: (index: number) => MapItem | undefined,
) => Activity<readonly JsonValue[]>;

/** Compiles ItemSelector; undefined when each iteration gets its item as it is. */
export function compileItemSelector(state: MapState, compiling: Compiling): SelectItems | undefined {
  const { queryLanguage, inspector } = compiling;
  const template = state.ItemSelector ?? state.Parameters;
  if (template === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const selector = compileField(template, 'ItemSelector');
    return forEach(inspector, function* (thread, item) {
      return selector === undefined ? item.Value : yield* selector.evaluate(thread);
    });
  }
  const inputPath = compilePathStep(state.InputPath);
  const selector = compileTemplateStep(template);
  return forEach(inspector, function* (thread, item) {
    const input = inputPath === undefined ? thread.stateInput : inputPath(thread, thread.stateInput);
    return selector === undefined ? item.Value : selector(thread, input);
  });
}

const forEach = (
  inspector: Inspector | undefined,
  select: (thread: Thread, item: MapItem) => Activity<JsonValue>,
): SelectItems =>
  function* (thread, count, itemAt) {
    const outer = thread.ownItem;
    try {
      const inputs: JsonValue[] = [];
      for (let index = 0; index < count; index++) {
        const item = itemAt(index);
        if (item === undefined) break;
        thread.ownItem = item;
        inputs.push(yield* select(thread, item));
      }
      if (inspector?.hasItemSource === true) inspector.note('afterItemSelector', inputs);
      return inputs;
    } finally {
      thread.ownItem = outer;
    }
  };
