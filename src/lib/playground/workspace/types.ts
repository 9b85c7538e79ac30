// The small types that the parts of a workspace share with each other and with the components, so that nobody imports a whole
// class for one of them.
import type { Execution } from '../../history/index.ts';
import type { Frames } from '../run/player.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { KeptExecution } from '../worker/messages.ts';

/** What a lesson's files, a "Try it" button or a draft hold: JSON texts. */
export interface Texts {
  readonly definition?: string;
  readonly input?: string;
  readonly mocks?: string;
  /** Workflow type, other state machines and S3 objects. */
  readonly environment?: string;
}

/** What a playground needs of the outside world. */
export interface Surroundings {
  readonly worker: WorkerClient;
  readonly frames: Frames;
  /** Resolves when what has changed stands on the page. */
  readonly painted: () => Promise<void>;
  /** Whether the reader asked for no motion: then a run is shown at its end, not played. */
  readonly isStill: () => boolean;
}

/** What one run exercised of its definition. */
export interface CoveredRun {
  /** The definition as JSON text. */
  readonly definition: string;
  readonly covered: readonly string[];
}

/** The events of an execution at which playing it halts, ascending; breakpoints find them. */
export type BreaksOf = (execution: Execution) => Promise<readonly number[]> | readonly number[];

/** A place in the definition that the editor should show; a new object is a new request. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly focus: boolean;
}

/** Why the first run of the original texts has to wait. */
export interface Lock {
  readonly reason: string;
  /** Takes the learner to what it waits for. */
  readonly lead: () => void;
  /** What pressing a state in the graph does about it; undefined for a state that has nothing to do with it. */
  readonly answerOf?: (state: string) => (() => void) | undefined;
}

/** Shows a sentence about what was asked last; undefined takes it away. */
export type Say = (sentence: string | undefined) => void;

/** A run that waits for somebody, as it is kept with a draft: replaying its decisions brings it back. */
export interface WaitingRun extends KeptExecution {
  readonly seed: number;
  /** The state that waits. */
  readonly waitsFor: string;
  readonly of: MadeOf;
}

/** A short name for each part of what a run was made of. */
export interface MadeOf {
  readonly definition: string;
  readonly input: string;
  readonly mocks: string;
  readonly environment: string;
}
