// A definition as the config of an XState machine: XState's own shape, with the actors, guards, actions and delays of runtime.ts by
// name and the fields of states, as they are written, for params. It is data: to-machine.ts runs it, to-code.ts writes it.
import type {
  ChoiceState,
  Definition,
  JsonValue,
  MapState,
  ParallelState,
  PassState,
  QueryLanguage,
  State,
  StateBlock,
  TaskState,
  WaitState,
} from '../../asl/index.ts';
import { leftOutOfMachine, leftOutOfState, longestTimerSeconds } from './uncovered.ts';

/** A function of runtime.ts: as it stands or, with params, what it gives for them. */
export class RuntimeFunction {
  readonly name: 'start' | 'outcome' | 'taskInput' | 'mapInput';
  readonly params: Config | undefined;
  constructor(name: RuntimeFunction['name'], params?: Config) {
    this.name = name;
    this.params = params;
  }
}

export type ConfigValue = JsonValue | RuntimeFunction | Config | readonly ConfigValue[] | undefined;
/** A key whose value is undefined is not there. */
export interface Config {
  readonly [key: string]: ConfigValue;
}

/** The config of the machine, and a sentence for everything that the machine leaves out. Pure. */
export function toConfig(definition: Definition): { config: Config; uncovered: readonly string[] } {
  const exporter = new Exporter(definition.QueryLanguage ?? 'JSONPath');
  const config = exporter.machine(definition);
  return { config, uncovered: [...leftOutOfMachine(definition), ...exporter.uncovered] };
}

/** The states of the machine or of a branch. */
interface Block {
  /** Where it stands: the target of a state in it is `path.key`. */
  readonly path: string;
  /** The branch whose data its states work on; undefined for the machine's own. */
  readonly branch: string | undefined;
  /** XState's keys of its states, by name. */
  readonly keys: ReadonlyMap<string, string>;
  /** The target of who ends it. */
  readonly end: string;
  /** The target of who fails it. */
  readonly failed: string;
  /** The target of who fails the machine, whatever is around. */
  readonly fatal: string;
}

/** A state in its block. */
interface Place extends Block {
  readonly name: string;
  readonly key: string;
}

/** Writes a transition to a target. */
type Lead = (target: string) => Config;

type WorkingState = TaskState | ParallelState | MapState;

class Exporter {
  readonly uncovered: string[] = [];
  readonly #language: QueryLanguage;
  readonly #keys = new Set<string>();
  /** All that transitions lead to. */
  readonly #targets = new Set<string>();

  constructor(language: QueryLanguage) {
    this.#language = language;
  }

  machine(definition: Definition): Config {
    const id = 'workflow';
    const block = this.#newBlock(definition, `#${id}`);
    const seconds = timerSeconds(definition.TimeoutSeconds);
    return {
      id,
      description: definition.Comment,
      context: new RuntimeFunction('start'),
      output: new RuntimeFunction('outcome'),
      after: seconds && after(seconds, { ...this.#fromInside(block.failed), actions: 'keepError' }),
      ...this.#states(definition, block),
    };
  }

  #newBlock(
    { States }: StateBlock,
    path: string,
    outer?: { branch: string; failed: string; fatal: string },
  ): Block {
    const keys = new Map(Object.keys(States).map((name) => [name, newKey(name, this.#keys)]));
    const siblings = new Set(keys.values());
    const end = `${path}.${newKey('End', siblings)}`;
    const failed = `${path}.${newKey('Failed', siblings)}`;
    return { path, branch: undefined, keys, end, failed, fatal: failed, ...outer };
  }

  #states({ StartAt, States }: StateBlock, block: Block): Config {
    const states = Object.entries(States).map(([name, state]): [string, Config] => {
      const key = block.keys.get(name) ?? name;
      this.uncovered.push(...leftOutOfState(name, state, state.QueryLanguage ?? this.#language));
      const meta = { name, type: state.Type };
      return [key, { description: state.Comment, meta, ...this.#state(state, { ...block, name, key }) }];
    });
    for (const target of [block.end, block.failed]) {
      const key = keyIn(block, target);
      if (key !== undefined && this.#targets.has(target)) states.push([key, { type: 'final' }]);
    }
    return { initial: block.keys.get(StartAt), states: Object.fromEntries(states) };
  }

  #state(state: State, place: Place): Config {
    switch (state.Type) {
      case 'Pass': {
        const from = state.Result === undefined ? ['InputPath', 'Parameters'] : ['Result'];
        return { always: this.#onward(state, place, [...from, 'ResultPath', 'OutputPath']) };
      }
      case 'Succeed':
        return { type: 'final', entry: passing(state, place) };
      case 'Fail': {
        const fail = does('fail', place, pick(state, ['Error', 'ErrorPath', 'Cause', 'CausePath']));
        if (place.branch === undefined) return { type: 'final', entry: fail };
        return { always: { ...this.#fromInside(place.failed), actions: fail } };
      }
      case 'Choice':
        return this.#choice(state, place);
      case 'Wait':
        return this.#wait(state, place);
      case 'Task': {
        const fields = {
          name: place.name,
          resource: state.Resource,
          ...pick(state, ['InputPath', 'Parameters']),
        };
        const input = new RuntimeFunction('taskInput', within(place, fields));
        return this.#invoking(state, place, { src: 'task', input }, timerSeconds(state.TimeoutSeconds));
      }
      case 'Map': {
        const fields = { name: place.name, ...pick(state, ['InputPath', 'ItemsPath']) };
        const input = new RuntimeFunction('mapInput', within(place, fields));
        return this.#invoking(state, place, { src: 'map', input });
      }
      case 'Parallel':
        return this.#parallel(state, place);
    }
  }

  #choice(state: ChoiceState, place: Place): Config {
    const lead = this.#from(place);
    const actions = passing(state, place);
    const rules = state.Choices.map((choice): Config => {
      const { Next, Comment: _comment, Assign: _assign, Output: _output, ...rule } = choice;
      const guard = does('choice', place, { rule: rule as Config, ...pick(state, ['InputPath']) });
      return { guard, ...lead(stateIn(place, Next)), actions };
    });
    const otherwise =
      state.Default === undefined
        ? { ...lead(place.fatal), actions: { type: 'fail', params: noRuleHolds } }
        : { ...lead(stateIn(place, state.Default)), actions };
    return { always: [...rules, otherwise] };
  }

  #wait(state: WaitState, place: Place): Config {
    const onward = this.#onward(state, place);
    if (state.SecondsPath !== undefined) {
      const setDelay = does('setDelay', place, pick(state, ['SecondsPath', 'InputPath']));
      return { entry: setDelay, after: { delay: onward } };
    }
    const seconds = typeof state.Seconds === 'number' ? state.Seconds : 0;
    return { after: after(Math.min(seconds, longestTimerSeconds), onward) };
  }

  /** Task and Map: an actor does the work. */
  #invoking(state: TaskState | MapState, place: Place, invoke: Config, timeout?: number): Config {
    const isFlat = !hasAny(state.Retry) && (!hasAny(state.Catch) || timeout === undefined);
    const lead = isFlat ? this.#from(place) : this.#fromInside;
    const onDone = { ...lead(nextOf(state, place)), actions: taking(state, place) };
    const onError = isFlat ? this.#handlers(state, place, lead) : toFailed;
    const work = { invoke: { ...invoke, onDone, onError }, after: timeout && after(timeout, onError) };
    return isFlat ? work : this.#handling(state, place, work);
  }

  #parallel(state: ParallelState, place: Place): Config {
    const isFlat = !hasAny(state.Retry) && !hasAny(state.Catch);
    const inside = `${place.path}.${place.key}`;
    const failed = isFlat ? place.failed : `${inside}.failed`;
    const branches = state.Branches.map((_, i) => `${place.key} ${i + 1}`);
    const regions = state.Branches.map((block, i): [string, Config] => {
      const branch = branches[i] ?? '';
      const path = `${isFlat ? inside : `${inside}.attempt`}.${branch}`;
      const outer = { branch, failed, fatal: place.fatal };
      return [branch, this.#states(block, this.#newBlock(block, path, outer))];
    });
    const lead = isFlat ? this.#from(place) : this.#fromInside;
    const work = {
      type: 'parallel',
      entry: does('startBranches', place, { branches, ...pick(state, ['InputPath', 'Parameters']) }),
      states: Object.fromEntries(regions),
      onDone: { ...lead(nextOf(state, place)), actions: taking(state, place, branches) },
    };
    return isFlat ? work : this.#handling(state, place, work);
  }

  /** A state whose work may fail into `failed`, from where its Retry and Catch lead on. */
  #handling(state: WorkingState, place: Place, attempt: Config): Config {
    const failed = { always: this.#handlers(state, place, this.#fromInside) };
    if (!hasAny(state.Retry)) return { initial: 'attempt', states: { attempt, failed } };
    const Retry = state.Retry.map((retrier) =>
      pick(retrier, ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds']),
    );
    const backOff = { type: 'backOff', params: { state: place.key } };
    return {
      entry: { type: 'startRetries', params: { state: place.key, Retry } },
      initial: 'attempt',
      states: { attempt, failed, backoff: { entry: backOff, after: { delay: 'attempt' } } },
    };
  }

  /** Where an error leads: back to the work, to the Next of a Catch, or out. */
  #handlers({ Retry, Catch = [] }: WorkingState, place: Place, lead: Lead): ConfigValue {
    const retry = { guard: { type: 'canRetry', params: { state: place.key } }, target: 'backoff' };
    const catches = Catch.map((catcher): Config => ({
      guard: { type: 'errorEquals', params: pick(catcher, ['ErrorEquals']) },
      ...lead(stateIn(place, catcher.Next)),
      actions: does('catchError', place, pick(catcher, ['ResultPath'])),
    }));
    const out = { ...lead(place.failed), actions: 'keepError' };
    const handlers = [...(hasAny(Retry) ? [retry] : []), ...catches, out];
    return handlers.length === 1 ? out : handlers;
  }

  /** The transition that ends a state which has no work. */
  #onward(state: WaitState | PassState, place: Place, fields?: readonly string[]): ConfigValue {
    const transition = this.#from(place)(nextOf(state, place));
    const actions = passing(state, place, fields);
    const isPlain = actions === undefined && transition['reenter'] === undefined;
    return isPlain ? transition['target'] : { ...transition, actions };
  }

  /** Transitions from a state: to its neighbours by key. */
  #from(place: Place): Lead {
    return (target) => {
      this.#targets.add(target);
      const key = keyIn(place, target);
      return key === place.key ? { target: key, reenter: true } : { target: key ?? target };
    };
  }

  /** Transitions from something inside a state. */
  #fromInside = (target: string): Config => {
    this.#targets.add(target);
    return { target };
  };
}

const toFailed = { target: 'failed', actions: 'keepError' };

const noRuleHolds = {
  Error: 'States.Runtime',
  Cause: 'Failed to transition out of the state. The state does not point to a next state.',
};

const stateIn = ({ path, keys }: Block, name: string): string => `${path}.${keys.get(name) ?? name}`;

const nextOf = ({ Next }: { readonly Next?: string }, block: Block): string =>
  Next === undefined ? block.end : stateIn(block, Next);

/** The key of a target that stands in the block itself. Keys have no dots. */
function keyIn({ path }: Block, target: string): string | undefined {
  const key = target.startsWith(`${path}.`) ? target.slice(path.length + 1) : '.';
  return key.includes('.') ? undefined : key;
}

/** A name as a key of XState, which cuts targets at dots: unlike every other key, which it joins. */
function newKey(name: string, others: Set<string>): string {
  let key = name.replace(/[.\\#]/g, '_');
  while (others.has(key) || key === '__proto__') key += '_';
  others.add(key);
  return key;
}

const hasAny = <T>(list: readonly T[] | undefined): list is readonly T[] => (list ?? []).length > 0;

/** Seconds that a timer can hold. */
const timerSeconds = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' && seconds <= longestTimerSeconds ? seconds : undefined;

const after = (seconds: number, transition: ConfigValue): Config => ({ [1000 * seconds]: transition });

/** The fields of those that a state has. */
const pick = (state: object, fields: readonly string[]): Config =>
  Object.fromEntries(Object.entries(state as Config).filter(([key]) => fields.includes(key)));

/** Fields with the branch whose data they are about. */
const within = ({ branch }: Block, fields: Config): Config =>
  branch === undefined ? fields : { branch, ...fields };

const does = (type: string, block: Block, fields: Config): Config => ({
  type,
  params: within(block, fields),
});

/** What a state does to the data that passes through; undefined when it leaves it alone. */
function passing(state: object, block: Block, fields: readonly string[] = paths): Config | undefined {
  const params = pick(state, fields);
  return Object.keys(params).length === 0 ? undefined : does('pass', block, params);
}
const paths = ['InputPath', 'OutputPath'];

const taking = (state: object, block: Block, branches?: readonly string[]): Config =>
  does('takeResult', block, {
    ...(branches && { branches }),
    ...pick(state, ['ResultSelector', 'ResultPath', 'OutputPath']),
  });
