// What Task states answer in this run: the mocks of the request, counted per state name over the whole run (children included).
import type { MockedResponse, Mocks, StateMocks } from '../history/execution.ts';

export class MockedTasks {
  readonly #responses: ReadonlyMap<string, Responses>;
  readonly #invocations = new Map<string, number>();

  constructor(
    mocks: Mocks | undefined,
    private readonly mustCover = false,
  ) {
    this.#responses = new Map(
      Object.entries(mocks ?? {})
        .filter(([, state]) => Object.keys(state).length > 0)
        .map(([name, state]) => [name, responsesOf(state)]),
    );
  }

  /** The response to the next invocation of a state: 'none' when the simulated service answers, 'exhausted' when the state's mocks had to cover it and do not. */
  next(stateName: string): MockedResponse | 'none' | 'exhausted' {
    const invocation = this.#invocations.get(stateName) ?? 0;
    this.#invocations.set(stateName, invocation + 1);
    const responses = this.#responses.get(stateName);
    if (responses === undefined) return 'none';
    const range = responses.ranges.find(({ first, last }) => invocation >= first && invocation <= last);
    return responses.single.get(invocation) ?? range?.response ?? (this.mustCover ? 'exhausted' : 'none');
  }

  /** How often a state has been invoked so far. */
  invocationsOf(stateName: string): number {
    return this.#invocations.get(stateName) ?? 0;
  }
}

/** Responses by invocation number, and by ranges of them; a single number goes before a range. */
interface Responses {
  readonly single: ReadonlyMap<number, MockedResponse>;
  readonly ranges: readonly {
    readonly first: number;
    readonly last: number;
    readonly response: MockedResponse;
  }[];
}

function responsesOf(state: StateMocks): Responses {
  const single = new Map<number, MockedResponse>();
  const ranges: { first: number; last: number; response: MockedResponse }[] = [];
  for (const [invocations, response] of Object.entries(state)) {
    const [first = NaN, last] = invocations.split('-').map(Number);
    if (last === undefined) single.set(first, response);
    else ranges.push({ first, last, response });
  }
  return { single, ranges };
}
