// What paths can see while a field of a state is evaluated.
import type { JsonObject, JsonValue } from '../asl/index.ts';
import type { Random } from './tools/random.ts';
import type { Variables } from './variables.ts';

export interface Scope {
  /** `$` */
  readonly input: JsonValue;
  /** `$$`; a getter is welcome where it is costly to build. */
  readonly contextObject: JsonObject;
  /** `$name` */
  readonly variables: Variables;
  /** Chance for `States.UUID` and `States.MathRandom`. */
  readonly random: Random;
}
