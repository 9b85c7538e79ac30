// What an execution is asked: the request, its mocks, and the decisions that are made while it runs. Types only.
export type { ExecutionRequest, ExecutionType, S3Object } from './request.ts';
export type { MockedResponse, Mocks, StateMocks } from './mocks.ts';
export type { ExternalEvent, JournalEntry } from './decisions.ts';
