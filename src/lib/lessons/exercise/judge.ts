// Compares an execution with what it should show, and says each difference in a sentence with the event where it can be seen.
// Pure: knows a history, not the definition behind it.
import type { JsonValue } from '../../asl/index.ts';
import type { Execution } from '../../history/index.ts';
import type { Expectation } from './exercise.ts';
import { observedExecution, type ObservedExecution } from './observed-execution.ts';
import type { ServiceCall } from './service-calls.ts';
import { firstDifference, valueAt } from './value-difference.ts';

export interface Difference {
  readonly message: string;
  /** Id of the event at which the difference shows; the last one where it shows only at the end. */
  readonly atEvent: number;
}

type Judge<Key extends keyof Expectation> = (
  expected: Exclude<Expectation[Key], undefined>,
  facts: ObservedExecution,
) => readonly Difference[];

// In the order in which findings are told: what the run did before what came of it.
const judges: { readonly [Key in keyof Expectation]-?: Judge<Key> } = {
  visits: (names, facts) => {
    let from = 0;
    for (const name of names) {
      const at = facts.entered.findIndex((visit, index) => index >= from && visit.name === name);
      if (at < 0) {
        const before = facts.entered.some((visit) => visit.name === name);
        return atEnd(facts, before ? `"${name}" was entered too early.` : notEntered(name, facts));
      }
      from = at + 1;
    }
    return [];
  },
  avoids: (names, facts) =>
    facts.entered
      .filter(({ name }) => names.includes(name))
      .slice(0, 1)
      .map(({ name, eventId, after }) => ({
        message: `The run came to "${name}", and should not have${after ? `: "${after.name}" had failed with ${after.error}` : ''}.`,
        atEvent: eventId,
      })),
  calls: (expected, facts) =>
    Object.entries(expected).flatMap(([state, wanted]) => {
      const begun = facts.calls.get(state) ?? [];
      if (begun.length === wanted) return [];
      return [
        {
          message: wrongCount(`"${state}"`, begun.length, wanted, facts.lastErrors.get(state)),
          atEvent: begun[wanted] ?? facts.lastEvent,
        },
      ];
    }),
  inputs: (expected, facts) =>
    Object.entries(expected).flatMap(([state, wanted]) => {
      const entered = facts.entered.find(({ name }) => name === state);
      if (!entered) return atEnd(facts, notEntered(state, facts));
      const message = firstDifference(wanted, entered.input ?? null, false, `the input of "${state}"`);
      return message === undefined ? [] : [{ message, atEvent: entered.eventId }];
    }),
  sends: (expected, facts) => {
    const found = new Set<ServiceCall>();
    let from = 0;
    for (const { to, with: wanted } of expected) {
      const isWanted = ({ sent }: ServiceCall) =>
        wanted === undefined || firstDifference(wanted, sent, false, '') === undefined;
      const at = facts.serviceCalls.findIndex(
        (call, index) => index >= from && call.to === to && isWanted(call),
      );
      const call = facts.serviceCalls[at];
      if (!call) return [notSent(to, wanted, facts, from, found)];
      found.add(call);
      from = at + 1;
    }
    return [];
  },
  sendsToken: (names, facts) =>
    names.flatMap((name) => {
      const waiting = facts.waiting.find(({ stateName }) => stateName === name);
      if (!waiting) return atEnd(facts, `"${name}" waits for nobody: the run ${ended(facts)}.`);
      const isSent = facts.serviceCalls.some(
        ({ state, sent }) => state === name && JSON.stringify(sent).includes(waiting.taskToken),
      );
      if (isSent) return [];
      const message = `"${name}" waits for its token to come back, but what it has sent does not hold the token.`;
      return [{ message, atEvent: waiting.scheduledEventId }];
    }),
  callsTo: (expected, facts) =>
    Object.entries(expected).flatMap(([to, wanted]) => {
      const made = facts.serviceCalls.filter((call) => call.to === to);
      if (made.length === wanted) return [];
      return [
        {
          message: wrongCount(
            `\`${to}\``,
            made.length,
            wanted,
            facts.lastErrors.get(made.at(-1)?.state ?? ''),
          ),
          atEvent: made[wanted]?.eventId ?? facts.lastEvent,
        },
      ];
    }),
  status: (expected, facts) =>
    facts.status === expected ? [] : atEnd(facts, `The run ${ended(facts)}; it should ${toEnd[expected]}.`),
  error: (expected, facts) =>
    facts.error === expected
      ? []
      : atEnd(facts, `The run should fail with ${expected}, but it ${ended(facts)}.`),
  cause: (expected, facts) =>
    facts.cause?.includes(expected)
      ? []
      : atEnd(facts, `The cause should say "${expected}"; the run ${ended(facts)}.`),
  failsIn: (expected, facts) =>
    facts.failedIn === expected
      ? []
      : atEnd(facts, `The run should fail in "${expected}"; it ${ended(facts)}.`),
  errors: (expected, facts) =>
    Object.entries(expected).flatMap(([state, error]) =>
      facts.errors.get(state)?.includes(error)
        ? []
        : atEnd(facts, `"${state}" should have failed with ${error} once.`),
    ),
  output: (expected, facts) => differences(expected, facts, true),
  outputHas: (expected, facts) => differences(expected, facts, false),
  outputLacks: (paths, facts) =>
    paths
      .filter((path) => valueAt(facts.output, path) !== undefined)
      .flatMap((path) => atEnd(facts, `The output still has "${path}".`)),
  transitions: (expected, facts) =>
    facts.transitions === expected
      ? []
      : atEnd(
          facts,
          `The run took ${counted(facts.transitions, 'state transition')}; it should take ${expected}.`,
        ),
  transitionsAtMost: (most, facts) =>
    facts.transitions <= most
      ? []
      : atEnd(facts, `The run took ${counted(facts.transitions, 'state transition')}; ${enough(most)}.`),
  seconds: (expected, facts) =>
    facts.seconds === expected
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; it should take ${expected}.`),
  secondsAtMost: (most, facts) =>
    facts.seconds <= most
      ? []
      : atEnd(facts, `The run took ${counted(facts.seconds, 'virtual second')}; ${enough(most)}.`),
  secondsAtLeast: (least, facts) =>
    facts.seconds >= least
      ? []
      : atEnd(
          facts,
          `The run took ${counted(facts.seconds, 'virtual second')}; it should take at least ${least}.`,
        ),
};

/** Every difference between what was expected and what an execution did; empty when it did all of it. */
export function judge(expectation: Expectation, execution: Execution): readonly Difference[] {
  const facts = observedExecution(execution);
  return (Object.keys(judges) as (keyof Expectation)[]).flatMap((key) => judgeKey(key, expectation, facts));
}

function judgeKey<Key extends keyof Expectation>(
  key: Key,
  expectation: Expectation,
  facts: ObservedExecution,
): readonly Difference[] {
  const judgeOf = judges[key] as Judge<Key>;
  const expected = expectation[key];
  return expected === undefined ? [] : judgeOf(expected as Exclude<Expectation[Key], undefined>, facts);
}

const toEnd = {
  SUCCEEDED: 'succeed',
  FAILED: 'fail',
  TIMED_OUT: 'time out',
  ABORTED: 'be stopped',
  RUNNING: 'wait',
} as const;

/** How it ended, in the past tense; a failure that nobody threw with the words of its cause, a Fail state with the error that led to it. */
function ended({ status, error, cause, failedIn, entered }: ObservedExecution): string {
  const where = failedIn === undefined ? '' : ` in "${failedIn}"`;
  const why = cause && /^States\./.test(error ?? '') ? ` (${shortCause(cause)})` : '';
  if (status === 'SUCCEEDED') return 'succeeded';
  const after = entered.findLast(({ name }) => name === failedIn)?.after;
  const before = after ? `, after "${after.name}" had failed with ${after.error}` : '';
  if (status === 'FAILED') return `failed${where}${error ? ` with ${error}` : ''}${why}${before}`;
  if (status === 'TIMED_OUT') return 'timed out';
  return status === 'ABORTED' ? 'was stopped' : 'is still waiting';
}

/**
 * A cause without the words with which AWS names the state first, and without its full stop: it stands inside a sentence. Of a long one
 * the middle goes, which repeats the learner's own text; what went wrong is said at its end.
 */
function shortCause(cause: string): string {
  const text = cause
    .replace(/^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /, '')
    .replace(/\.$/, '');
  return text.length > 210 ? `${text.slice(0, 120)} … ${text.slice(-85)}` : text;
}

const notEntered = (name: string, facts: ObservedExecution): string =>
  `The run never came to a state called "${name}"${facts.status === 'SUCCEEDED' ? '' : `: it ${ended(facts)}`}.`;

function notSent(
  to: string,
  wanted: JsonValue | undefined,
  facts: ObservedExecution,
  from: number,
  found: ReadonlySet<ServiceCall>,
): Difference {
  const made = facts.serviceCalls.filter((call) => call.to === to);
  const later = made.find((call) => facts.serviceCalls.indexOf(call) >= from);
  const nearest = later ?? made[0];
  if (!nearest) {
    const other = facts.serviceCalls.find((call) => lettersOf(call.to) === lettersOf(to))?.to;
    const message = `\`${to}\` was never called${other === undefined ? '' : `, but \`${other}\` was`}.`;
    return { message, atEvent: facts.lastEvent };
  }
  if (made.every((call) => found.has(call)))
    return { message: `\`${to}\` was ${called(made.length)}; a call is missing.`, atEvent: facts.lastEvent };
  const difference =
    wanted === undefined
      ? undefined
      : firstDifference(wanted, nearest.sent, false, `what \`${to}\` was sent`);
  return { message: difference ?? `\`${to}\` was called too early.`, atEvent: nearest.eventId };
}

/** That something was called too often or too seldom, and how the last call failed, if it did. */
const wrongCount = (what: string, times: number, wanted: number, error: string | undefined): string =>
  `${what} was ${called(times)}; it should ${wanted === 0 ? 'not be called' : `be ${called(wanted)}`}.${times > 0 && error !== undefined ? ` The last call ended with ${error}.` : ''}`;

const enough = (most: number): string => `${most} ${most === 1 ? 'is' : 'are'} enough`;

/** What is left of a name without capitals and signs: `get_quote` and `get-quote` are the same. */
const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9:]/g, '');

const atEnd = (facts: ObservedExecution, message: string): readonly Difference[] => [
  { message, atEvent: facts.lastEvent },
];

const called = (times: number): string =>
  times === 0 ? 'not called' : times === 1 ? 'called once' : `called ${times.toLocaleString('en-US')} times`;
const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;

function differences(expected: JsonValue, facts: ObservedExecution, exact: boolean): readonly Difference[] {
  if (facts.output === undefined) return atEnd(facts, `There is no output, because the run ${ended(facts)}.`);
  const difference = firstDifference(expected, facts.output, exact, 'the output');
  return difference === undefined ? [] : atEnd(facts, difference);
}
