// What a Task's Resource names: a Lambda function, an activity, or an action of a service, and how long the Task stays with it.

export type Pattern = 'requestResponse' | 'sync' | 'waitForTaskToken';

export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'service';
      readonly arn: string;
      /** TaskScheduled.resourceType, such as `lambda` or `aws-sdk:s3`. */
      readonly resourceType: string;
      /** TaskScheduled.resource, such as `invoke` or `startExecution.sync:2`. */
      readonly resource: string;
      /** The action alone, such as `startExecution`. */
      readonly action: string;
      readonly pattern: Pattern;
      /** `.sync:2`, whose output is parsed JSON. */
      readonly isSyncVersion2: boolean;
    };

const servicePattern =
  /^arn:(?:[\w-]+|\$\{[^}]+\}):states:[^:]*:[^:]*:((?:aws-sdk:)?[\w-]+):(\w+)(\.sync(?::2)?|\.waitForTaskToken)?$/;
const activityPattern = /^arn:[\w-]+:states:[\w-]+:\w+:activity:.+$/;

/** Why an Express execution cannot use a resource, in the words with which AWS refuses such a definition; undefined when it can. */
export function refusedByExpress(resource: Resource): string | undefined {
  if (resource.kind === 'activity') return 'Express state machine does not support Activity ARN';
  if (resource.kind === 'function' || resource.pattern === 'requestResponse') return undefined;
  return resource.pattern === 'sync'
    ? "Express state machine does not support '.sync' service integration"
    : "Express state machine does not support '.waitForTaskToken' service integration ";
}

/** Reads a Resource. Whatever is neither a service nor an activity is taken as the name of a Lambda function: real definitions hold placeholders there. */
export function parseResource(arn: string): Resource {
  if (activityPattern.test(arn)) return { kind: 'activity', arn };
  const found = servicePattern.exec(arn);
  if (found === null) return { kind: 'function', arn };
  const [, resourceType = '', action = '', suffix = ''] = found;
  return {
    kind: 'service',
    arn,
    resourceType,
    resource: action + suffix,
    action,
    pattern: suffix.startsWith('.sync') ? 'sync' : suffix === '' ? 'requestResponse' : 'waitForTaskToken',
    isSyncVersion2: suffix === '.sync:2',
  };
}
