import { createActor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createPlayer, type Frames } from '../../src/lib/playground/run/player.ts';

/** Frames that come when the test says so. */
function manualFrames() {
  let callback: ((elapsedMs: number) => void) | undefined;
  const frames: Frames = (onFrame) => {
    callback = onFrame;
    return () => (callback = undefined);
  };
  return {
    frames,
    at: (elapsedMs: number) => callback?.(elapsedMs),
    isRunning: () => callback !== undefined,
  };
}

function loaded(intent: 'play' | 'step' | 'end') {
  const clock = manualFrames();
  const player = createActor(createPlayer(clock.frames)).start();
  player.send({ type: 'START', intent });
  player.send({ type: 'LOADED', length: 10, stops: [2, 5, 8, 10] });
  return { player, clock, cursor: () => player.getSnapshot().context.cursor };
}

describe('the player', () => {
  it('plays a run over its stops in a second, then pauses at the end', () => {
    const { player, clock, cursor } = loaded('play');
    clock.at(0);
    expect(cursor()).toBe(0);
    clock.at(510);
    expect(cursor()).toBe(5);
    clock.at(1000);
    expect(cursor()).toBe(10);
    expect(player.getSnapshot().matches({ loaded: 'paused' })).toBe(true);
    expect(clock.isRunning()).toBe(false);
  });

  it('starts a step at the first stop, and goes there and back by state', () => {
    const { player, cursor } = loaded('step');
    const cursors = [cursor()];
    for (const type of [
      'STEP',
      'STEP',
      'STEP_BACK',
      'STEP_EVENT',
      'STEP_EVENT_BACK',
      'STEP_BACK',
      'STEP_BACK',
      'STEP_BACK',
    ] as const) {
      player.send({ type });
      cursors.push(cursor());
    }
    expect(cursors).toEqual([2, 5, 8, 5, 6, 5, 2, 0, 0]);
  });

  it('shows the end at once when motion is not wanted', () => {
    expect(loaded('end').cursor()).toBe(10);
  });

  it('never leaves the history', () => {
    const { player, cursor } = loaded('end');
    player.send({ type: 'STEP' });
    expect(cursor()).toBe(10);
    player.send({ type: 'SEEK', cursor: 99 });
    expect(cursor()).toBe(10);
    player.send({ type: 'SEEK', cursor: -3 });
    expect(cursor()).toBe(0);
  });

  it('plays from the start again when it stands at the end', () => {
    const { player, clock, cursor } = loaded('end');
    player.send({ type: 'PLAY' });
    expect(cursor()).toBe(0);
    clock.at(10_000);
    expect(cursor()).toBe(10);
  });

  it('stops playing on any step, on pause and on reset', () => {
    for (const type of ['STEP', 'PAUSE', 'RESET'] as const) {
      const { player, clock } = loaded('play');
      player.send({ type });
      expect(clock.isRunning()).toBe(false);
    }
  });

  it('ignores steps while there is no run', () => {
    const player = createActor(createPlayer(manualFrames().frames)).start();
    player.send({ type: 'STEP' });
    expect(player.getSnapshot().matches('idle')).toBe(true);
  });

  it('changes its speed while it plays', () => {
    const { player, clock, cursor } = loaded('play');
    player.send({ type: 'SPEED', speed: 'slow' });
    clock.at(1600);
    expect(cursor()).toBe(2);
  });
});

describe('breakpoints and virtual time', () => {
  const times = [0, 0, 0, 5000, 5000, 5000, 65_000, 65_000, 65_000, 65_000];
  function at(breaks: readonly number[], speed: 'quick' | 'minute' = 'quick') {
    const clock = manualFrames();
    const player = createActor(createPlayer(clock.frames)).start();
    player.send({ type: 'SPEED', speed });
    player.send({ type: 'START', intent: 'play' });
    player.send({ type: 'LOADED', length: 10, stops: [2, 5, 8, 10], times, breaks });
    return { player, clock, cursor: () => player.getSnapshot().context.cursor };
  }

  it('halts at the next breakpoint, and goes on from there', () => {
    const { player, clock, cursor } = at([4, 7]);
    clock.at(5000);
    expect(cursor()).toBe(4);
    expect(clock.isRunning()).toBe(false);
    player.send({ type: 'PLAY' });
    clock.at(5000);
    expect(cursor()).toBe(7);
    player.send({ type: 'TO_BREAK' });
    expect(cursor()).toBe(10);
  });

  it('plays virtual time so many times as fast as real time', () => {
    const { clock, cursor } = at([], 'minute');
    clock.at(50);
    expect(cursor()).toBe(3);
    clock.at(100);
    expect(cursor()).toBe(6);
    clock.at(1100);
    expect(cursor()).toBe(10);
  });
});
