// The instants that are written out in Wait states.
import { parseTimestamp } from '../../grammar/index.ts';
import { ownValue } from '../json.ts';
import { within } from '../text/location.ts';
import { isJsonata } from '../reading/objects.ts';
import type { Check } from './check.ts';
import { hasPlaceholder } from '../template/template-functions.ts';

/** AWS's words for it. */
export const notATimestamp = 'String does not match RFC3339 timestamp';

/** The Timestamp of every Wait state. */
export const timestamps: Check = (machine, report) => {
  for (const { type, value, location, language } of machine.states) {
    const timestamp = ownValue(value, 'Timestamp');
    if (type !== 'Wait' || typeof timestamp !== 'string' || hasPlaceholder(timestamp)) continue;
    if (language === 'JSONata' && isJsonata(timestamp)) continue;
    if (parseTimestamp(timestamp) === undefined) {
      report('timestamp', { message: notATimestamp, location: within(location, 'Timestamp') });
    }
  }
};
