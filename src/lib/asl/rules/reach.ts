// Paths that lead nowhere, when a sample of the execution's input is known: no earlier state can have produced what they select. Paths
// that a Choice tests with IsPresent first are allowed to be absent.
import { keysOf, readPath } from '../../grammar/index.ts';
import { ownValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { JsonValue } from '../json.ts';
import { nearest } from '../change/nearest.ts';
import type { LocatedExpression } from '../reading/objects.ts';
import type { Shape, StateShapes } from '../reading/shapes.ts';
import { missingKey, shapesOf } from '../reading/shapes.ts';
import type { Check, Report } from './check.ts';

/** Every path of the input in a JSONPath state. */
export const reach: Check = (machine, report) => {
  if (machine.input === undefined) return;
  const shapes = shapesOf(machine.root, machine.input);
  for (const expression of machine.expressions) {
    const known = shapes.get(expression.state);
    if (known && expression.kind !== 'jsonata' && expression.text.startsWith('$'))
      checkPath(expression, known, report);
  }
};

function checkPath(expression: LocatedExpression, shapes: StateShapes, report: Report): void {
  const { text, location, key, state } = expression;
  const shape = readFrom(expression, shapes);
  const reading = readPath(text);
  if (!shape || !reading.ok || reading.value.root.of !== 'input') return;
  // A path with wildcards, slices or filters that finds nothing gives an empty array: recorded from AWS.
  const missing = missingKey(shape, keysOf(reading.value) ?? []);
  if (!missing || (key === 'Variable' && isGuarded(text, state.value))) return;
  const name = String(missing.key);
  const meant = nearest(name, missing.known);
  const has = missing.known.length > 0 ? ` There is: ${missing.known.slice(0, 8).join(', ')}.` : '';
  const hint = meant === undefined ? has : ` Did you mean "${meant}"?`;
  report('unknown-path', {
    message: `${text} leads nowhere with this input: there is no "${name}".${hint}`,
    location,
  });
}

/** What a field's paths are read from; undefined where that is not followed. */
function readFrom({ object, field, state }: LocatedExpression, shapes: StateShapes): Shape | undefined {
  if (object.kind === 'Catcher' || field.name === 'ResultPath' || field.name === 'Assign') return undefined;
  if (object.kind === 'ReaderConfig' || object.kind === 'ItemBatcher') return undefined;
  if (field.name === 'InputPath') return shapes.input;
  if (field.name === 'OutputPath') return state.type === 'Task' ? undefined : shapes.merged;
  if (field.name === 'ResultSelector') return shapes.result;
  return shapes.effective;
}

/** Whether any rule of the Choice asks first whether the path, or what holds it, is present. */
function isGuarded(path: string, value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some((item) => isGuarded(path, item));
  if (!isJsonObject(value)) return false;
  const variable = ownValue(value, 'Variable');
  const asks =
    ownValue(value, 'IsPresent') !== undefined && typeof variable === 'string' && path.startsWith(variable);
  return asks || Object.values(value).some((item) => isGuarded(path, item));
}
