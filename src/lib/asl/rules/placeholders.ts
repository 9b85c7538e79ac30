// `${…}` placeholders of a deployment template: said once, at the first, with all their names. They may become anything,
// so the other rules leave texts with placeholders alone.
import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { atIndex, within } from '../location.ts';
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

/** Every `${…}` in a value, in its order, also in keys. Pure. */
export function placeholdersIn(value: JsonValue, location = '/'): readonly Placeholder[] {
  if (typeof value === 'string') {
    if (!value.includes('${')) return [];
    return [...value.matchAll(/\$\{([^{}]*)\}/g)].map((match) => ({ name: match[1] ?? '', location }));
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => placeholdersIn(item, atIndex(location, index)));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => placeholdersIn(item, within(location, key)));
}
