// A definition as an ordinary XState machine: for Stately's viewer, and for whoever wants to run it with the stock interpreter.
// It covers the flow and the JSONPath data flow; what it does not cover is named in `uncovered`, never left out in silence.
// State keys are opaque (XState splits keys on "."); the real names are in each state's `meta`.
import {
  assign,
  createMachine,
  fromPromise,
  type AnyEventObject,
  type AnyStateMachine,
  type AnyStateNodeConfig,
} from 'xstate';
import type {
  ChoiceState,
  Definition,
  ParallelState,
  QueryLanguage,
  State,
  StateBlock,
  TaskState,
  WaitState,
} from '../../asl/definition.ts';
import type { JsonObject, JsonValue } from '../../asl/json.ts';
import {
  compileChoiceTest,
  compilePath,
  compilePathField,
  compileResultField,
  compileTemplateField,
  Random,
  Variables,
  type Evaluate,
  type Scope,
} from '../../data/index.ts';
import { matches } from '../states/error-handling.ts';
import { Failure } from '../engine/failure.ts';

/** What a Task asks for; `machine.provide({ actors: { task } })` says who answers. Unprovided, a task gives back its parameters. */
export interface TaskInput {
  readonly name: string;
  readonly resource: string;
  readonly parameters: JsonValue;
}

/** Data of each block (the machine, a branch) by the block's key, and how the machine failed. */
export interface ExportContext {
  readonly data: { readonly [block: string]: JsonValue };
  readonly failure?: JsonObject;
}

export interface MachineExport {
  readonly machine: AnyStateMachine;
  /** What the machine leaves out, a sentence each with the state's name; empty when the machine is the whole definition. */
  readonly uncovered: readonly string[];
}

/** An XState machine that visits the same states as the interpreter, where `uncovered` is empty. Its `input` is the execution's. Pure. */
export function toMachine(definition: Definition): MachineExport {
  const exporter = new Exporter(definition.QueryLanguage ?? 'JSONPath');
  const { initial, states } = exporter.block(definition, 'b0', { success: '#succeeded', failure: '#failed' });
  const machine = createMachine(
    {
      initial: 'execution',
      context: ({ input }) => ({ data: { b0: (input ?? {}) as JsonValue } }),
      output: ({ context }) => context['failure'] ?? context['data'].b0,
      states: {
        execution: { initial, states },
        succeeded: { id: 'succeeded', type: 'final' },
        failed: { id: 'failed', type: 'final' },
      },
    },
    {
      delays: exporter.delays,
      // Provide your own to hear of every state that is entered: `({ params }) => params.name`.
      actions: { entered: () => {} },
      actors: { task: fromPromise<JsonValue, TaskInput>(async ({ input }) => input.parameters) },
    },
  );
  return { machine, uncovered: exporter.uncovered };
}

/** Where a block goes when it succeeds and when it fails, as XState targets. */
interface Exits {
  readonly success: string;
  readonly failure: string;
}

/** Where a state stands and where it may go. */
interface Place {
  readonly name: string;
  /** Key of its block's data. */
  readonly block: string;
  readonly next: string;
  readonly exits: Exits;
  readonly target: (name: string | undefined) => string;
}

interface Step {
  readonly context: ExportContext;
  readonly event: AnyEventObject;
}

/** 32 bits of milliseconds: what a timer of the host can hold. */
const longestTimerSeconds = 2_147_483;

class Exporter {
  readonly uncovered: string[] = [];
  readonly delays: Record<string, (step: { context: ExportContext }) => number> = {};
  #blocks = 1;
  #states = 0;
  readonly #language: QueryLanguage;

  constructor(language: QueryLanguage) {
    this.#language = language;
  }

  block(
    block: StateBlock,
    key: string,
    exits: Exits,
  ): { initial: string; states: Record<string, AnyStateNodeConfig> } {
    const ids = new Map(Object.keys(block.States).map((name) => [name, this.#newId()]));
    const target = (name: string | undefined) => `#${ids.get(name ?? '') ?? 'missing'}`;
    const states: Record<string, AnyStateNodeConfig> = {};
    for (const [name, state] of Object.entries(block.States)) {
      const id = ids.get(name) ?? '';
      const next = 'Next' in state && state.Next !== undefined ? target(state.Next) : exits.success;
      const config = this.#state(state, { name, block: key, next, exits, target }, id);
      const entered = { type: 'entered', params: { name } };
      const entry = config.entry === undefined ? [entered] : [entered, config.entry];
      states[id] = { id, meta: { name, type: state.Type }, ...config, entry };
    }
    return { initial: ids.get(block.StartAt) ?? 'missing', states };
  }

  #state(state: State, place: Place, id: string): AnyStateNodeConfig {
    if ((state.QueryLanguage ?? this.#language) === 'JSONata') {
      this.#leaveOut(place, 'JSONata, which only promises can evaluate,');
    }
    if ('Assign' in state && state.Assign !== undefined) this.#leaveOut(place, 'Assign');
    if (readsContextObject(state)) this.#leaveOut(place, 'The context object');
    switch (state.Type) {
      case 'Pass':
        return {
          always: {
            target: place.next,
            actions: put(place, (raw) => {
              const parameters = parametersOf(state, raw);
              const merged = merge(state.ResultPath, raw, state.Result ?? parameters);
              return applied(compilePathField(state.OutputPath), merged);
            }),
          },
        };
      case 'Succeed':
        return { always: { target: place.exits.success, actions: put(place, (raw) => through(state, raw)) } };
      case 'Fail':
        if (state.ErrorPath !== undefined || state.CausePath !== undefined) {
          this.#leaveOut(place, 'ErrorPath or CausePath');
        }
        return failing(place, () => new Failure(state.Error, state.Cause));
      case 'Choice':
        return this.#choice(state, place);
      case 'Wait':
        return this.#wait(state, place, id);
      case 'Task':
        return this.#task(state, place);
      case 'Parallel':
        return this.#parallel(state, place);
      case 'Map':
        this.#leaveOut(place, 'Map, whose number of iterations is known only at run time,');
        return { always: { target: place.next } };
    }
  }

  #choice(state: ChoiceState, place: Place): AnyStateNodeConfig {
    const actions = put(place, (raw) => through(state, raw));
    const rules = state.Choices.map((rule) => {
      const test = compileChoiceTest(rule);
      return {
        target: place.target(rule.Next),
        guard: ({ context }: Step) => test(scopeOf(effective(state, dataOf(place, context)))),
        actions,
      };
    });
    if (state.Default !== undefined)
      return { always: [...rules, { target: place.target(state.Default), actions }] };
    const noMatch = new Failure('States.Runtime', 'No rule of the Choice is true, and it has no Default.');
    return { always: [...rules, failTransition(place, () => noMatch)] };
  }

  #wait(state: WaitState, place: Place, id: string): AnyStateNodeConfig {
    if (state.Timestamp !== undefined || state.TimestampPath !== undefined) {
      this.#leaveOut(place, 'Timestamp or TimestampPath, which need the time of the execution,');
    }
    if (Number(state.Seconds ?? 0) > longestTimerSeconds) {
      this.#leaveOut(
        place,
        `a wait of more than ${longestTimerSeconds} seconds, longer than a timer can hold,`,
      );
    }
    const { SecondsPath } = state;
    this.delays[id] = ({ context }) => {
      const input = effective(state, dataOf(place, context));
      return (
        1000 *
        Number(
          SecondsPath === undefined ? (state.Seconds ?? 0) : compilePath(SecondsPath).select(scopeOf(input)),
        )
      );
    };
    return { after: { [id]: { target: place.next, actions: put(place, (raw) => through(state, raw)) } } };
  }

  #task(state: TaskState, place: Place): AnyStateNodeConfig {
    if (state.Retry !== undefined) this.#leaveOut(place, 'Retry');
    for (const field of [
      'TimeoutSeconds',
      'TimeoutSecondsPath',
      'HeartbeatSeconds',
      'HeartbeatSecondsPath',
    ] as const) {
      if (state[field] !== undefined) this.#leaveOut(place, field);
    }
    return {
      invoke: {
        src: 'task',
        input: ({ context }: Step): TaskInput => ({
          name: place.name,
          resource: state.Resource,
          parameters: parametersOf(state, dataOf(place, context)),
        }),
        onDone: {
          target: place.next,
          actions: put(place, (raw, { event }) => leave(state, raw, (event['output'] ?? null) as JsonValue)),
        },
        onError: catchers(state, place, ({ event }) => thrownFailure(event['error'])),
      },
    };
  }

  #parallel(state: ParallelState, place: Place): AnyStateNodeConfig {
    if (state.Retry !== undefined) this.#leaveOut(place, 'Retry');
    const failed = this.#newId();
    const blocks = state.Branches.map(() => `b${this.#blocks++}`);
    const regions = state.Branches.map((branch, index): [string, AnyStateNodeConfig] => {
      const key = blocks[index] ?? '';
      const done = this.#newId();
      const { initial, states } = this.block(branch, key, { success: `#${done}`, failure: `#${failed}` });
      return [key, { initial, states: { ...states, [done]: { id: done, type: 'final' } } }];
    });
    return {
      initial: 'branches',
      entry: assign(({ context }: Step) => {
        const input = parametersOf(state, dataOf(place, context));
        return { data: { ...context.data, ...Object.fromEntries(blocks.map((key) => [key, input])) } };
      }),
      states: {
        branches: {
          type: 'parallel',
          states: Object.fromEntries(regions),
          onDone: {
            target: place.next,
            actions: put(place, (raw, { context }) => {
              const results = blocks.map((key) => context.data[key] ?? null);
              return leave(state, raw, results);
            }),
          },
        },
        [failed]: {
          id: failed,
          always: catchers(state, place, ({ context }) => {
            const { Error: error, Cause: cause } = context.failure ?? {};
            return new Failure(String(error ?? ''), String(cause ?? ''));
          }),
        },
      },
    };
  }

  #leaveOut({ name }: Place, what: string): void {
    this.uncovered.push(`State "${name}": ${what} is not in the machine.`);
  }

  #newId(): string {
    return `s${this.#states++}`;
  }
}

// Paths of the state itself; what stands inside its branches is asked for there.
const readsContextObject = (state: State): boolean =>
  JSON.stringify(state, (key, value) => (key === 'Branches' ? undefined : value)).includes('$$');

const dataOf = ({ block }: Place, context: ExportContext): JsonValue => context.data[block] ?? null;

/** Puts what the state gives on in the place of its raw input. */
const put = (place: Place, give: (raw: JsonValue, step: Step) => JsonValue) =>
  assign((step: Step) => ({
    data: { ...step.context.data, [place.block]: give(dataOf(place, step.context), step) },
  }));

const failTransition = (place: Place, failureAt: (step: Step) => Failure) => ({
  target: place.exits.failure,
  actions: assign((step: Step) => ({ failure: failureAt(step).errorOutput })),
});

const failing = (place: Place, failureAt: (step: Step) => Failure): AnyStateNodeConfig => ({
  always: failTransition(place, failureAt),
});

const catchers = (state: TaskState | ParallelState, place: Place, failureAt: (step: Step) => Failure) => [
  ...(state.Catch ?? []).map(({ ErrorEquals, Next, ResultPath }) => ({
    target: place.target(Next),
    guard: (step: Step) => matches(ErrorEquals, failureAt(step)),
    actions: put(place, (raw, step) => merge(ResultPath, raw, failureAt(step).errorOutput)),
  })),
  failTransition(place, failureAt),
];

/** What a task's actor threw: an object with `name` and `message` (an Error), or with ASL's Error and Cause. */
function thrownFailure(thrown: unknown): Failure {
  if (thrown instanceof Error) return new Failure(thrown.name, thrown.message);
  const { Error: error, Cause: cause } = { ...(typeof thrown === 'object' ? thrown : {}) } as Record<
    string,
    unknown
  >;
  return new Failure(String(error ?? 'States.TaskFailed'), String(cause ?? ''));
}

interface PathFields {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}

const applied = (field: Evaluate | undefined, value: JsonValue): JsonValue =>
  field === undefined ? value : field(scopeOf(value));

const effective = ({ InputPath }: PathFields, raw: JsonValue): JsonValue =>
  applied(compilePathField(InputPath), raw);

const through = (state: PathFields, raw: JsonValue): JsonValue =>
  applied(compilePathField(state.OutputPath), effective(state, raw));

const parametersOf = (state: PathFields & { readonly Parameters?: JsonValue }, raw: JsonValue): JsonValue =>
  applied(compileTemplateField(state.Parameters), effective(state, raw));

const merge = (path: string | null | undefined, raw: JsonValue, result: JsonValue): JsonValue => {
  const put = compileResultField(path);
  return put === undefined ? result : put(raw, result);
};

function leave(state: TaskState | ParallelState, raw: JsonValue, result: JsonValue): JsonValue {
  const selected = applied(compileTemplateField(state.ResultSelector), result);
  return applied(compilePathField(state.OutputPath), merge(state.ResultPath, raw, selected));
}

const scopeOf = (input: JsonValue): Scope => ({
  input,
  contextObject: {},
  variables: Variables.none,
  random: new Random(1),
});
