// How a simulated service refuses a request. What a state machine sees of the refusal is decided in `errors.ts`.

/** A refusal in the service's own words. */
export class ServiceError {
  /** The error as the service names it, such as `ConditionalCheckFailedException`. */
  readonly code: string;
  readonly message: string;
  readonly statusCode: number;
  /** Modelled errors keep their name in a state machine; others show as the service's general error. */
  readonly isModelled: boolean;

  constructor(code: string, message: string, { statusCode = 400, isModelled = true } = {}) {
    this.code = code;
    this.message = message;
    this.statusCode = statusCode;
    this.isModelled = isModelled;
  }
}
