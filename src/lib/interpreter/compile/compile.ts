// Compiles a definition once, so that nothing has to be looked up while it runs: states become objects with compiled fields and
// linked targets.
import {
  type JsonObject,
  type QueryLanguage,
  type State,
  type StateBlock,
  isJsonObject,
  maxJsonNesting,
  stateTypes,
  withPlaceholders,
} from '../../asl/index.ts';
import { StatesError, SyntaxProblem, isNestedTooDeep } from '../../data/index.ts';
import { wrongFieldType } from './field-types.ts';
import type { Inspector } from '../engine/inspector.ts';
import type { Behaviours, Compiling, LinkedState } from '../engine/behaviour.ts';
import type { CompiledBlock, CompiledState, Perform } from '../engine/types.ts';
import { choice } from '../states/choice.ts';
import { fail } from '../states/fail.ts';
import { map } from '../states/map/map.ts';
import { parallel } from '../states/parallel.ts';
import { pass } from '../states/pass.ts';
import { succeed } from '../states/succeed.ts';
import { task } from '../states/task.ts';
import { wait } from '../states/wait.ts';

const behaviours: Behaviours = {
  Task: task,
  Pass: pass,
  Choice: choice,
  Wait: wait,
  Parallel: parallel,
  Map: map,
  Succeed: succeed,
  Fail: fail,
};

/** A definition that cannot be run; `message` says what is wrong with it and where. */
export class InvalidDefinition {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/**
 * Compiles a definition, only once for the same object; throws InvalidDefinition. Pure: the same block may run many times, side by
 * side. With an inspector, which observes the states of the outermost block, it is compiled anew.
 */
export function compileMachine(definition: unknown, inspector?: Inspector): CompiledBlock {
  const key = isJsonObject(definition) && inspector === undefined ? definition : undefined;
  const known = key && compiledMachines.get(key);
  if (known !== undefined) return known;
  if (isNestedTooDeep(definition)) {
    throw new InvalidDefinition(
      `INVALID_JSON_DESCRIPTION: Nesting depth exceeds the maximum allowed (${maxJsonNesting})`,
    );
  }
  const language =
    isJsonObject(definition) && definition['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';
  const machine = compileBlock(definition, language, '', inspector);
  if (key !== undefined) compiledMachines.set(key, machine);
  return machine;
}

// Definitions are read-only data: one that has been compiled does not change.
const compiledMachines = new WeakMap<JsonObject, CompiledBlock>();

function compileBlock(
  block: unknown,
  language: QueryLanguage,
  place: string,
  inspector?: Inspector,
): CompiledBlock {
  if (!isBlock(block))
    throw new InvalidDefinition(
      `SCHEMA_VALIDATION_FAILED: A state machine needs StartAt and States at ${place || '/'}`,
    );
  const queryLanguage = languageOf(block, language);
  const states = new Map<string, CompiledState>();
  const links: { readonly name: string; readonly link: LinkedState; readonly from: string }[] = [];
  for (const [name, state] of Object.entries(block.States)) {
    const at = `${place}/States/${name}`;
    if (!isState(state)) {
      throw new InvalidDefinition(
        `SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [${stateTypes.join(', ')}] at ${at}/Type`,
      );
    }
    const ownLanguage = languageOf(state, queryLanguage);
    const compiling: Compiling = {
      name,
      queryLanguage: ownLanguage,
      inspector,
      target: (target) => {
        const link: LinkedState = { state: undefined };
        links.push({ name: target, link, from: at });
        return link;
      },
      block: (inner, field) => compileBlock(inner, queryLanguage, `${at}/${field}`),
    };
    const written = withResource(state);
    const compiled: CompiledState = {
      name,
      type: state.Type,
      entered: { type: `${state.Type}StateEntered`, name },
      exited: { type: state.Type === 'Fail' ? 'FailStateEntered' : `${state.Type}StateExited`, name },
      perform: compilePerform(written, compiling, at),
      next: undefined,
    };
    if ('Next' in state && typeof state.Next === 'string') {
      links.push({
        name: state.Next,
        from: at,
        link: {
          set state(next: CompiledState | undefined) {
            compiled.next = next;
          },
          get state() {
            return compiled.next;
          },
        },
      });
    }
    states.set(name, compiled);
  }
  for (const { name, link, from } of links) {
    const target = states.get(name);
    if (target === undefined)
      throw new InvalidDefinition(`MISSING_TRANSITION_TARGET: Missing 'Next' target: ${name} at ${from}`);
    link.state = target;
  }
  const start = states.get(block.StartAt);
  if (start === undefined)
    throw new InvalidDefinition(
      `MISSING_TRANSITION_TARGET: Missing 'StartAt' target: ${block.StartAt} at ${place}/StartAt`,
    );
  return { start, states, queryLanguage };
}

// A mistake inside one state does not stop the others from running: the execution fails when it gets there.
function compilePerform(state: State, compiling: Compiling, place: string): Perform {
  const wrong = wrongFieldType(state.Type, state as unknown as JsonObject, compiling.queryLanguage);
  if (wrong !== undefined) return broken(`SCHEMA_VALIDATION_FAILED: ${wrong} at ${place}`);
  try {
    // The table pairs each type with its behaviour; TypeScript cannot follow the pairing through the union.
    const behaviour = behaviours[state.Type] as (state: State, compiling: Compiling) => Perform;
    return behaviour(state, compiling);
  } catch (problem) {
    if (problem instanceof SyntaxProblem)
      return broken(`SCHEMA_VALIDATION_FAILED: ${problem.message} at ${place}`);
    throw problem;
  }
}

// A Resource that is a function of a template, such as `{"Fn::GetAtt": …}`, runs as the placeholder that stands for it.
function withResource(state: State): State {
  if (state.Type !== 'Task' || !isJsonObject(state.Resource)) return state;
  const Resource = withPlaceholders(state.Resource);
  return typeof Resource === 'string' ? { ...state, Resource } : state;
}

const broken =
  (problem: string): Perform =>
  (thread, compiled) => {
    thread.execution.enter(thread, compiled);
    throw new StatesError('States.Runtime', `Invalid State Machine Definition: '${problem}'`);
  };

const languageOf = (from: unknown, otherwise: QueryLanguage): QueryLanguage => {
  const own = isJsonObject(from) ? from['QueryLanguage'] : undefined;
  return own === 'JSONata' || own === 'JSONPath' ? own : otherwise;
};

const isBlock = (value: unknown): value is StateBlock =>
  isJsonObject(value) && typeof value['StartAt'] === 'string' && isJsonObject(value['States']);

const isState = (value: unknown): value is State =>
  isJsonObject(value) && typeof value['Type'] === 'string' && Object.hasOwn(behaviours, value['Type']);
