// RFC 3339 as Step Functions reads it: a capital T, a zone, and a date and time that exist.
import { ownValue } from '../json.ts';
import { within } from '../text/location.ts';
import { isJsonata } from '../reading/objects.ts';
import type { Check } from './check.ts';
import { hasPlaceholder } from './check.ts';

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether a text is a timestamp that AWS takes. */
export function isTimestamp(text: string): boolean {
  const parts = form.exec(text);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return false;
  return hour <= 23 && minute <= 59 && second <= 59 && zoneHour <= 18 && zoneMinute <= 59;
}

/** The Timestamp of every Wait state. */
export const timestamps: Check = (machine, report) => {
  for (const { type, value, location, language } of machine.states) {
    const timestamp = ownValue(value, 'Timestamp');
    if (type !== 'Wait' || typeof timestamp !== 'string' || hasPlaceholder(timestamp)) continue;
    if (language === 'JSONata' && isJsonata(timestamp)) continue;
    if (!isTimestamp(timestamp)) {
      const message = 'String does not match RFC3339 timestamp';
      report('timestamp', { message, location: within(location, 'Timestamp') });
    }
  }
};
