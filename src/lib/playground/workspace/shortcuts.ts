// The keyboard shortcuts of a playground: one table for what the keys do and for the list under `?`.
import type { Workspace } from './workspace.svelte.ts';

interface Shortcut {
  /** How the keys are shown. */
  readonly keys: readonly string[];
  readonly does: string;
  /** What `keyOf` gives for them; absent for keys that a part of the playground takes itself. */
  readonly on?: readonly string[];
  readonly act?: (workspace: Workspace) => void;
}

export const shortcuts: readonly Shortcut[] = [
  { keys: ['Ctrl Enter', '⌘ Enter'], does: 'Run', on: ['Mod+Enter'], act: ({ run }) => void run.start() },
  { keys: ['→'], does: 'Step to the next state', on: ['ArrowRight'], act: ({ run }) => run.step() },
  { keys: ['←'], does: 'Step back by a state', on: ['ArrowLeft'], act: ({ run }) => run.stepBack() },
  {
    keys: ['Shift →'],
    does: 'Step by one event',
    on: ['Shift+ArrowRight'],
    act: ({ run }) => run.stepEvent(),
  },
  {
    keys: ['Shift ←'],
    does: 'Step back by one event',
    on: ['Shift+ArrowLeft'],
    act: ({ run }) => run.stepEventBack(),
  },
  {
    keys: ['Space'],
    does: 'Play or pause',
    on: [' '],
    act: ({ run }) => (run.isPlaying ? run.pause() : run.play()),
  },
  { keys: ['Home'], does: 'To the start of the run', on: ['Home'], act: ({ run }) => run.seek(0) },
  { keys: ['End'], does: 'To the end of the run', on: ['End'], act: ({ run }) => run.toEnd() },
  { keys: ['E'], does: 'To the first failure', on: ['e'], act: ({ run }) => run.toFirstFailure() },
  { keys: ['N'], does: 'To the next breakpoint', on: ['n'], act: ({ run }) => run.toBreak() },
  { keys: ['Escape'], does: 'Let go of the selection', on: ['Escape'], act: ({ view }) => view.unpick() },
  { keys: ['↑ ↓ ← →'], does: 'In the graph: go to the state that lies there' },
  { keys: ['N', 'P'], does: 'In the graph: along the first transition, and back along one' },
  { keys: ['1 … 9'], does: 'In the graph: along the first, second … transition' },
  { keys: ['F', 'right click'], does: 'In the graph, on a Task: break it' },
  { keys: ['Escape, Tab'], does: 'In an editor: leave it' },
  { keys: ['Ctrl F'], does: 'In an editor: search' },
  { keys: ['Ctrl Space'], does: 'In the definition: complete' },
  { keys: ['Ctrl .'], does: 'In the definition: quick fixes for the line' },
  { keys: ['F2'], does: 'In the definition: rename the state everywhere' },
  { keys: ['F12', 'Ctrl click'], does: 'In the definition: go to the named state' },
  { keys: ['F8'], does: 'In the definition: to the next problem' },
  { keys: ['Alt F5'], does: 'In a comparison: to the next change' },
  { keys: ['Shift Alt F'], does: 'In the definition: format it' },
  { keys: ['?'], does: 'Show this list' },
];

/** The shortcut that a key press means outside of text boxes and controls; undefined when it means none. */
export function shortcutFor(event: KeyboardEvent): ((workspace: Workspace) => void) | undefined {
  const key = keyOf(event);
  return shortcuts.find(({ on }) => on?.includes(key))?.act;
}

const keyOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
