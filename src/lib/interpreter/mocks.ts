// What Task states answer in this run: the mocks of the request, counted per state name over the whole run (children included).
import type { MockedResponse, Mocks, StateMocks } from '../history/execution.ts';

export class MockedTasks {
  readonly #mocks: ReadonlyMap<string, StateMocks>;
  readonly #invocations = new Map<string, number>();

  constructor(mocks: Mocks | undefined) {
    this.#mocks = new Map(Object.entries(mocks ?? {}));
  }

  /** The response to the next invocation of a state: 'none' when the state has no mocks at all, 'exhausted' when it has some but none for this invocation. */
  next(stateName: string): MockedResponse | 'none' | 'exhausted' {
    const invocation = this.#invocations.get(stateName) ?? 0;
    this.#invocations.set(stateName, invocation + 1);
    const responses = this.#mocks.get(stateName);
    if (responses === undefined || Object.keys(responses).length === 0) return 'none';
    const key = Object.keys(responses).find((range) => covers(range, invocation));
    return (key === undefined ? undefined : responses[key]) ?? 'exhausted';
  }

  /** How often a state has been invoked so far. */
  invocationsOf(stateName: string): number {
    return this.#invocations.get(stateName) ?? 0;
  }
}

function covers(range: string, invocation: number): boolean {
  const [first = NaN, last = first] = range.split('-').map(Number);
  return invocation >= first && invocation <= last;
}
