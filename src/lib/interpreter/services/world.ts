// What lies on the bench beside the machine when a run begins: the objects in S3 that the request gives, no tables, no executions.
import type { ExecutionRequest } from '../../execution/request.ts';
import type { Bench, MachineNamed } from '../engine/types.ts';
import { ObjectStore } from './object-store.ts';

export const benchOf = (
  { s3Objects = [] }: Pick<ExecutionRequest, 's3Objects'>,
  machineNamed: MachineNamed = () => undefined,
): Bench => ({
  s3: new ObjectStore(s3Objects),
  tables: new Map(),
  machineNamed,
  executions: new Map(),
});
