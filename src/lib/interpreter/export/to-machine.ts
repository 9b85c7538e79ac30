// A definition as an ordinary XState machine, for whoever wants to run it or look at it with stock XState.
import type { Definition } from '../../asl/index.ts';
import { RuntimeFunction, toConfig, type ConfigValue } from './config.ts';
import { mapInput, outcome, start, stepFunctions, taskInput } from './runtime.ts';

export type ExportedMachine = ReturnType<ReturnType<typeof stepFunctions>['createMachine']>;

export interface MachineExport {
  readonly machine: ExportedMachine;
  /** What the machine leaves out, a sentence each; empty when the machine is the whole definition. */
  readonly uncovered: readonly string[];
}

/**
 * The machine visits the states that the interpreter visits and ends as it does, where `uncovered` is empty. Its `input` is the
 * execution's; `machine.provide({ actors: { task } })` says who answers tasks, which else give back their parameters. Pure.
 */
export function toMachine(definition: Definition): MachineExport {
  const { config, uncovered } = toConfig(definition);
  const machine = stepFunctions().createMachine(alive(config) as MachineConfig);
  return { machine, uncovered };
}

type MachineConfig = Parameters<ReturnType<typeof stepFunctions>['createMachine']>[0];

/** A config with functions in place of their names. */
function alive(value: ConfigValue): unknown {
  if (value instanceof RuntimeFunction) return functions[value.name](value.params);
  if (Array.isArray(value)) return value.map(alive);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, alive(inside)]));
}

const functions: { readonly [name in RuntimeFunction['name']]: (params: unknown) => unknown } = {
  start: () => start,
  outcome: () => outcome,
  taskInput: (params) => taskInput(params as Parameters<typeof taskInput>[0]),
  mapInput: (params) => mapInput(params as Parameters<typeof mapInput>[0]),
};
