// The world that a run begins in: the S3 objects of the request, no tables, and no nested executions yet.
import type { ExecutionRequest } from '../../execution/index.ts';
import type { World, MachineNamed } from '../engine/types.ts';
import { ObjectStore } from './object-store.ts';

export const worldOf = (
  { s3Objects = [] }: Pick<ExecutionRequest, 's3Objects'>,
  machineNamed: MachineNamed = () => undefined,
): World => ({
  s3: new ObjectStore(s3Objects),
  tables: new Map(),
  machineNamed,
  executions: new Map(),
});
