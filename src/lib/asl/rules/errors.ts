// Retry and Catch: States.ALL must stand alone and last, with nothing behind it; and names that no error ever has.
import { errorName, stateErrors } from '../tables/errors.ts';
import type { JsonValue } from '../json.ts';
import { ownValue } from '../json.ts';
import { atIndex, within } from '../text/location.ts';
import { nearest } from '../change/nearest.ts';
import type { Check, Report } from './check.ts';

/** Every Retry and Catch. */
export const errorHandling: Check = (machine, report) => {
  const raised = new Set(machine.states.map(({ value }) => ownValue(value, 'Error')));
  for (const { value, location } of machine.states) {
    for (const field of ['Retry', 'Catch'] as const) {
      const entries = ownValue(value, field);
      if (Array.isArray(entries)) checkEntries(field, entries, within(location, field), raised, report);
    }
  }
};

function checkEntries(
  field: 'Retry' | 'Catch',
  entries: readonly JsonValue[],
  location: string,
  raised: ReadonlySet<unknown>,
  report: Report,
): void {
  let all: number | undefined;
  entries.forEach((entry, index) => {
    const names = ownValue(entry, 'ErrorEquals');
    const at = atIndex(location, index);
    if (all !== undefined) {
      const message = `This ${field === 'Retry' ? 'retrier' : 'catcher'} is never reached: States.ALL in ${field}[${all}] takes every error before it.`;
      report('behind-states-all', { message, location: at });
    }
    if (!Array.isArray(names)) return;
    if (names.includes('States.ALL')) {
      all ??= index;
      if (names.length > 1 || index < entries.length - 1) {
        const message = 'States.ALL must appear alone and at end of list';
        report('states-all', { message, location: within(at, 'ErrorEquals') });
      }
    }
    names.forEach((name, position) => {
      const place = atIndex(within(at, 'ErrorEquals'), position);
      if (!raised.has(name)) checkName(name, place, report);
    });
  });
}

function checkName(name: JsonValue, location: string, report: Report): void {
  if (typeof name !== 'string') return;
  const known = errorName(name);
  if (known?.neverMatches) {
    report('never-matches', {
      message: `${name} can neither be retried nor caught: the execution fails.`,
      location,
    });
  } else if (!known && name.startsWith('States.') && !name.startsWith('States.Http.StatusCode.')) {
    const meant = nearest(
      name,
      stateErrors.map((error) => error.name),
    );
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    report('never-matches', { message: `Step Functions has no error ${name}.${hint}`, location });
  } else if (name.includes('*')) {
    const message = `Error names are compared whole: the * in "${name}" stands for itself.`;
    report('never-matches', { message, location });
  }
}
