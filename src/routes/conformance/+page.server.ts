// The conformance page, made of the samples that the tests run and of the last measured counts.
import notes from '$content/conformance/notes.json';
import { type JsonValue, integrations, requestNames, requestOf } from '$lib/asl/index.ts';
import measured from '../../../tests/execution/conformance.json';
import { coveredEvents, coveredFields, samplesOf, type Sample } from './coverage.ts';

const samples = samplesOf(
  import.meta.glob<Pick<Sample, 'shows' | 'source'>>('/tests/execution/samples/*/sample.json', {
    eager: true,
    import: 'default',
  }),
  import.meta.glob<JsonValue>('/tests/execution/samples/*/definition.asl.json', {
    eager: true,
    import: 'default',
  }),
  import.meta.glob<string>('/tests/execution/samples/*/history.txt', {
    eager: true,
    import: 'default',
    query: '?raw',
  }),
);

export const prerender = true;

export function load() {
  return {
    measured: {
      date: measured.measured,
      corpora: Object.entries(measured.corpora).map(([name, counts]) => ({ name, ...counts })),
    },
    fields: coveredFields(samples, notes),
    events: coveredEvents(samples, notes),
    samples: [...samples].map(([name, { shows, source }]) => ({ name, shows, source })),
    services: servicesOf(),
  };
}

/** The optimized integrations by service: actions, patterns and whether their request is checked. */
function servicesOf() {
  const services = new Map<string, { action: string; patterns: string[]; isChecked: boolean }[]>();
  for (const { name, sync, waitForTaskToken } of integrations) {
    const [service = '', action = ''] = name.split(':');
    const patterns = [...(sync ? ['.sync'] : []), ...(waitForTaskToken ? ['.waitForTaskToken'] : [])];
    const isChecked = requestNames.includes(name) && requestOf(name) !== undefined;
    services.set(service, [...(services.get(service) ?? []), { action, patterns, isChecked }]);
  }
  return [...services].map(([service, actions]) => ({ service, actions }));
}
