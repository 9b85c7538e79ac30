// What a Task's Resource can be: the optimized service integrations with their actions, patterns and required request
// fields, and the reading of a Resource text. Diagnostics, completion, hover and explanations read it here.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html

import { requestOf } from './requests.ts';

export type IntegrationPattern = 'request-response' | 'sync' | 'waitForTaskToken';

export interface Integration {
  /** Such as `dynamodb:getItem`. */
  readonly name: string;
  readonly sync: boolean;
  readonly waitForTaskToken: boolean;
  /** Request fields without which AWS refuses the definition. */
  readonly required: readonly string[];
  /** Further request fields, for completion. */
  readonly common: readonly string[];
}

interface ServiceRow {
  readonly service: string;
  /** Actions; a `*` marks those with `.sync`. */
  readonly actions: string;
  readonly token: boolean;
}

const services: readonly ServiceRow[] = [
  { service: 'lambda', actions: 'invoke', token: true },
  { service: 'apigateway', actions: 'invoke', token: true },
  { service: 'http', actions: 'invoke', token: false },
  {
    service: 'athena',
    actions: 'startQueryExecution* stopQueryExecution getQueryExecution getQueryResults',
    token: false,
  },
  { service: 'batch', actions: 'submitJob*', token: true },
  { service: 'bedrock', actions: 'invokeModel createModelCustomizationJob*', token: true },
  { service: 'bedrock-agentcore', actions: 'invokeAgentRuntime', token: false },
  {
    service: 'codebuild',
    actions:
      'startBuild* stopBuild batchDeleteBuilds batchGetReports startBuildBatch* stopBuildBatch retryBuildBatch* deleteBuildBatch',
    token: false,
  },
  { service: 'dynamodb', actions: 'getItem putItem updateItem deleteItem', token: false },
  { service: 'ecs', actions: 'runTask*', token: true },
  {
    service: 'eks',
    actions:
      'createCluster* deleteCluster* createNodegroup* deleteNodegroup* createFargateProfile* deleteFargateProfile* runJob* call',
    token: true,
  },
  {
    service: 'elasticmapreduce',
    actions:
      'createCluster* terminateCluster* addStep* cancelStep setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName',
    token: false,
  },
  {
    service: 'emr-containers',
    actions: 'createVirtualCluster deleteVirtualCluster* startJobRun*',
    token: false,
  },
  {
    service: 'emr-serverless',
    actions:
      'createApplication* startApplication* stopApplication* deleteApplication* startJobRun* cancelJobRun*',
    token: false,
  },
  { service: 'events', actions: 'putEvents', token: true },
  { service: 'glue', actions: 'startJobRun*', token: false },
  { service: 'databrew', actions: 'startJobRun*', token: false },
  { service: 'mediaconvert', actions: 'createJob*', token: false },
  {
    service: 'sagemaker',
    actions:
      'createTrainingJob* createTransformJob* createHyperParameterTuningJob* createLabelingJob* createProcessingJob* createModel createEndpoint createEndpointConfig updateEndpoint',
    token: false,
  },
  { service: 'sns', actions: 'publish', token: true },
  { service: 'sqs', actions: 'sendMessage', token: true },
  { service: 'states', actions: 'startExecution*', token: true },
];

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

export const integrations: readonly Integration[] = services.flatMap(({ service, actions, token }) =>
  words(actions).map((action) => {
    const name = `${service}:${action.replace('*', '')}`;
    const fields = [...(requestOf(name)?.fields.values() ?? [])];
    return {
      name,
      sync: action.endsWith('*'),
      waitForTaskToken: token,
      required: fields.filter(({ isRequired }) => isRequired).map((field) => field.name),
      common: fields.filter(({ isRequired }) => !isRequired).map((field) => field.name),
    };
  }),
);

const byName = new Map(integrations.map((integration) => [integration.name, integration]));

export const integrationOf = (name: string): Integration | undefined => byName.get(name);

/** What a Resource text stands for. */
export type ResourceReading =
  | { readonly kind: 'lambda-function'; readonly name: string }
  | { readonly kind: 'activity'; readonly name: string }
  | {
      readonly kind: 'integration' | 'sdk';
      /** Such as `dynamodb:getItem` or `aws-sdk:s3:getObject`, without the pattern. */
      readonly name: string;
      readonly pattern: IntegrationPattern;
      /** The pattern as written: empty, `.sync`, `.sync:2` or `.waitForTaskToken`. */
      readonly suffix: string;
    }
  | { readonly kind: 'other' };

/** Reads a Resource text. Pure; knows nothing of whether the service has such an action. */
export function readResource(resource: string): ResourceReading {
  const lambda = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:(.+)$/.exec(resource);
  if (lambda?.[1] !== undefined) return { kind: 'lambda-function', name: lambda[1] };
  const states = /^arn:[^:]*:states:[^:]*:[^:]*:(.+)$/s.exec(resource);
  const rest = states?.[1];
  if (rest === undefined) return { kind: 'other' };
  if (rest.startsWith('activity:')) return { kind: 'activity', name: rest.slice('activity:'.length) };
  const suffix = /\.(?:sync(?::2)?|waitForTaskToken)$/.exec(rest)?.[0] ?? '';
  const name = rest.slice(0, rest.length - suffix.length);
  const pattern =
    suffix === '' ? 'request-response' : suffix === '.waitForTaskToken' ? 'waitForTaskToken' : 'sync';
  return { kind: name.startsWith('aws-sdk:') ? 'sdk' : 'integration', name, pattern, suffix };
}
