// The mocked answers of Task states, counted per state name over the whole run, nested executions included.
import { Random } from '../../data/index.ts';
import type { MockedResponse, Mocks, StateMocks } from '../../execution/index.ts';

export class MockedTasks {
  readonly #responses: ReadonlyMap<string, Responses>;
  readonly #invocations = new Map<string, number>();
  readonly #inLane = new Map<string, number>();
  readonly #mustCover: boolean;
  /** Its own source of chance: whether a fault occurs does not change the jitter and the UUIDs of the execution. */
  readonly #random: Random;

  constructor(mocks: Mocks | undefined, { mustCover = false, seed = 1 } = {}) {
    this.#mustCover = mustCover;
    this.#random = new Random(seed ^ 0x5eed_fa17);
    this.#responses = new Map(
      Object.entries(mocks ?? {})
        .filter(([, state]) => Object.keys(state).length > 0)
        .map(([name, state]) => [name, responsesOf(state)]),
    );
  }

  /**
   * The response to the next invocation of a state: 'none' when the simulated service answers, 'exhausted' when the state's mocks
   * had to cover it and do not. `lane` is the Map iteration or Parallel branch that the state runs in.
   */
  next(stateName: string, lane?: number): MockedResponse | 'none' | 'exhausted' {
    const invocation = countUp(this.#invocations, stateName);
    const responses = this.#responses.get(stateName);
    if (responses === undefined) return 'none';
    const own = lane === undefined ? undefined : responses.lanes.get(lane);
    const inLane = own && countUp(this.#inLane, `${lane}/${stateName}`);
    const response =
      (own && inLane !== undefined ? responseTo(own, inLane) : undefined) ??
      responseTo(responses.anywhere, invocation);
    if (response === undefined) return this.#mustCover ? 'exhausted' : 'none';
    const { Probability: probability = 1 } = response;
    return probability >= 1 || this.#random.next() < probability ? response : 'none';
  }

  /** How often a state has been invoked so far. */
  invocationsOf(stateName: string): number {
    return this.#invocations.get(stateName) ?? 0;
  }
}

function countUp(counts: Map<string, number>, key: string): number {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count;
}

/** Responses by invocation number, and by ranges of them; a single number goes before a range. */
interface Numbered {
  readonly single: Map<number, MockedResponse>;
  readonly ranges: { first: number; last: number; response: MockedResponse }[];
}
interface Responses {
  readonly anywhere: Numbered;
  readonly lanes: ReadonlyMap<number, Numbered>;
}

const responseTo = ({ single, ranges }: Numbered, invocation: number): MockedResponse | undefined =>
  single.get(invocation) ??
  ranges.find(({ first, last }) => invocation >= first && invocation <= last)?.response;

function responsesOf(state: StateMocks): Responses {
  const anywhere: Numbered = { single: new Map(), ranges: [] };
  const lanes = new Map<number, Numbered>();
  for (const [key, response] of Object.entries(state)) {
    const [, lane, invocations = key] = /^\[(\d+)\](.*)$/.exec(key) ?? [];
    let numbered = anywhere;
    if (lane !== undefined) {
      numbered = lanes.get(Number(lane)) ?? { single: new Map(), ranges: [] };
      lanes.set(Number(lane), numbered);
    }
    const [first = NaN, last] = invocations.split('-').map(Number);
    if (last === undefined) numbered.single.set(first, response);
    else numbered.ranges.push({ first, last, response });
  }
  return { anywhere, lanes };
}
