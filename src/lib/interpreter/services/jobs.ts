// Services that run a job: what the call answers at once and, for `.sync`, what the finished job shows. A job takes `jobMs` of virtual
// time and succeeds.
import { type JsonObject, isJsonObject } from '../../asl/index.ts';
import {
  hexOf,
  instant,
  listOf,
  objectOf,
  textOf,
  type Action,
  type Actions,
  type ServiceRequest,
} from './service.ts';

/** How long a simulated `.sync` job takes, in milliseconds of virtual time. */
export const jobMs = 10_000;

export const ecs: Actions = {
  runTask: (request) => {
    const id = request.random.uuid().replaceAll('-', '');
    const { region, account } = request;
    const cluster = textOf(request.parameters, 'Cluster').replace(/^.*cluster\//, '') || 'default';
    const task = (isDone: boolean): JsonObject => ({
      Attachments: [],
      Attributes: [{ Name: 'ecs.cpu-architecture', Value: 'x86_64' }],
      AvailabilityZone: `${region}a`,
      ClusterArn: `arn:aws:ecs:${region}:${account}:cluster/${cluster}`,
      Containers: containersOf(request).map((Name) => ({
        Name,
        Cpu: '0',
        LastStatus: isDone ? 'STOPPED' : 'PENDING',
        ...(isDone ? { ExitCode: 0 } : {}),
        TaskArn: `arn:aws:ecs:${region}:${account}:task/${cluster}/${id}`,
      })),
      Cpu: '256',
      CreatedAt: instant(request),
      DesiredStatus: isDone ? 'STOPPED' : 'RUNNING',
      EnableExecuteCommand: false,
      Group: `family:${familyOf(textOf(request.parameters, 'TaskDefinition'))}`,
      LastStatus: isDone ? 'STOPPED' : 'PROVISIONING',
      LaunchType: textOf(request.parameters, 'LaunchType') || 'EC2',
      Memory: '512',
      Overrides: objectOf(request.parameters, 'Overrides'),
      ...(textOf(request.parameters, 'StartedBy') === ''
        ? {}
        : { StartedBy: textOf(request.parameters, 'StartedBy') }),
      ...(isDone
        ? {
            StartedAt: instant(request, 1000),
            StopCode: 'EssentialContainerExited',
            StoppedAt: instant(request, jobMs),
            StoppedReason: 'Essential container in task exited',
          }
        : {}),
      Tags: [],
      TaskArn: `arn:aws:ecs:${region}:${account}:task/${cluster}/${id}`,
      TaskDefinitionArn: `arn:aws:ecs:${region}:${account}:task-definition/${familyOf(textOf(request.parameters, 'TaskDefinition'))}:1`,
      Version: isDone ? 4 : 1,
    });
    return { response: { Failures: [], Tasks: [task(false)] }, result: task(true) };
  },
};

export const batch: Actions = {
  submitJob: (request) => {
    const { parameters, random, region, account } = request;
    const JobId = random.uuid();
    const JobName = textOf(parameters, 'JobName');
    const JobArn = `arn:aws:batch:${region}:${account}:job/${JobId}`;
    return {
      response: { JobArn, JobId, JobName },
      result: {
        JobArn,
        JobId,
        JobName,
        JobDefinition: textOf(parameters, 'JobDefinition'),
        JobQueue: textOf(parameters, 'JobQueue'),
        Parameters: objectOf(parameters, 'Parameters'),
        Status: 'SUCCEEDED',
        StatusReason: 'Essential container in task exited',
        Attempts: [
          { Container: { ExitCode: 0 }, StartedAt: instant(request), StoppedAt: instant(request, jobMs) },
        ],
        Container: { ...objectOf(parameters, 'ContainerOverrides'), ExitCode: 0 },
        CreatedAt: instant(request),
        StartedAt: instant(request),
        StoppedAt: instant(request, jobMs),
        DependsOn: listOf(parameters, 'DependsOn'),
        Tags: objectOf(parameters, 'Tags'),
      },
    };
  },
};

export const glue: Actions = {
  startJobRun: (request) => {
    const { parameters, random } = request;
    const JobName = textOf(parameters, 'JobName');
    const JobRunId = `jr_${hexOf(random, 64)}`;
    return {
      response: { JobName, JobRunId },
      result: {
        Arguments: objectOf(parameters, 'Arguments'),
        Attempt: 0,
        CompletedOn: instant(request, jobMs),
        ExecutionTime: jobMs / 1000,
        Id: JobRunId,
        JobName,
        JobRunState: 'SUCCEEDED',
        LastModifiedOn: instant(request, jobMs),
        LogGroupName: '/aws-glue/jobs',
        PredecessorRuns: [],
        StartedOn: instant(request),
        Timeout: 2880,
      },
    };
  },
};

export const databrew: Actions = {
  startJobRun: (request) => {
    const Name = textOf(request.parameters, 'Name');
    const RunId = `db_${hexOf(request.random, 64)}`;
    return {
      response: { RunId },
      result: {
        Attempt: 0,
        CompletedOn: instant(request, jobMs),
        JobName: Name,
        RunId,
        StartedOn: instant(request),
        State: 'SUCCEEDED',
      },
    };
  },
};

/** The jobs of SageMaker have one pattern: an ARN at once, the description at the end. */
const sagemakerJob =
  (job: string, kind: string, more: (request: ServiceRequest) => JsonObject = () => ({})): Action =>
  (request) => {
    const { parameters, region, account } = request;
    const name = textOf(parameters, `${job}Name`);
    const arn = { [`${job}Arn`]: `arn:aws:sagemaker:${region}:${account}:${kind}/${name}` };
    return {
      response: arn,
      result: {
        ...parameters,
        ...arn,
        [`${job}Status`]: 'Completed',
        CreationTime: instant(request),
        [`${job === 'TrainingJob' ? 'Training' : job}EndTime`]: instant(request, jobMs),
        LastModifiedTime: instant(request, jobMs),
        ...more(request),
      },
    };
  };

const sagemakerThing =
  (thing: string, kind: string): Action =>
  ({ parameters, region, account }) => ({
    response: {
      [`${thing}Arn`]: `arn:aws:sagemaker:${region}:${account}:${kind}/${textOf(parameters, `${thing}Name`)}`,
    },
  });

export const sagemaker: Actions = {
  createTrainingJob: sagemakerJob('TrainingJob', 'training-job', ({ parameters }) => {
    const path = textOf(objectOf(parameters, 'OutputDataConfig'), 'S3OutputPath').replace(/\/$/, '');
    return {
      SecondaryStatus: 'Completed',
      ModelArtifacts: {
        S3ModelArtifacts: `${path}/${textOf(parameters, 'TrainingJobName')}/output/model.tar.gz`,
      },
      TrainingTimeInSeconds: jobMs / 1000,
      BillableTimeInSeconds: jobMs / 1000,
    };
  }),
  createTransformJob: sagemakerJob('TransformJob', 'transform-job'),
  createProcessingJob: sagemakerJob('ProcessingJob', 'processing-job', () => ({ ExitMessage: '' })),
  createHyperParameterTuningJob: sagemakerJob('HyperParameterTuningJob', 'hyper-parameter-tuning-job'),
  createLabelingJob: sagemakerJob('LabelingJob', 'labeling-job'),
  createModel: sagemakerThing('Model', 'model'),
  createEndpointConfig: sagemakerThing('EndpointConfig', 'endpoint-config'),
  createEndpoint: sagemakerThing('Endpoint', 'endpoint'),
  updateEndpoint: sagemakerThing('Endpoint', 'endpoint'),
};

const queryExecution = (request: ServiceRequest, QueryExecutionId: string): JsonObject => ({
  Query: textOf(request.parameters, 'QueryString'),
  QueryExecutionId,
  QueryExecutionContext: objectOf(request.parameters, 'QueryExecutionContext'),
  ResultConfiguration: objectOf(request.parameters, 'ResultConfiguration'),
  StatementType: 'DML',
  Statistics: {
    DataScannedInBytes: 0,
    EngineExecutionTimeInMillis: jobMs,
    TotalExecutionTimeInMillis: jobMs,
  },
  Status: {
    CompletionDateTime: instant(request, jobMs),
    State: 'SUCCEEDED',
    SubmissionDateTime: instant(request),
  },
  WorkGroup: textOf(request.parameters, 'WorkGroup') || 'primary',
});

export const athena: Actions = {
  startQueryExecution: (request) => {
    const id = request.random.uuid();
    return {
      response: { QueryExecutionId: id },
      result: { QueryExecution: queryExecution(request, id) },
    };
  },
  getQueryExecution: (request) => ({
    response: { QueryExecution: queryExecution(request, textOf(request.parameters, 'QueryExecutionId')) },
  }),
  getQueryResults: () => ({
    response: { ResultSet: { ResultSetMetadata: { ColumnInfo: [] }, Rows: [] }, UpdateCount: 0 },
  }),
  stopQueryExecution: () => ({ response: {} }),
};

const build = (request: ServiceRequest, id: string, isDone: boolean): JsonObject => {
  const { parameters, region, account } = request;
  return {
    Arn: `arn:aws:codebuild:${region}:${account}:build/${id}`,
    BuildComplete: isDone,
    BuildNumber: 1,
    BuildStatus: isDone ? 'SUCCEEDED' : 'IN_PROGRESS',
    CurrentPhase: isDone ? 'COMPLETED' : 'QUEUED',
    Id: id,
    Initiator: 'states',
    ProjectName: textOf(parameters, 'ProjectName'),
    StartTime: instant(request),
    ...(isDone ? { EndTime: instant(request, jobMs) } : {}),
  };
};

const startBuild =
  (name: 'Build' | 'BuildBatch'): Action =>
  (request) => {
    const id = `${textOf(request.parameters, 'ProjectName')}:${request.random.uuid()}`;
    return {
      response: { [name]: build(request, id, false) },
      result: { [name]: build(request, id, true) },
    };
  };

const stopped =
  (name: 'Build' | 'BuildBatch'): Action =>
  (request) => ({
    response: {
      [name]: { ...build(request, textOf(request.parameters, 'Id'), true), BuildStatus: 'STOPPED' },
    },
  });

export const codebuild: Actions = {
  stopBuild: stopped('Build'),
  stopBuildBatch: stopped('BuildBatch'),
  batchGetReports: ({ parameters }) => ({
    response: { Reports: [], ReportsNotFound: listOf(parameters, 'ReportArns') },
  }),
  batchDeleteBuilds: ({ parameters }) => ({
    response: { BuildsDeleted: listOf(parameters, 'Ids'), BuildsNotDeleted: [] },
  }),
  deleteBuildBatch: () => ({
    response: { BuildsDeleted: [], BuildsNotDeleted: [], StatusCode: 'SUCCESSFUL_DELETE' },
  }),
  startBuild: startBuild('Build'),
  startBuildBatch: startBuild('BuildBatch'),
  retryBuildBatch: startBuild('BuildBatch'),
};

export const mediaconvert: Actions = {
  createJob: (request) => {
    const { parameters, random, region, account } = request;
    const Id = `${request.nowMs}-${hexOf(random, 6)}`;
    const job = {
      Arn: `arn:aws:mediaconvert:${region}:${account}:jobs/${Id}`,
      CreatedAt: instant(request),
      Id,
      Role: textOf(parameters, 'Role'),
      Settings: objectOf(parameters, 'Settings'),
    };
    return {
      response: { Job: { ...job, Status: 'SUBMITTED' } },
      result: { Job: { ...job, Status: 'COMPLETE' } },
    };
  },
};

export const modelCustomization: Action = (request) => {
  const { parameters, region, account } = request;
  const JobArn = `arn:aws:bedrock:${region}:${account}:model-customization-job/${textOf(parameters, 'JobName')}`;
  return {
    response: { JobArn },
    result: {
      BaseModelArn: textOf(parameters, 'BaseModelIdentifier'),
      CreationTime: instant(request),
      EndTime: instant(request, jobMs),
      JobArn,
      JobName: textOf(parameters, 'JobName'),
      OutputModelArn: `arn:aws:bedrock:${region}:${account}:custom-model/${textOf(parameters, 'CustomModelName')}`,
      OutputModelName: textOf(parameters, 'CustomModelName'),
      Status: 'Completed',
    },
  };
};

function containersOf({ parameters }: ServiceRequest): readonly string[] {
  const overrides = listOf(objectOf(parameters, 'Overrides'), 'ContainerOverrides');
  const names = overrides
    .map((override) => (isJsonObject(override) ? textOf(override, 'Name') : ''))
    .filter((name) => name !== '');
  return names.length === 0 ? ['container'] : names;
}

const familyOf = (taskDefinition: string): string =>
  taskDefinition.replace(/^.*task-definition\//, '').replace(/:\d+$/, '');
