// The engines, each as a function that runs a workload once. `stepwise` is what the product runs, an XState actor; `bare` is the same
// interpreter without the actor, for the workloads that say what the actor costs.
import { isDeepStrictEqual } from 'node:util';
import { Engine } from '../../src/lib/interpreter/engine/engine.ts';
import { execute, executeSync } from '../../src/lib/interpreter/index.ts';
import { requestOf, type PeerOptions, type Workload } from './workloads.ts';

export const engineNames = ['stepwise', 'bare', 'peer', 'floor'] as const;
export type EngineName = (typeof engineNames)[number];

/** Runs a workload once, from its input to its output and whole history. */
export type Once = () => Promise<unknown> | unknown;

/** Makes ready whatever an engine needs once for many runs of a definition. A text says why the engine cannot run the workload. */
export const engines: { readonly [E in EngineName]: (workload: Workload) => Promise<Once | string> } = {
  async stepwise(workload) {
    const request = requestOf(workload);
    // Only JSONata makes anybody wait.
    return executeSync(request) === undefined ? () => execute(request) : () => executeSync(request);
  },

  async bare(workload) {
    const request = requestOf(workload);
    return () => {
      const engine = new Engine(request);
      while (engine.advance() === 'paused');
      return engine.execution;
    };
  },

  async peer(workload) {
    const { peer } = workload;
    if (typeof peer === 'string') return peer;
    const once = await peerOf(workload, peer);
    const wanted: unknown = JSON.parse((await execute(requestOf(workload))).output ?? 'null');
    try {
      const answer = await once();
      return isDeepStrictEqual(answer, wanted) ? once : `it answers ${JSON.stringify(answer)?.slice(0, 80)}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },

  async floor({ floor }) {
    return floor;
  },
};

async function peerOf({ definition, input }: Workload, { overrides }: PeerOptions): Promise<Once> {
  // The peer wants Node 22.
  Promise.withResolvers ??= <T>() => {
    let resolve: (value: T | PromiseLike<T>) => void = () => {};
    let reject: (reason?: unknown) => void = () => {};
    const promise = new Promise<T>((ok, no) => ([resolve, reject] = [ok, no]));
    return { promise, resolve, reject };
  };
  const { StateMachine } = await import('aws-local-stepfunctions');
  type Arguments = ConstructorParameters<typeof StateMachine>;
  type RunArguments = Parameters<InstanceType<typeof StateMachine>['run']>;
  const machine = new StateMachine(definition as Arguments[0], { validationOptions: { noValidate: true } });
  // Handlers may count their calls: each run gets its own.
  return () =>
    machine.run(input as RunArguments[0], { overrides: { ...overrides } } as RunArguments[1]).result;
}
