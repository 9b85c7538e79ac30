// `${…}` placeholders of a deployment template: reported once, at the first one, with all their names. They can become anything, so the
// other rules leave texts with placeholders alone.
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import type { Check } from './check.ts';

/** The placeholders of the whole definition. */
export const placeholders: Check = (machine, report) => {
  const found = placeholdersIn(machine.value);
  const [first] = found;
  if (!first) return;
  const names = [...new Set(found.map(({ name }) => name))];
  const shown =
    names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
  const message = `A deployment fills in ${shown}; AWS itself does not know such placeholders.`;
  report('placeholder', { message, location: first.location });
};

export interface Placeholder {
  /** The name between `${` and `}`. */
  readonly name: string;
  readonly location: string;
}

/** Every `${…}` in a value, in its order. Pure. */
export function placeholdersIn(value: JsonValue, location = '/'): readonly Placeholder[] {
  const found: Placeholder[] = [];
  collect(value, location, found);
  return found;
}

function collect(value: JsonValue, location: string, found: Placeholder[]): void {
  if (typeof value === 'string') {
    if (!value.includes('${')) return;
    for (const match of value.matchAll(/\$\{([^{}]*)\}/g)) found.push({ name: match[1] ?? '', location });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, atIndex(location, index), found));
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) collect(value[key] ?? null, within(location, key), found);
  }
}
