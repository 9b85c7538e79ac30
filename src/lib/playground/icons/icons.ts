// The icons of the playground, one for each state type and each status. Colour alone never says anything.
import Ban from '@lucide/svelte/icons/ban';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import Cog from '@lucide/svelte/icons/cog';
import Columns from '@lucide/svelte/icons/columns-2';
import Flag from '@lucide/svelte/icons/flag';
import ForwardArrow from '@lucide/svelte/icons/arrow-right';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Layers from '@lucide/svelte/icons/layers';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Split from '@lucide/svelte/icons/split';
import Timer from '@lucide/svelte/icons/timer';
import type { StateType } from '../../asl/index.ts';
import { visitStatusWords, type ExecutionStatus } from '../../history/index.ts';
import type { RunStatus } from '../run/run-status.ts';

type Icon = typeof Ban;

export const typeIcons: { readonly [type in StateType]: Icon } = {
  Task: Cog,
  Pass: ForwardArrow,
  Choice: Split,
  Wait: Timer,
  Parallel: Columns,
  Map: Layers,
  Succeed: Flag,
  Fail: OctagonX,
};
export const unknownTypeIcon: Icon = CircleAlert;

/** Icon, word and the stem of the colour tokens of each status. */
export const statusLooks: {
  readonly [status in RunStatus['kind']]: {
    readonly icon: Icon;
    readonly word: string;
    readonly token: string;
  };
} = {
  inProgress: { icon: CircleDot, word: visitStatusWords.inProgress, token: 'in-progress' },
  succeeded: { icon: CircleCheck, word: visitStatusWords.succeeded, token: 'succeeded' },
  failed: { icon: CircleX, word: visitStatusWords.failed, token: 'failed' },
  caught: { icon: ShieldCheck, word: visitStatusWords.caught, token: 'caught' },
  cancelled: { icon: Ban, word: visitStatusWords.cancelled, token: 'cancelled' },
  ready: { icon: CircleDashed, word: 'Ready', token: 'cancelled' },
  waiting: { icon: Hourglass, word: 'Waiting', token: 'in-progress' },
};

/** What an execution looks like, by its status. */
export const lookOfExecution: { readonly [status in ExecutionStatus]: RunStatus['kind'] } = {
  RUNNING: 'waiting',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'cancelled',
};
