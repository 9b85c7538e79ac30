// A definition as an ordinary XState machine: to run, or as code to copy.
export { toXStateCode, type CodeExport } from './to-code.ts';
export { toMachine, type ExportedMachine, type MachineExport } from './to-machine.ts';
export type { MapInput, TaskInput } from './runtime.ts';
