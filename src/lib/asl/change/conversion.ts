// The result of converting a state into the other query language: the state, or every reason why that is not possible.
import type { JsonObject } from '../json.ts';

/** Something of a state that the other query language cannot say. */
export interface Obstacle {
  /** Where in the state, such as `/Output/total` or `/Choices[0]/Condition`. */
  readonly place: string;
  /** What it is, as the end of a sentence. */
  readonly reason: string;
}

export interface StateConversion {
  /** The state in the other language; absent when there are obstacles. */
  readonly state?: JsonObject;
  readonly obstacles: readonly Obstacle[];
  /** Sentences about the data for which the two states give the same. */
  readonly notes: readonly string[];
}
