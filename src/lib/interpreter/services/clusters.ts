// Services whose jobs run in clusters (EKS, EMR): what a call answers at once and, for `.sync`, how the cluster, application or job
// ended up.
import type { JsonObject } from '../../asl/index.ts';
import { hexOf, instant, objectOf, textOf, type Action, type Actions } from './service.ts';

/** Clusters and what belongs to them: named things that are made or deleted while a `.sync` waits. */
const eksThing =
  (thing: string, nameOf: string, isGone: boolean): Action =>
  (request) => {
    const { parameters, region, account } = request;
    const name = textOf(parameters, nameOf);
    const cluster = textOf(parameters, 'ClusterName');
    const path = cluster === '' ? `cluster/${name}` : `${thing.toLowerCase()}/${cluster}/${name}`;
    const described = (Status: string): JsonObject => ({
      [thing]: {
        ...(thing === 'Cluster'
          ? { Arn: `arn:aws:eks:${region}:${account}:${path}`, Name: name }
          : {
              [`${thing}Arn`]: `arn:aws:eks:${region}:${account}:${path}`,
              [`${thing}Name`]: name,
              ClusterName: cluster,
            }),
        CreatedAt: instant(request),
        Status,
      },
    });
    return isGone
      ? { response: described('DELETING'), result: described('DELETING') }
      : { response: described('CREATING'), result: described('ACTIVE') };
  };

export const eks: Actions = {
  createCluster: eksThing('Cluster', 'Name', false),
  deleteCluster: eksThing('Cluster', 'Name', true),
  createNodegroup: eksThing('Nodegroup', 'NodegroupName', false),
  deleteNodegroup: eksThing('Nodegroup', 'NodegroupName', true),
  createFargateProfile: eksThing('FargateProfile', 'FargateProfileName', false),
  deleteFargateProfile: eksThing('FargateProfile', 'FargateProfileName', true),
};

export const elasticmapreduce: Actions = {
  createCluster: (request) => {
    const ClusterId = `j-${hexOf(request.random, 13).toUpperCase()}`;
    const { region, account } = request;
    const ClusterArn = `arn:aws:elasticmapreduce:${region}:${account}:cluster/${ClusterId}`;
    return {
      response: { ClusterId, ClusterArn },
      result: {
        ClusterId,
        Cluster: {
          ClusterArn,
          Id: ClusterId,
          Name: textOf(request.parameters, 'Name'),
          Status: { State: 'WAITING', StateChangeReason: { Message: 'Cluster ready to run steps.' } },
        },
      },
    };
  },
  terminateCluster: ({ parameters }) => {
    const ClusterId = textOf(parameters, 'ClusterId');
    return {
      response: {},
      result: { ClusterId, Cluster: { Id: ClusterId, Status: { State: 'TERMINATED' } } },
    };
  },
  cancelStep: ({ parameters }) => ({
    response: {
      CancelStepsInfoList: [{ StepId: textOf(parameters, 'StepId'), Status: 'SUBMITTED', Reason: '' }],
    },
  }),
  addStep: (request) => {
    const StepId = `s-${hexOf(request.random, 13).toUpperCase()}`;
    const step = objectOf(request.parameters, 'Step');
    return {
      response: { StepId },
      result: { Step: { Id: StepId, Name: textOf(step, 'Name'), Status: { State: 'COMPLETED' } } },
    };
  },
};

const emrJob: Action = (request) => {
  const Id = hexOf(request.random, 16);
  const job = { JobRunId: Id, ApplicationId: textOf(request.parameters, 'ApplicationId') };
  return { response: job, result: { JobRun: { ...job, State: 'SUCCESS', CreatedAt: instant(request) } } };
};
const emrApplication =
  (State: string): Action =>
  (request) => {
    const { parameters, random, region, account } = request;
    const ApplicationId = textOf(parameters, 'ApplicationId') || hexOf(random, 16);
    const Arn = `arn:aws:emr-serverless:${region}:${account}:/applications/${ApplicationId}`;
    const Name = textOf(parameters, 'Name');
    const response: JsonObject = Name === '' ? {} : { ApplicationId, Arn, Name };
    return {
      response,
      result: { Application: { ApplicationId, Arn, ...(Name === '' ? {} : { Name }), State } },
    };
  };
export const emrServerless: Actions = {
  startJobRun: emrJob,
  createApplication: emrApplication('CREATED'),
  startApplication: emrApplication('STARTED'),
  stopApplication: emrApplication('STOPPED'),
  deleteApplication: emrApplication('TERMINATED'),
  cancelJobRun: ({ parameters }) => {
    const job = {
      ApplicationId: textOf(parameters, 'ApplicationId'),
      JobRunId: textOf(parameters, 'JobRunId'),
    };
    return { response: job, result: { JobRun: { ...job, State: 'CANCELLED' } } };
  },
};
export const emrContainers: Actions = {
  createVirtualCluster: ({ parameters, random, region, account }) => {
    const Id = hexOf(random, 25);
    const Arn = `arn:aws:emr-containers:${region}:${account}:/virtualclusters/${Id}`;
    return { response: { Arn, Id, Name: textOf(parameters, 'Name') } };
  },
  deleteVirtualCluster: ({ parameters }) => {
    const Id = textOf(parameters, 'Id');
    return { response: { Id }, result: { VirtualCluster: { Id, State: 'TERMINATED' } } };
  },
  startJobRun: (request) => {
    const Id = hexOf(request.random, 19);
    const VirtualClusterId = textOf(request.parameters, 'VirtualClusterId');
    return {
      response: { Id, VirtualClusterId },
      result: { JobRun: { Id, VirtualClusterId, State: 'COMPLETED', CreatedAt: instant(request) } },
    };
  },
};
