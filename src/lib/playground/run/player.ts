// The player: a statechart over a history that is there already. It owns the cursor (how many events are shown) and nothing
// else; the history itself lives outside, so 25,000 events cost it nothing.
import { assign, fromCallback, setup } from 'xstate';

/** Speeds of playing, by name: the whole path in about a second, so many milliseconds for each state, or virtual time, so many times as fast as real time. */
export const speeds = {
  quick: { label: 'Whole path in 1 s', wholeMs: 1000 },
  calm: { label: 'State by state', stopMs: 600 },
  slow: { label: 'Slowly', stopMs: 1500 },
  real: { label: 'Virtual time × 1', scale: 1 },
  minute: { label: 'Virtual time × 60', scale: 60 },
  hour: { label: 'Virtual time × 3,600', scale: 3600 },
} as const satisfies { readonly [name: string]: Speed & { readonly label: string } };
export type SpeedName = keyof typeof speeds;
interface Speed {
  readonly wholeMs?: number;
  readonly stopMs?: number;
  readonly scale?: number;
}

export interface PlayerContext {
  /** How many events are shown: 0..length. */
  readonly cursor: number;
  readonly length: number;
  /** Cursors worth stopping at when stepping by state, ascending; the last is `length`. */
  readonly stops: readonly number[];
  /** Virtual milliseconds since the start, by event id − 1. */
  readonly times: readonly number[];
  /** Cursors at which playing halts, ascending. */
  readonly breaks: readonly number[];
  readonly speed: SpeedName;
  /** What the run that is being computed was started for. */
  readonly intent: 'play' | 'step' | 'end';
}

interface Loaded {
  readonly length: number;
  readonly stops: readonly number[];
  readonly times?: readonly number[];
  readonly breaks?: readonly number[];
  readonly cursor?: number;
}
export type PlayerEvent =
  | { readonly type: 'START'; readonly intent: PlayerContext['intent'] }
  | ({ readonly type: 'LOADED' } & Loaded)
  /** So much of the run is there already; all of it is shown. */
  | ({ readonly type: 'GROWN' } & Loaded)
  | { readonly type: 'STEP' | 'STEP_BACK' | 'STEP_EVENT' | 'STEP_EVENT_BACK' }
  | { readonly type: 'PLAY' | 'PAUSE' | 'END' | 'RESET' | 'FAILED' }
  | { readonly type: 'TO_BREAK' }
  | { readonly type: 'BREAKS'; readonly breaks: readonly number[] }
  | { readonly type: 'SEEK'; readonly cursor: number }
  | { readonly type: 'ADVANCE'; readonly cursor: number }
  | { readonly type: 'SPEED'; readonly speed: SpeedName };

/** Calls back on every frame with the milliseconds since it began; gives the function that ends it. */
export type Frames = (onFrame: (elapsedMs: number) => void) => () => void;

/** The player as an XState machine; `frames` is its only clock. */
export function createPlayer(frames: Frames) {
  return setup({
    types: { context: {} as PlayerContext, events: {} as PlayerEvent },
    actors: {
      playing: fromCallback<PlayerEvent, PlayerContext>(({ input, sendBack }) => {
        const { stopMs, wholeMs, scale }: Speed = speeds[input.speed];
        if (scale !== undefined)
          return frames((elapsedMs) => sendBack(atVirtualTime(input, elapsedMs * scale)));
        const ahead = input.stops.filter((stop) => stop > input.cursor);
        const stepMs = stopMs ?? (wholeMs ?? 0) / Math.max(1, ahead.length);
        return frames((elapsedMs) => {
          const reached = Math.min(ahead.length, Math.floor(elapsedMs / stepMs));
          const cursor = reached === 0 ? input.cursor : (ahead[reached - 1] ?? input.length);
          sendBack({ type: 'ADVANCE', cursor });
        });
      }),
    },
    guards: {
      toStep: ({ context }) => context.intent === 'step',
      toEnd: ({ context }) => context.intent === 'end',
      isBroken: ({ context, event }) =>
        event.type === 'ADVANCE' &&
        nextBreak(context) !== undefined &&
        event.cursor >= (nextBreak(context) ?? 0),
      isAtEnd: ({ context }) => context.cursor >= context.length,
      willEnd: ({ context, event }) => event.type === 'ADVANCE' && event.cursor >= context.length,
    },
    actions: {
      stepOn: assign({ cursor: ({ context }) => nextStop(context) }),
      stepBack: assign({ cursor: ({ context }) => previousStop(context) }),
      toBreak: assign({ cursor: ({ context }) => nextBreak(context) ?? context.length }),
      toStart: assign({ cursor: 0 }),
      toLength: assign({ cursor: ({ context }) => context.length }),
      seek: assign({
        cursor: ({ context, event }) =>
          'cursor' in event && event.cursor !== undefined
            ? Math.max(0, Math.min(context.length, event.cursor))
            : context.cursor,
      }),
    },
  }).createMachine({
    id: 'player',
    context: { cursor: 0, length: 0, stops: [], times: [], breaks: [], speed: 'quick', intent: 'play' },
    initial: 'idle',
    on: {
      RESET: { target: '.idle', actions: assign({ cursor: 0, length: 0, stops: [], times: [], breaks: [] }) },
      START: { target: '.running', actions: assign({ intent: ({ event }) => event.intent }) },
      SPEED: { actions: assign({ speed: ({ event }) => event.speed }) },
    },
    states: {
      idle: {},
      running: {
        on: {
          GROWN: {
            actions: assign(({ event }) => ({
              length: event.length,
              stops: event.stops,
              times: event.times ?? [],
              breaks: [],
              cursor: event.length,
            })),
          },
          LOADED: {
            target: 'loaded',
            actions: assign(({ event }) => ({
              length: event.length,
              stops: event.stops,
              times: event.times ?? [],
              breaks: event.breaks ?? [],
              cursor: Math.min(event.cursor ?? 0, event.length),
            })),
          },
          FAILED: {
            target: 'idle',
            actions: assign({ cursor: 0, length: 0, stops: [], times: [], breaks: [] }),
          },
        },
      },
      loaded: {
        initial: 'deciding',
        on: {
          SEEK: { target: '.paused', actions: 'seek' },
          STEP: { target: '.paused', actions: 'stepOn' },
          STEP_BACK: { target: '.paused', actions: 'stepBack' },
          STEP_EVENT: {
            target: '.paused',
            actions: assign({ cursor: ({ context }) => Math.min(context.length, context.cursor + 1) }),
          },
          STEP_EVENT_BACK: {
            target: '.paused',
            actions: assign({ cursor: ({ context }) => Math.max(0, context.cursor - 1) }),
          },
          END: { target: '.paused', actions: 'toLength' },
          TO_BREAK: { target: '.paused', actions: 'toBreak' },
          BREAKS: { actions: assign({ breaks: ({ event }) => event.breaks }) },
        },
        states: {
          deciding: {
            always: [
              { guard: 'toStep', target: 'paused', actions: 'stepOn' },
              { guard: 'toEnd', target: 'paused', actions: 'toBreak' },
              { target: 'playing' },
            ],
          },
          paused: {
            on: {
              PLAY: [{ guard: 'isAtEnd', target: 'playing', actions: 'toStart' }, { target: 'playing' }],
            },
          },
          playing: {
            invoke: { src: 'playing', input: ({ context }) => context },
            on: {
              PAUSE: 'paused',
              SPEED: {
                target: 'playing',
                reenter: true,
                actions: assign({ speed: ({ event }) => event.speed }),
              },
              ADVANCE: [
                { guard: 'isBroken', target: 'paused', actions: 'toBreak' },
                { guard: 'willEnd', target: 'paused', actions: 'seek' },
                { actions: 'seek' },
              ],
            },
          },
        },
      },
    },
  });
}

const nextStop = ({ cursor, stops, length }: PlayerContext): number =>
  stops.find((stop) => stop > cursor) ?? length;
const previousStop = ({ cursor, stops }: PlayerContext): number =>
  stops.findLast((stop) => stop < cursor) ?? 0;
const nextBreak = ({ cursor, breaks }: PlayerContext): number | undefined =>
  breaks.find((each) => each > cursor);

/** The cursor when so much virtual time has passed since playing began. */
function atVirtualTime({ cursor, length, times }: PlayerContext, passedMs: number): PlayerEvent {
  const until = (times[Math.max(0, cursor - 1)] ?? 0) + passedMs;
  let low = cursor;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= until) low = middle + 1;
    else high = middle;
  }
  return { type: 'ADVANCE', cursor: low };
}
