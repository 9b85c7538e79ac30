import { describe, expect, it } from 'vitest';
import { readHistory, readSample, runSample, sampleNames, writeHistory } from './samples.ts';

// A new sample's history is written on the first run with WRITE_SAMPLES=1, to be read and checked against its source.
const mayWrite = process.env['WRITE_SAMPLES'] === '1';

describe('what AWS does', () => {
  it.each(sampleNames())('%s', async (name) => {
    const { shows, source, covers } = readSample(name);
    expect(shows, 'a sample says what it shows').toBeTruthy();
    expect(source, 'a sample says where that is known from').toBeTruthy();
    expect(covers.length).toBeGreaterThan(0);
    const history = await runSample(name);
    if (mayWrite && readHistory(name) === '') writeHistory(name, history);
    expect(history).toBe(readHistory(name));
  });
});
