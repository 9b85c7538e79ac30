// A definition made ready to run: one object per state, its fields compiled once, its targets linked.
import type { QueryLanguage, State, StateOf, StateType } from '../../asl/definition.ts';
import type { Inspector } from './inspector.ts';
import type { NamedType } from './record.ts';
import type { Thread } from './thread.ts';

/** What a state that lasts hands to the scheduler: wait for a promise, whose value or rejection it is given back, or rest until a signal comes. */
export type Effect = PromiseLike<unknown> | 'rest';
export type Activity<T = void> = Generator<Effect, T, unknown>;

/** A value that is there at once, or an activity that gives it: only what holds JSONata has to wait. */
export type Soon<T> = T | Activity<T>;

/** Whether a value has to be waited for. JSON never holds functions, so no value is taken for an activity. */
export const isActivity = <T>(value: Soon<T>): value is Activity<T> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';

/** Does what the state does for the thread that stands in it: at once, or as an activity that the scheduler drives. */
export type Perform = (thread: Thread, state: CompiledState) => Activity | undefined;

export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  readonly entered: NamedType;
  /** Fail has no such event; then this is the event of entering. */
  readonly exited: NamedType;
  readonly perform: Perform;
  /** Where it goes, undefined when the state ends its block. Linked after all states of the block were compiled. */
  next: CompiledState | undefined;
}

export interface CompiledBlock {
  readonly start: CompiledState;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly queryLanguage: QueryLanguage;
}

/** Makes a state's `perform` from its definition. */
export type Behaviour<S extends State> = (state: S, compiling: Compiling) => Perform;
export type Behaviours = { readonly [T in StateType]: Behaviour<StateOf<T>> };

/** What a behaviour may ask for while it is compiled. */
export interface Compiling {
  readonly name: string;
  readonly queryLanguage: QueryLanguage;
  /** Who looks on while the state is performed, if anybody does. */
  readonly inspector: Inspector | undefined;
  /** The state of the same block with this name, to be called when the block is linked. */
  readonly target: (name: string) => LinkedState;
  /** Compiles an inner block: a branch of Parallel, or the processor of Map. */
  readonly block: (block: unknown, place: string) => CompiledBlock;
}

/** A state of the block that is being compiled, there once the whole block is. */
export interface LinkedState {
  state: CompiledState | undefined;
}
