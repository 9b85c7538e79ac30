// What running needs of a browser: a worker, frames as the player's clock, and whether the reader wants motion.
import type { Surroundings } from '../workspace/types.ts';
import type { Frames } from './player.ts';
import { createWorkerClient, type WorkerClient } from '../worker/client.ts';

/** A client with a worker of its own: what it does holds up nobody else. */
export const browserWorker = (): WorkerClient =>
  createWorkerClient(
    () => new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  );

export const browserSurroundings = (): Surroundings => ({
  worker: browserWorker(),
  frames: animationFrames,
  painted,
  isStill: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
});

// A page that is not looked at has no frames.
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

const animationFrames: Frames = (onFrame) => {
  const start = performance.now();
  let request = requestAnimationFrame(next);
  return () => cancelAnimationFrame(request);

  function next(now: number): void {
    request = requestAnimationFrame(next);
    onFrame(Math.max(0, now - start));
  }
};
