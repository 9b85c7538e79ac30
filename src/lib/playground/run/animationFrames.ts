// The browser's frames as the player's clock.
import type { Frames } from './player.ts';

export const animationFrames: Frames = (onFrame) => {
  const start = performance.now();
  let request = requestAnimationFrame(next);
  return () => cancelAnimationFrame(request);

  function next(now: number): void {
    request = requestAnimationFrame(next);
    onFrame(Math.max(0, now - start));
  }
};
