// What lies on the bench beside the machine: objects in S3 and other machines.
import type { Definition } from '../../asl/definition.ts';
import type { S3Object } from '../../history/execution.ts';

export interface Bench {
  readonly s3Objects: readonly S3Object[];
  readonly machines: ReadonlyMap<string, Definition>;
}
