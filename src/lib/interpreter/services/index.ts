// What services answer when nothing is mocked: one row per service. An action or service without a row answers `{}`.
import { type JsonValue, isJsonObject } from '../../asl/index.ts';
import { Failure } from '../engine/failure.ts';
import type { Resource } from './resource.ts';
import type { Thread } from '../engine/types.ts';
import { bedrock } from './bedrock.ts';
import * as clusters from './clusters.ts';
import { dynamodb } from './dynamodb/index.ts';
import { failureOf } from './errors.ts';
import { sfn, startedResponse, states } from './executions.ts';
import { apigateway, http, kubernetes } from './http.ts';
import * as jobs from './jobs.ts';
import { lambda } from './lambda.ts';
import { events, sns, sqs } from './messaging.ts';
import { httpStyles, sdkMetadata, type HttpStyle } from './metadata.ts';
import { s3 } from './s3.ts';
import { ServiceError } from './service-error.ts';
import { textOf, type Actions, type Reply, type ServiceRequest } from './service.ts';

/** A call of a service. */
export interface ServiceCall {
  readonly resource: Resource;
  readonly parameters: JsonValue;
  readonly thread: Thread;
}

/** What came of a call. */
export interface Simulated extends Reply {
  readonly failure?: Failure;
  /** Virtual time until the job has ended. */
  readonly delayMs: number;
}

interface Service {
  readonly actions: Actions;
  /** How its HTTP answer looks; absent when the integration does not show it. */
  readonly style?: HttpStyle;
  /** A call changes the world: it leaves something behind. */
  readonly isStateful?: true;
}

/** Optimized integrations, by the service's name in a Resource. */
const optimized: { readonly [resourceType: string]: Service } = {
  apigateway: { actions: apigateway },
  athena: { actions: jobs.athena, style: httpStyles.json11 },
  batch: { actions: jobs.batch, style: httpStyles.rest },
  bedrock: { actions: { ...bedrock, createModelCustomizationJob: jobs.modelCustomization } },
  codebuild: { actions: jobs.codebuild, style: httpStyles.json11 },
  databrew: { actions: jobs.databrew, style: httpStyles.rest },
  dynamodb: { actions: dynamodb, style: httpStyles.dynamodb, isStateful: true },
  ecs: { actions: jobs.ecs, style: httpStyles.json11 },
  eks: { actions: { ...clusters.eks, ...kubernetes } },
  elasticmapreduce: { actions: clusters.elasticmapreduce, style: httpStyles.json11 },
  'emr-containers': { actions: clusters.emrContainers, style: httpStyles.rest },
  'emr-serverless': { actions: clusters.emrServerless, style: httpStyles.rest },
  events: { actions: events },
  glue: { actions: jobs.glue },
  http: { actions: http },
  lambda: { actions: lambda, style: httpStyles.lambda },
  mediaconvert: { actions: jobs.mediaconvert, style: httpStyles.rest },
  sagemaker: { actions: jobs.sagemaker, style: httpStyles.json11 },
  sns: { actions: sns, style: httpStyles.sns },
  sqs: { actions: sqs, style: httpStyles.json10 },
  states: { actions: states, style: httpStyles.json10, isStateful: true },
};

/** `aws-sdk:…` integrations, by the service's name after the colon. They show the API's answer alone. */
const sdk: { readonly [service: string]: Service } = {
  dynamodb: { actions: dynamodb, isStateful: true },
  eventbridge: { actions: events },
  lambda: { actions: lambda },
  s3: { actions: s3, isStateful: true },
  sfn: { actions: sfn, isStateful: true },
  sns: { actions: sns },
  sqs: { actions: sqs },
};

/** The simulated service's reply to a call. */
export function simulate(call: ServiceCall): Simulated {
  const request = requestOf(call);
  if (request === undefined) return { response: call.parameters, delayMs: 0 };
  const service = serviceOf(request);
  const { resource } = request;
  try {
    const action = own(service?.actions, resource.action);
    const reply: Reply = action?.(request) ?? { response: {} };
    return {
      ...reply,
      response: withMetadata(reply.response, service, request),
      delayMs: resource.pattern === 'sync' && reply.isSignalled !== true ? jobs.jobMs : 0,
    };
  } catch (problem) {
    const failure = problem instanceof ServiceError ? failureOf(problem, request) : problem;
    if (failure instanceof Failure) return { response: null, failure, delayMs: 0 };
    throw problem;
  }
}

/** What a mocked call shows in TaskSubmitted: an answer of the service's shape that leaves nothing behind. */
export function submission(call: ServiceCall): JsonValue {
  const request = requestOf(call);
  if (request === undefined) return call.parameters;
  const service = serviceOf(request);
  if (service?.isStateful !== true) return simulate(call).response;
  const isStart = request.resource.action === 'startExecution';
  const response = isStart ? startedResponse(request, executionArnFor(request)) : {};
  return withMetadata(response, service, request);
}

function requestOf({ resource, parameters, thread }: ServiceCall): ServiceRequest | undefined {
  if (resource.kind !== 'service') return undefined;
  const { scheduler, facts } = thread.execution;
  return {
    parameters: isJsonObject(parameters) ? parameters : {},
    world: scheduler.world,
    random: thread.random,
    nowMs: scheduler.startedAt + scheduler.clock.now,
    region: facts.region,
    account: facts.account,
    isSdk: resource.resourceType.startsWith('aws-sdk:'),
    resource,
    thread,
  };
}

const serviceOf = ({ resource: { resourceType }, isSdk }: ServiceRequest): Service | undefined =>
  isSdk ? own(sdk, resourceType.slice('aws-sdk:'.length)) : own(optimized, resourceType);

const own = <T>(table: { readonly [name: string]: T } | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

function withMetadata(response: JsonValue, service: Service | undefined, request: ServiceRequest): JsonValue {
  if (service?.style === undefined || !isJsonObject(response)) return response;
  const { StatusCode } = response;
  const statusCode = typeof StatusCode === 'number' ? StatusCode : 200;
  return { ...response, ...sdkMetadata(service.style, response, request, statusCode) };
}

function executionArnFor({ parameters, random, region, account }: ServiceRequest): string {
  const machine = textOf(parameters, 'StateMachineArn').split(':')[6] ?? '';
  const name = textOf(parameters, 'Name') || random.uuid();
  return `arn:aws:states:${region}:${account}:execution:${machine}:${name}`;
}
