// How an engine stands: the states that its threads stand in as XState's state value, and tags for what it waits for.
import type { ExecutionTag, Standing, StateValue } from '../../history/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Thread } from '../engine/types.ts';

/** The standing of an engine at this moment; how its actor stands is the actor's to say. */
export function standingOf(
  { main, scheduler }: Engine,
  status: Standing['status'],
  isRunning: boolean,
  isEvaluating: boolean,
  isPaused: boolean,
): Standing {
  const tags: ExecutionTag[] = [];
  if (isRunning) tags.push('running');
  if (isEvaluating) tags.push('evaluating');
  if (isPaused) tags.push('paused');
  if (scheduler.awaited.size > 0) tags.push('waiting');
  if (!main.isOver && isRetrying(main.root)) tags.push('retrying');
  return {
    status,
    value: main.isOver ? {} : valueOf(main.root),
    tags,
    position: main.records.length,
    type: main.facts.type,
  };
}

function valueOf({ state, children }: Thread): StateValue {
  const name = state?.name ?? '';
  const under = children?.live ?? [];
  if (under.length === 0) return name;
  const inner: Record<string, StateValue> = {};
  for (const child of under) if (!child.isOver) inner[child.index] = valueOf(child);
  return Object.fromEntries([[name, inner]]);
}

const isRetrying = ({ awaitsRetry, children }: Thread): boolean =>
  awaitsRetry || (children?.live ?? []).some((child) => !child.isOver && isRetrying(child));
