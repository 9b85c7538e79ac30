// What a simulated service is: a function per action, from a request to an answer in the service's real shape. A service fails by
// throwing a ServiceError in its own words; what a state machine sees of it is decided in `errors.ts`.
import { type JsonArray, type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import type { Random } from '../../data/index.ts';
import type { Failure } from '../engine/failure.ts';
import type { Resource } from './resource.ts';
import type { Thread, World } from '../engine/types.ts';

export interface ServiceRequest {
  readonly parameters: JsonObject;
  readonly world: World;
  readonly random: Random;
  /** Virtual time, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly region: string;
  readonly account: string;
  /** `aws-sdk:…` shows instants as ISO texts, optimized integrations as milliseconds. */
  readonly isSdk: boolean;
  readonly resource: Extract<Resource, { kind: 'service' }>;
  readonly thread: Thread;
}

export interface Reply {
  /** The response to the call itself, without metadata. */
  readonly response: JsonValue;
  /** What the finished job gives, for `.sync`; absent when it is the response. */
  readonly result?: JsonValue;
  /** The task goes on when somebody signals its thread, not by itself. */
  readonly isSignalled?: true;
  /** Stops what the call started, when the task gives up waiting for it. */
  readonly cancel?: (reason: Failure) => void;
}

export type Action = (request: ServiceRequest) => Reply;
/** A service's actions by name, such as `putItem`. */
export type Actions = { readonly [action: string]: Action };

/** An instant as the integration shows it. */
export const instant = ({ isSdk, nowMs }: ServiceRequest, plusMs = 0): JsonValue =>
  isSdk ? new Date(nowMs + plusMs).toISOString() : nowMs + plusMs;

/** A parameter that is a text; '' when it is none. */
export const textOf = (parameters: JsonObject, name: string): string => {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** A parameter that may be a text or JSON that is sent as its text; undefined when absent or null. */
export const jsonTextOf = (parameters: JsonObject, name: string): string | undefined => {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** A parameter that is an object; `{}` when it is none. */
export const objectOf = (parameters: JsonObject, name: string): JsonObject => {
  const value: JsonValue | undefined = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return isJsonObject(value) ? value : {};
};

/** A parameter that is a list; `[]` when it is none. */
export const listOf = (parameters: JsonObject, name: string): JsonArray => {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return Array.isArray(value) ? (value as JsonArray) : [];
};

/** Hexadecimal digits by chance, for ids. */
export const hexOf = (random: Random, length: number): string => {
  let text = '';
  while (text.length < length) text += random.uint32().toString(16).padStart(8, '0');
  return text.slice(0, length);
};
