// A TestState request and its answer, with the API's own names (https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html).
import type { JsonValue } from '../../asl/index.ts';

export interface TestStateRequest {
  /** JSON text of one state, or of a whole machine with `stateName`. */
  readonly definition: string;
  readonly stateName?: string;
  /** JSON text; `{}` when absent. */
  readonly input?: string;
  readonly roleArn?: string;
  readonly inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE';
  readonly revealSecrets?: boolean;
  /** JSON text of the variables in scope. */
  readonly variables?: string;
  /** JSON text of the context object; only with a mock. */
  readonly context?: string;
  readonly mock?: {
    /** JSON text. */
    readonly result?: string;
    readonly errorOutput?: { readonly error?: string; readonly cause?: string };
    readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE';
  };
  readonly stateConfiguration?: {
    readonly retrierRetryCount?: number;
    readonly errorCausedByState?: string;
    readonly mapIterationFailureCount?: number;
    /** The text of the object that the ItemReader would read. */
    readonly mapItemReaderData?: string;
  };
}

export interface TestStateResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData?: InspectionData;
}

/** Data after each field; JSON texts except the numbers and `errorDetails`. */
export type InspectionData = { readonly [field: string]: JsonValue };

/** A feature that Stepwise does not have stood in the way. */
export interface TestStateUnsupported {
  readonly unsupported: string;
}

/** The service refuses the request. */
export interface TestStateRefusal {
  readonly exception: { readonly name: string; readonly message: string };
}

/** Thrown inside; becomes a TestStateRefusal. */
export class Refused {
  readonly name: string;
  readonly message: string;
  constructor(message: string, name = 'ValidationException') {
    this.message = message;
    this.name = name;
  }
}

export const invalidDefinition = (problem: string): Refused =>
  new Refused(`Invalid State Machine Definition: '${problem}'`, 'InvalidDefinition');
