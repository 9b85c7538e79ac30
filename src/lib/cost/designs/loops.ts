// Loops that only wait: asking again and again whether a job is done, or waiting in small steps. A `.sync` task, a callback or a single
// Wait does the same in one state.
import {
  type LocatedBlock,
  type LocatedState,
  blocksOf,
  maxExecutionSeconds,
  spanInProse,
  transitionsOf,
} from '../../asl/index.ts';
import { resourceOf } from '../express/under-express.ts';
import { enteredTimes, quotedNames, type DesignContext, type Saving } from './rule.ts';

/** Loops of Wait, a Task that asks, and a Choice. */
export function pollingLoops(context: DesignContext): readonly Saving[] {
  return waitingLoops(context).flatMap((loop): Saving[] => {
    const asks = loop.find((state) => state.type === 'Task');
    if (!asks || !loop.every((state) => state.type !== 'Task' || isQuestion(state))) return [];
    const starter = startsJob(loop);
    const spent = transitionsIn(context, loop);
    const sync = starter && syncResourceOf(starter);
    const says = sync
      ? `The loop ${quotedNames(loop.map(({ name }) => name))} asks until the job of "${starter.name}" is done: with the resource ${sync} that state waits by itself.`
      : `The loop ${quotedNames(loop.map(({ name }) => name))} asks until something is done: let the other side call back (.waitForTaskToken${starter ? ` in "${starter.name}"` : ''}), and one state waits.`;
    // Where the job is started before the loop, that state does the waiting; else one state takes the loop's place.
    return [
      {
        states: loop.map(({ name }) => name),
        location: asks.location,
        says,
        saves: spent - (starter ? 0 : 1),
      },
    ];
  });
}

/** Loops of Wait and Choice in which nothing is done. */
export function waitLoops(context: DesignContext): readonly Saving[] {
  return waitingLoops(context).flatMap((loop): Saving[] => {
    const wait = loop.find((state) => state.type === 'Wait');
    if (!wait || loop.some(({ type }) => type === 'Task' || type === 'Map' || type === 'Parallel')) return [];
    return [
      {
        states: loop.map(({ name }) => name),
        location: wait.location,
        says: `The loop ${quotedNames(loop.map(({ name }) => name))} passes time in small steps: one Wait can last up to ${spanInProse(maxExecutionSeconds.STANDARD)}, its end computed (Seconds or Timestamp).`,
        saves: transitionsIn(context, loop) - 1,
      },
    ];
  });
}

/** Loops with a Wait and a Choice that went round in this run. */
function waitingLoops(context: DesignContext): readonly (readonly LocatedState[])[] {
  return blocksOf(context.machine)
    .flatMap(loopsOf)
    .filter(
      (loop) =>
        loop.some((state) => state.type === 'Wait' && enteredTimes(context, state.name) > 1) &&
        loop.some(({ type }) => type === 'Choice'),
    );
}

/** Sets of a block's states that all lead to each other, in the definition's order. */
function loopsOf(block: LocatedBlock): readonly (readonly LocatedState[])[] {
  const reach = new Map(block.states.map((state) => [state.name, reachedFrom(state, block)]));
  const leads = (from: LocatedState, to: LocatedState) => reach.get(from.name)?.has(to.name) ?? false;
  const seen = new Set<string>();
  return block.states.flatMap((state) => {
    if (seen.has(state.name) || !leads(state, state)) return [];
    const loop = block.states.filter((other) => leads(state, other) && leads(other, state));
    for (const { name } of loop) seen.add(name);
    return [loop];
  });
}

function reachedFrom(state: LocatedState, block: LocatedBlock): ReadonlySet<string> {
  const byName = new Map(block.states.map((each) => [each.name, each]));
  const reached = new Set<string>();
  const pending = [state];
  for (let each = pending.pop(); each; each = pending.pop()) {
    for (const { target } of transitionsOf(each)) {
      const next = byName.get(target);
      if (!next || reached.has(target)) continue;
      reached.add(target);
      pending.push(next);
    }
  }
  return reached;
}

/** A Task that reads how far something is: by its action, or by its name where it is a function. */
const isQuestion = (state: LocatedState): boolean =>
  /:(get|describe|list|head|check|poll)\w*$/i.test(resourceOf(state)) ||
  /status|state of|poll|check|describe|progress|ready|done|complete/i.test(state.name);

/** The Task that leads into the loop from outside. */
const startsJob = (loop: readonly LocatedState[]): LocatedState | undefined =>
  loop[0]?.block.states.find(
    (state) =>
      state.type === 'Task' &&
      !loop.includes(state) &&
      transitionsOf(state).some(
        ({ field, target }) => field === 'Next' && loop.some(({ name }) => name === target),
      ),
  );

const transitionsIn = (context: DesignContext, loop: readonly LocatedState[]): number =>
  context.breakdown.states
    .filter(({ state }) => loop.some(({ name }) => name === state))
    .reduce((sum, { transitions }) => sum + transitions, 0);

/** Actions that have a `.sync` form (Developer Guide, "Integrating services"), as `service:action`. */
const syncActions =
  /^(athena:startQueryExecution|batch:submitJob|codebuild:(startBuild|startBuildBatch)|ecs:runTask|eks:(runJob|createCluster)|elasticmapreduce:(createCluster|addStep)|emr-(containers|serverless):startJobRun|glue:startJobRun|databrew:startJobRun|mediaconvert:createJob|sagemaker:create(Training|Transform|HyperParameterTuning|Labeling|Processing)Job|states:startExecution)$/;
/** Where the SDK names a service otherwise than the optimised integration. */
const serviceNames: ReadonlyMap<string, string> = new Map([
  ['sfn', 'states'],
  ['emr', 'elasticmapreduce'],
  ['emrserverless', 'emr-serverless'],
  ['emrcontainers', 'emr-containers'],
]);

/** The `.sync` resource that does what this task does and waits for its end; undefined where there is none. */
function syncResourceOf(state: LocatedState): string | undefined {
  const [, partition, sdk, service = '', action] =
    /^arn:(aws[\w-]*):states:[^:]*:[^:]*:(aws-sdk:)?([\w-]+):(\w+)$/.exec(resourceOf(state)) ?? [];
  const name = sdk ? (serviceNames.get(service) ?? service) : service;
  return syncActions.test(`${name}:${action}`)
    ? `arn:${partition}:states:::${name}:${action}.sync${name === 'states' ? ':2' : ''}`
    : undefined;
}
