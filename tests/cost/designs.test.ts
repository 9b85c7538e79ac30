import { describe, expect, it } from 'vitest';
import type { Definition, StateBlock } from '../../src/lib/asl/definition.ts';
import type { JsonValue } from '../../src/lib/asl/json.ts';
import type { Execution } from '../../src/lib/history/index.ts';
import type { Mocks } from '../../src/lib/execution/mocks.ts';
import { cheaperDesigns, designRules, formatUsd, utf8Bytes } from '../../src/lib/cost/index.ts';
import { lambda, prices, ran } from './runs.ts';

interface Sample {
  readonly why: string;
  readonly definition: Definition;
  readonly input?: JsonValue;
  readonly mocks?: Mocks;
  readonly finds?: readonly {
    readonly states: readonly string[];
    readonly location: string;
    readonly before: number;
    readonly after: number;
    readonly says?: string;
  }[];
}

const samples = import.meta.glob<{ fires: Sample; silent: Sample }>('./designs/*.json', { eager: true });
const sampleOf = (code: string) => {
  const sample = samples[`./designs/${code}.json`];
  if (!sample) throw new Error(`tests/cost/designs/${code}.json is missing`);
  return sample;
};

async function findings(code: string, { definition, input = {}, mocks = {} }: Sample) {
  const { execution } = await ran(definition, { input, mocks });
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  const bytes = utf8Bytes(JSON.stringify(definition));
  return cheaperDesigns(definition, execution, prices, bytes).filter((finding) => finding.code === code);
}

describe.each(designRules.map(({ code, title }) => ({ code, title })))('$title', ({ code }) => {
  const { fires, silent } = sampleOf(code);
  it(`fires: ${fires.why}`, async () => {
    const found = await findings(code, fires);
    expect(
      found.map(({ states, location, transitionsBefore, transitionsAfter }) => ({
        states,
        location,
        before: transitionsBefore,
        after: transitionsAfter,
      })),
    ).toEqual(
      fires.finds?.map(({ states, location, before, after }) => ({ states, location, before, after })),
    );
    found.forEach((finding, at) => {
      expect(finding.says).toContain(fires.finds?.[at]?.says ?? finding.states[0]);
      const adds = finding.adds ?? 0n;
      expect(finding.before).toBe(BigInt(finding.transitionsBefore) * 25_000n);
      expect(finding.after).toBe(BigInt(finding.transitionsAfter) * 25_000n + adds);
    });
  });
  it(`is silent: ${silent.why}`, async () => {
    expect(await findings(code, silent)).toEqual([]);
  });
});

describe('a distributed Map', () => {
  const definition = (processor: StateBlock): Definition => ({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor },
        End: true,
      },
    },
  });
  const processor = {
    StartAt: 'Work',
    States: {
      Work: { Type: 'Task', Resource: lambda, Next: 'Keep' },
      Keep: { Type: 'Task', Resource: lambda, End: true },
    },
  } as const;

  const found = async (machine: Definition) => {
    const { execution } = await ran(machine, { input: Array.from({ length: 100 }, (_, at) => at) });
    expect(execution.status).toBe('SUCCEEDED');
    return cheaperDesigns(machine, execution, prices, 500);
  };

  it('with Standard children is cheaper in batches, and cheaper with Express children', async () => {
    const designs = await found(definition(processor));
    // By hand: the Map 1 and 100 children of 2: 201. As Express: 1, and 100 requests of 100 ms: 100 × 1,000 + 100 × 104.17 nano-USD.
    // In ten batches: 1 + 10 × 2 = 21.
    expect(
      designs.map(({ code, transitionsAfter, after }) => [code, transitionsAfter, formatUsd(after)]),
    ).toEqual([
      ['NESTED_EXPRESS', 1, '$0.000135417'],
      ['ITEM_BY_ITEM', 21, '$0.000525'],
    ]);
    expect(designs[0]?.transitionsBefore).toBe(201);
    expect(designs[0]?.location).toBe('/States/Each/ItemProcessor/ProcessorConfig');
  });

  it('whose children wait for a job must stay Standard', async () => {
    const job = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { Cluster: 'main', TaskDefinition: 'job:1' },
      End: true,
    } as const;
    const designs = await found(definition({ ...processor, States: { ...processor.States, Keep: job } }));
    expect(designs.map(({ code }) => code)).not.toContain('NESTED_EXPRESS');
  });
});

describe('the table of rules', () => {
  it('has a sample for every rule and no sample without one', () => {
    expect(Object.keys(samples).sort()).toEqual(
      designRules.map(({ code }) => `./designs/${code}.json`).sort(),
    );
  });
  it('finds nothing in a run that never began', () => {
    const empty: Execution = { status: 'RUNNING', events: [], pendingCallbacks: [], children: [] };
    for (const code of designRules.map((rule) => rule.code))
      expect(cheaperDesigns(sampleOf(code).fires.definition, empty, prices, 0)).toEqual([]);
  });
  it('survives what is no definition', () => {
    const empty: Execution = { status: 'RUNNING', events: [], pendingCallbacks: [], children: [] };
    for (const wrong of [
      null,
      [],
      'x',
      {},
      { States: { A: 1 } },
      { States: { A: { Type: 'Choice', Choices: [null, 3] } } },
    ])
      expect(cheaperDesigns(wrong as unknown as Definition, empty, prices, 0)).toEqual([]);
  });
});
