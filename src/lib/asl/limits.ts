// AWS's limits, one row each, with where AWS says so. Everything that enforces, counts towards, explains or teaches a limit reads it
// here. What AWS takes where a field is absent is a `default` in the field table. Our own limits stand where they are used.
// Names give the unit: bytes are those of JSON text in UTF-8. Where no source is named it is the Developer Guide's page
// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html

// Executions

/** Events of one history. An Express execution writes to its log instead, which has no such limit. */
export const maxHistoryEvents = { STANDARD: 25_000, EXPRESS: Infinity } as const;

/**
 * An execution whose history has as many events cannot be redriven.
 * https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export const maxEventsForRedrive = 24_999;

/** For how many days after it ended a Standard execution can be redriven. */
export const redriveDays = 14;

/** For how many days after it ended the history of a Standard execution is kept. */
export const historyDays = 90;

/** How long an execution may take: one year, or five minutes. */
export const maxExecutionSeconds = { STANDARD: 31_536_000, EXPRESS: 300 } as const;

// Data

/** The input or output of a state, a task or an execution. */
export const maxPayloadBytes = 262_144;

/** The variables that one Assign sets, together. */
export const maxAssignedBytes = 262_144;

/** All variables of an execution, together. */
export const maxVariablesBytes = 10_485_760;

/** Characters of a cause. https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
export const maxCauseCharacters = 32_768;

// Definitions

/**
 * Characters (UTF-16 code units) of a definition's text.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export const maxDefinitionCharacters = 1_048_576;

/** How deep JSON may be nested: the limit of Jackson, the parser behind AWS, seen in its messages. */
export const maxJsonNesting = 1_000;

/** The name of a state or of a variable. https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
export const maxNameCharacters = 80;

/** The Label of a distributed Map. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export const maxLabelCharacters = 40;

// Fields

/**
 * The largest number that fields such as TimeoutSeconds, Seconds and MaxAttempts take.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export const maxSeconds = 99_999_999;

/** The longest Wait that a path or an expression may give: the largest 32-bit integer. Above it AWS says that the delay is too long. */
export const maxWaitSeconds = 2_147_483_647;

/** MaxDelaySeconds. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export const maxRetryDelaySeconds = 31_622_400;

/** How long an HTTP Task may take, whatever its TimeoutSeconds. https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const maxHttpSeconds = 60;

/** How long a test of one state may take. https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html */
export const maxTestSeconds = 300;

/** The text that States.Hash, States.Base64Encode and States.Base64Decode take. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const maxIntrinsicCharacters = 10_000;

/** The elements that States.ArrayRange gives. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const maxArrayRange = 1_000;

// Map

/** Iterations of an inline Map that run at once, whatever MaxConcurrency. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export const maxInlineConcurrency = 40;

/** Child executions of a distributed Map that run at once. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export const maxDistributedConcurrency = 10_000;

/** MaxItems of an ItemReader. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export const maxItemsRead = 100_000_000;

// Rates

/**
 * What the buckets that throttle an account refill each second, in the big regions and in the others: starts of executions, and state
 * transitions. AWS's pages do not agree on them; these are the newest.
 */
export const refillsPerSecond = {
  STANDARD: { big: { starts: 300, transitions: 5_000 }, other: { starts: 150, transitions: 800 } },
  EXPRESS: { big: { starts: 6_000 }, other: { starts: 6_000 } },
} as const;

/** The regions with the larger rates. */
export const bigRegions: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];
