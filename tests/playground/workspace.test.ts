// A workspace without a page: its texts, the run that comes of them, and what is looked at.
import { describe, expect, it } from 'vitest';
import { createWorkerClient } from '../../src/lib/playground/worker/client.ts';
import { Workspace } from '../../src/lib/playground/workspace/workspace.svelte.ts';
import type { WorkspaceTexts } from '../../src/lib/playground/workspace/texts.svelte.ts';
import type { Surroundings } from '../../src/lib/playground/workspace/types.ts';
import { InProcessWorker } from './in-process-worker.ts';

const definition = JSON.stringify({
  StartAt: 'Sort',
  States: { Sort: { Type: 'Pass', Next: 'Pay' }, Pay: { Type: 'Succeed' } },
});
const waiting = JSON.stringify({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://example.invalid/q', MessageBody: { 'token.$': '$$.Task.Token' } },
      End: true,
    },
  },
});
const endless = JSON.stringify({
  StartAt: 'Again',
  States: { Again: { Type: 'Pass', Next: 'More' }, More: { Type: 'Pass', Next: 'Again' } },
});
/** Runs here, and shows each run at its end. */
const surroundings: Surroundings = {
  worker: createWorkerClient(() => new InProcessWorker()),
  frames: () => () => undefined,
  painted: () => Promise.resolve(),
  isStill: () => true,
};
function opened(text = definition): Workspace {
  const workspace = new Workspace('shop.asl.json', { definition: text });
  workspace.attach(surroundings);
  return workspace;
}
const namesIn = ({ texts }: Workspace) => texts.stateNodes.map(({ name }) => name);

describe('the texts', () => {
  it('are checked for the workflow type of their environment', () => {
    const { texts } = opened(waiting);
    expect(texts.errors).toEqual([]);
    texts.editEnvironment('{ "type": "EXPRESS" }');
    expect(texts.errors.map(({ message }) => message).join()).toContain(
      "Express state machine does not support '.waitForTaskToken'",
    );
  });

  it('say what is in them as they are edited', () => {
    const { texts } = opened();
    expect(texts.errors).toEqual([]);
    texts.edit(definition.replace('"Next":"Pay"', '"Next":"Play"'));
    expect(texts.errors.map(({ code }) => code)).toContain('MISSING_TRANSITION_TARGET');
    expect(texts.isChanged).toBe(true);
  });

  it('keep the graph while one of them is broken, and let go of it when another definition comes', () => {
    const workspace = opened();
    expect(namesIn(workspace)).toEqual(['Sort', 'Pay']);
    workspace.texts.edit(definition.slice(0, definition.indexOf('"Pay":')));
    expect(namesIn(workspace)).toEqual(['Sort', 'Pay']);
    workspace.load({ definition: '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } ' });
    expect(namesIn(workspace)).toEqual(['A']);
  });

  it('draw the same graph while a value is typed', () => {
    const { texts } = opened();
    const { graph } = texts;
    texts.edit(definition.replace('"Type":"Pass"', '"Type":"Pass","Comment":"by size"'));
    expect(texts.graph).toBe(graph);
    texts.edit(definition.replace('"Next":"Pay"', '"End":true'));
    expect(texts.graph).not.toBe(graph);
  });

  it('that cannot be run say why', () => {
    const { texts } = opened('');
    expect(texts.asRequest()).toBe('Not run: the definition is empty.');
  });
});

describe('the run', () => {
  it('is shown at its end, and is stale once a text changes', async () => {
    const { texts, run } = opened();
    await run.start();
    expect(run.status.text).toBe('Succeeded');
    expect(run.cursor).toBe(run.events.length);
    expect(run.isStale).toBe(false);
    texts.editInput('{"a": 1}');
    expect(run.isStale).toBe(true);
  });

  it('goes on with what is decided, and back when that is taken back', async () => {
    const { run } = opened(waiting);
    await run.start();
    expect(run.status.text).toBe('Waiting for a callback: Ask');
    const taskToken = run.execution?.pendingCallbacks[0]?.taskToken ?? '';
    await run.answer({ type: 'SendTaskSuccess', taskToken, output: 1 });
    expect(run.status.text).toBe('Succeeded');
    await run.answer({ type: 'SendTaskSuccess', taskToken, output: 2 });
    expect(run.answerProblem).toMatch(/^TaskTimedOut/);
    await run.takeBack(0);
    expect(run.status.text).toBe('Waiting for a callback: Ask');
    await run.stop();
    expect(run.execution?.status).toBe('ABORTED');
  });

  it('that waits for somebody is brought back, and says which part has changed when it cannot be', async () => {
    const here = opened(waiting);
    await here.run.start();
    const kept = here.run.waiting;
    if (!kept) throw new Error('Nothing is kept.');
    const again = async (edit: (texts: WorkspaceTexts) => void) => {
      const workspace = opened(waiting);
      edit(workspace.texts);
      await workspace.run.restore(structuredClone(kept));
      return workspace.run.hasRun ? workspace.run.status.text : workspace.notice;
    };
    const asItWas = 'Waiting for a callback: Ask';
    const lost = 'The run that waited at “Ask” was not brought back: ';
    expect(await again(() => undefined)).toBe(asItWas);
    // The look of a text is not what a run is made of.
    expect(await again((texts) => texts.edit(JSON.stringify(JSON.parse(waiting), null, 7)))).toBe(asItWas);
    expect(
      await again((texts) =>
        texts.load({ input: ' { } ', mocks: '{\n}', environment: '{"type": "STANDARD"}' }),
      ),
    ).toBe(asItWas);
    expect(await again((texts) => texts.editInput('{"n": 1}'))).toBe(`${lost}the input has changed since.`);
    expect(await again((texts) => texts.setMocks({ Ask: { '0': { Return: 1 } } }))).toBe(
      `${lost}the answers and faults have changed since.`,
    );
    expect(
      await again((texts) => {
        texts.edit(waiting.replace('"End":true', '"End":true,"TimeoutSeconds":9'));
        texts.editInput('{"n": 1}');
        texts.editEnvironment('{"machines": {"m": {"StartAt": "A", "States": {}}}}');
      }),
    ).toBe(`${lost}the definition, the input and the environment have changed since.`);
    expect(await again((texts) => texts.edit('{'))).toMatch(
      new RegExp(`^${lost}the definition has .*[^.]\\.$`),
    );
  });

  it('is said to be cancelled before what has happened is shown', async () => {
    let onPainted = (): void => undefined;
    const workspace = new Workspace('shop.asl.json', { definition: endless });
    const { run } = workspace;
    workspace.attach({
      ...surroundings,
      painted: () => new Promise((resolve) => (onPainted = resolve)),
      worker: createWorkerClient(() => {
        const worker = new InProcessWorker();
        worker.addEventListener('message', () => void run.stop(), { once: true });
        return worker;
      }),
    });
    const started = run.start();
    await expect.poll(() => run.status.text).toMatch(/^Cancelled after [\d,]+ events$/);
    const said = run.status.text;
    expect([run.isRunning, run.canGoOn]).toEqual([true, false]);
    await expect.poll(() => (onPainted(), run.isRunning)).toBe(false);
    await started;
    expect([run.status.text, run.canGoOn]).toEqual([said, true]);
    expect(said).toBe(`Cancelled after ${run.events.length.toLocaleString('en-US')} events`);
  });

  it('is gone when other texts are loaded', async () => {
    const workspace = opened();
    await workspace.run.start();
    workspace.load({ input: '{"a": 1}' });
    expect(workspace.run.hasRun).toBe(false);
    expect(workspace.run.status.text).toBe('Ready');
  });

  it('waits for its lock as long as the texts are as they came', async () => {
    const workspace = opened();
    let led = 0;
    workspace.run.lock = { reason: 'Guess first.', lead: () => led++ };
    await workspace.run.start();
    expect([led, workspace.notice, workspace.run.hasRun]).toEqual([1, 'Guess first.', false]);
    workspace.texts.editInput('{"a": 1}');
    await workspace.run.start();
    expect(workspace.run.hasRun).toBe(true);
  });

  it('of a shared playground is the same run elsewhere', async () => {
    const here = opened(waiting);
    await here.run.start();
    const taskToken = here.run.execution?.pendingCallbacks[0]?.taskToken ?? '';
    await here.run.answer({ type: 'SendTaskSuccess', taskToken, output: 1 });
    const there = opened();
    there.open(here.shared);
    await there.run.start();
    expect(there.run.events).toEqual(here.run.events);
    // Run again, and nobody has decided anything.
    await there.run.start();
    expect(there.run.journal).toEqual([]);
  });
});

describe('what is looked at', () => {
  it('follows the cursor until something is picked, and again once the cursor moves', async () => {
    const { run, view } = opened();
    await run.start();
    run.seek(2);
    expect(view.selectedState).toBe('Sort');
    const [, pay] = run.index.visits;
    if (pay) view.pickVisit(pay);
    expect(view.selectedState).toBe('Pay');
    expect(view.visit).toEqual(pay);
    run.seek(3);
    expect(view.selectedState).toBe('Sort');
  });

  it('shows a picked state in the editor, and picks the state around the editor’s cursor', () => {
    const { texts, view } = opened();
    view.pickState('Pay');
    expect(view.place && texts.definition.slice(view.place.from, view.place.to)).toBe('"Pay"');
    view.followEditor(texts.definition.indexOf('"Pass"'));
    expect(view.selectedState).toBe('Sort');
  });
});
