// Properties look at the same examples on every machine, so that a change is judged by what it did.
// STEPWISE_SEED=2 npm run test:unit looks at others, and npm run test:long at many more.
import fc from 'fast-check';
import { examples } from './examples.ts';

fc.configureGlobal({ seed: Number(process.env['STEPWISE_SEED'] ?? 1), numRuns: examples(100) });
