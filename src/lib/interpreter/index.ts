// Makes a definition happen: everything the worker and the CLI may use of it.
export { execute, executeSync, type ExecuteOptions } from './execute.ts';
