// How many examples a property is tried on: a sample in `npm test`, and with `npm run test:long` that many times more.
const factor = Number(process.env['STEPWISE_EXAMPLES'] ?? 1);

/** The number for `numRuns`, given the one for everyday. */
export const examples = (everyday: number): number => everyday * factor;
