import { describe, expect, it } from 'vitest';
import {
  countStateTransitions,
  indexVisits,
  StateSummaries,
  statusAt,
  VariableHistory,
  type HistoryEvent,
} from '../../src/lib/history/index.ts';
import { historyOf } from './history-of.ts';

// Written by us; the order of events and their previousEventIds are those of the Developer Guide's GetExecutionHistory and of
// recorded executions.
const retriedTask = historyOf(
  '1<0 ExecutionStarted',
  '2<0 TaskStateEntered Call',
  '3<2 TaskScheduled',
  '4<3 TaskStarted',
  '5<4 TaskFailed {"error":"Boom","cause":"once"}',
  '6<5 TaskScheduled',
  '7<6 TaskStarted',
  '8<7 TaskSucceeded',
  '9<8 TaskStateExited {"name":"Call","assignedVariables":{"x":"1"}}',
  '10<9 SucceedStateEntered Done',
  '11<10 SucceedStateExited Done',
  '12<11 ExecutionSucceeded',
);
const caughtTask = historyOf(
  '1<0 ExecutionStarted',
  '2<0 TaskStateEntered Call',
  '3<2 LambdaFunctionScheduled',
  '4<3 LambdaFunctionStarted',
  '5<4 LambdaFunctionFailed {"error":"Boom"}',
  '6<5 TaskStateExited Call',
  '7<6 PassStateEntered Apologise',
  '8<7 PassStateExited Apologise',
  '9<8 ExecutionSucceeded',
);
const failedMap = historyOf(
  '1<0 ExecutionStarted',
  '2<0 MapStateEntered Each',
  '3<2 MapStateStarted {"length":2}',
  '4<3 MapIterationStarted {"name":"Each","index":0}',
  '5<3 MapIterationStarted {"name":"Each","index":1}',
  '6<4 TaskStateEntered Work',
  '7<5 TaskStateEntered Work',
  '8<6 TaskScheduled',
  '9<7 TaskScheduled',
  '10<8 TaskStarted',
  '11<9 TaskStarted',
  '12<10 TaskTimedOut {"error":"States.Timeout"}',
  '13<12 MapIterationFailed {"name":"Each","index":0}',
  '14<12 TaskStateAborted',
  '15<12 MapIterationAborted {"name":"Each","index":1}',
  '16<12 TaskStateAborted',
  '17<12 MapStateFailed',
  '18<17 ExecutionFailed {"error":"States.Timeout"}',
);
const retriedParallel = historyOf(
  '1<0 ExecutionStarted',
  '2<0 ParallelStateEntered Both',
  '3<2 ParallelStateStarted',
  '4<3 FailStateEntered Broken',
  '5<3 PassStateEntered Fine',
  '6<4 ParallelStateStarted',
  '7<6 FailStateEntered Broken',
  '8<7 ParallelStateFailed',
  '9<7 ParallelStateExited Both',
  '10<9 ExecutionSucceeded',
);
const nestedParallel = historyOf(
  '1<0 ExecutionStarted',
  '2<0 ParallelStateEntered Outer',
  '3<2 ParallelStateStarted',
  '4<3 ParallelStateEntered Inner',
  '5<4 ParallelStateStarted',
  '6<5 FailStateEntered Broken',
  '7<6 ParallelStateFailed',
  '8<7 ParallelStateFailed',
  '9<8 ExecutionFailed',
);

const summary = (events: HistoryEvent[]) =>
  indexVisits(events).visits.map(
    (visit) => `${visit.name} ${visit.statuses.map((s) => `${s.status}@${s.eventId}`).join(' ')}`,
  );

describe('state visits', () => {
  it('a retry is a second attempt of the same visit', () => {
    const { visits, isRetry } = indexVisits(retriedTask);
    expect(visits.map((visit) => visit.name)).toEqual(['Call', 'Done']);
    expect(visits[0]?.attempts).toEqual([
      { firstEventId: 3, lastEventId: 5, error: 'Boom', cause: 'once' },
      { firstEventId: 6, lastEventId: 9 },
    ]);
    expect(isRetry.flatMap((retry, at) => (retry ? [at + 1] : []))).toEqual([6]);
  });

  it('a state that exits after its failure caught the error', () => {
    expect(summary(caughtTask)).toEqual([
      'Call inProgress@2 failed@5 caught@6',
      'Apologise inProgress@7 succeeded@8',
    ]);
  });

  it('a failing Map iteration cancels its siblings and fails the Map', () => {
    expect(summary(failedMap)).toEqual([
      'Each inProgress@2 failed@17',
      'Work inProgress@6 failed@12',
      'Work inProgress@7 cancelled@16',
    ]);
    const { visits } = indexVisits(failedMap);
    expect(visits.map((visit) => visit.lane?.index)).toEqual([undefined, 0, 1]);
  });

  it('a retried Parallel ends what was running inside and starts again', () => {
    expect(summary(retriedParallel)).toEqual([
      'Both inProgress@2 failed@8 caught@9',
      'Broken inProgress@4 failed@4',
      'Fine inProgress@5 cancelled@6',
      'Broken inProgress@7 failed@7',
    ]);
    expect(indexVisits(retriedParallel).visits[0]?.attempts).toHaveLength(2);
  });

  it('a failure inside a nested Parallel fails the inner one, then the outer one', () => {
    expect(summary(nestedParallel)).toEqual([
      'Outer inProgress@2 failed@8',
      'Inner inProgress@4 failed@7',
      'Broken inProgress@6 failed@6',
    ]);
  });

  it('a stopped execution cancels what is in progress', () => {
    const stopped = historyOf('1<0 ExecutionStarted', '2<0 WaitStateEntered Wait', '3<0 ExecutionAborted');
    expect(summary(stopped)).toEqual(['Wait inProgress@2 cancelled@3']);
  });

  it.each([
    ['retried task', retriedTask],
    ['caught task', caughtTask],
    ['failed map', failedMap],
    ['retried parallel', retriedParallel],
    ['nested parallel', nestedParallel],
  ])('the view at a cursor is the view of the history cut there (%s)', (_, events) => {
    const whole = indexVisits(events);
    const summaries = new StateSummaries(whole);
    const counts = countStateTransitions(events, whole);
    const variables = new VariableHistory(events, whole);
    for (let cursor = 0; cursor <= events.length; cursor++) {
      const prefix = events.slice(0, cursor);
      const cut = indexVisits(prefix);
      expect(new StateSummaries(cut).at(cursor)).toEqual(summaries.at(cursor));
      expect(countStateTransitions(prefix, cut)[cursor]).toBe(counts[cursor]);
      expect(new VariableHistory(prefix, cut).at(cursor)).toEqual(variables.at(cursor));
      expect(cut.visits.map((visit) => statusAt(visit, cursor))).toEqual(
        whole.visits
          .filter((visit) => visit.enteredEventId <= cursor)
          .map((visit) => statusAt(visit, cursor)),
      );
    }
  });
});

describe('state transitions', () => {
  const total = (events: HistoryEvent[]) => countStateTransitions(events, indexVisits(events)).at(-1);

  it('each state entered and each retry counts one', () => {
    expect(total(retriedTask)).toBe(3);
    expect(total(caughtTask)).toBe(2);
    expect(total(failedMap)).toBe(3);
    expect(total(retriedParallel)).toBe(5);
  });

  it('a redrive counts one', () => {
    const redriven = historyOf(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Call',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"Boom"}',
      '5<4 ExecutionFailed',
      '6<5 ExecutionRedriven {"redriveCount":1}',
    );
    expect(total(redriven)).toBe(2);
  });

  it('never falls from one event to the next', () => {
    const counts = countStateTransitions(failedMap, indexVisits(failedMap));
    for (let at = 1; at < counts.length; at++) expect(counts[at]).toBeGreaterThanOrEqual(counts[at - 1] ?? 0);
  });
});
