// What a state type is to the compiler: a function that makes a state's `perform` from its definition.
import type { QueryLanguage, State, StateOf, StateType } from '../../asl/index.ts';
import type { Inspector } from './inspector.ts';
import type { CompiledBlock, CompiledState, Perform } from './types.ts';

/** Makes a state's `perform` from its definition. */
export type Behaviour<S extends State> = (state: S, compiling: Compiling) => Perform;
export type Behaviours = { readonly [T in StateType]: Behaviour<StateOf<T>> };

/** What a behaviour may ask for while it is compiled. */
export interface Compiling {
  readonly name: string;
  readonly queryLanguage: QueryLanguage;
  /** The observer of the state while it is performed, if there is one. */
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
