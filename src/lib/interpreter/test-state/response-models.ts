// The responses of service actions, after the services' public API models (as botocore publishes them, Apache License 2.0), with
// member names in PascalCase as Step Functions shows them. A row per structure: its fields, separated by semicolons, each with its
// type: `text`, `number`, `boolean`, `*` (anything), `one of A|B`, another structure, `[list]`, `{map}`; `1..256` bounds a length or
// a number; `!` marks a field that is always present. Lists of values that grow every month (instance types) are left open.
// MemorySize of a function is bounded as recorded; newer models allow more.

export interface ServiceModel {
  /** The structure that an action answers with; empty when it answers with nothing. */
  readonly actions: { readonly [action: string]: string };
  readonly structures: { readonly [name: string]: string };
}

/** By the service's name in `aws-sdk:` resources. */
export const responseModels: { readonly [service: string]: ServiceModel } = {
  athena: {
    actions: {
      startQueryExecution: 'StartQueryExecutionOutput',
      stopQueryExecution: 'StopQueryExecutionOutput',
      getQueryExecution: 'GetQueryExecutionOutput',
      getQueryResults: 'GetQueryResultsOutput',
    },
    structures: {
      StartQueryExecutionOutput: 'QueryExecutionId text 1..128',
      StopQueryExecutionOutput: '',
      GetQueryExecutionOutput: 'QueryExecution QueryExecution',
      QueryExecution:
        'QueryExecutionId text 1..128; Query text 1..262144; StatementType one of DDL|DML|UTILITY; ManagedQueryResultsConfiguration ManagedQueryResultsConfiguration; ResultConfiguration ResultConfiguration; ResultReuseConfiguration ResultReuseConfiguration; QueryExecutionContext QueryExecutionContext; Status QueryExecutionStatus; Statistics QueryExecutionStatistics; WorkGroup text; EngineVersion EngineVersion; ExecutionParameters [text 1..1024]; SubstatementType text; QueryResultsS3AccessGrantsConfiguration QueryResultsS3AccessGrantsConfiguration',
      ManagedQueryResultsConfiguration:
        'Enabled! boolean; EncryptionConfiguration ManagedQueryResultsEncryptionConfiguration',
      ManagedQueryResultsEncryptionConfiguration: 'KmsKey! text 1..2048',
      ResultConfiguration:
        'OutputLocation text; EncryptionConfiguration EncryptionConfiguration; ExpectedBucketOwner text 12..12; AclConfiguration AclConfiguration',
      EncryptionConfiguration: 'EncryptionOption! one of SSE_S3|SSE_KMS|CSE_KMS; KmsKey text',
      AclConfiguration: 'S3AclOption! one of BUCKET_OWNER_FULL_CONTROL',
      ResultReuseConfiguration: 'ResultReuseByAgeConfiguration ResultReuseByAgeConfiguration',
      ResultReuseByAgeConfiguration: 'Enabled! boolean; MaxAgeInMinutes number 0..10080',
      QueryExecutionContext: 'Database text 1..255; Catalog text 1..256',
      QueryExecutionStatus:
        'State one of QUEUED|RUNNING|SUCCEEDED|FAILED|CANCELLED; StateChangeReason text; SubmissionDateTime text; CompletionDateTime text; AthenaError AthenaError',
      AthenaError:
        'ErrorCategory number 1..3; ErrorType number 0..9999; Retryable boolean; ErrorMessage text',
      QueryExecutionStatistics:
        'EngineExecutionTimeInMillis number; DataScannedInBytes number; DataManifestLocation text; TotalExecutionTimeInMillis number; QueryQueueTimeInMillis number; ServicePreProcessingTimeInMillis number; QueryPlanningTimeInMillis number; ServiceProcessingTimeInMillis number; ResultReuseInformation ResultReuseInformation; DpuCount number',
      ResultReuseInformation: 'ReusedPreviousResult! boolean',
      EngineVersion: 'SelectedEngineVersion text 1..128; EffectiveEngineVersion text 1..128',
      QueryResultsS3AccessGrantsConfiguration:
        'EnableS3AccessGrants! boolean; CreateUserLevelPrefix boolean; AuthenticationType! one of DIRECTORY_IDENTITY',
      GetQueryResultsOutput: 'UpdateCount number; ResultSet ResultSet; NextToken text 1..1024',
      ResultSet: 'Rows [Row]; ResultSetMetadata ResultSetMetadata',
      Row: 'Data [Datum]',
      Datum: 'VarCharValue text',
      ResultSetMetadata: 'ColumnInfo [ColumnInfo]',
      ColumnInfo:
        'CatalogName text; SchemaName text; TableName text; Name! text; Label text; Type! text; Precision number; Scale number; Nullable one of NOT_NULL|NULLABLE|UNKNOWN; CaseSensitive boolean',
    },
  },
  batch: {
    actions: {
      submitJob: 'SubmitJobResponse',
      describeJobs: 'DescribeJobsResponse',
    },
    structures: {
      SubmitJobResponse: 'JobArn text; JobName! text; JobId! text',
      DescribeJobsResponse: 'Jobs [JobDetail]',
      JobDetail:
        'JobArn text; JobName! text; JobId! text; JobQueue! text; Status! one of SUBMITTED|PENDING|RUNNABLE|STARTING|RUNNING|SUCCEEDED|FAILED; ShareIdentifier text; SchedulingPriority number; Attempts [AttemptDetail]; StatusReason text; CreatedAt number; RetryStrategy RetryStrategy; StartedAt! number; StoppedAt number; DependsOn [JobDependency]; JobDefinition! text; Parameters {text}; Container ContainerDetail; NodeDetails NodeDetails; NodeProperties NodeProperties; ArrayProperties ArrayPropertiesDetail; Timeout JobTimeout; Tags {text ..256}; PropagateTags boolean; PlatformCapabilities [one of EC2|FARGATE]; EksProperties EksPropertiesDetail; EksAttempts [EksAttemptDetail]; EcsProperties EcsPropertiesDetail; IsCancelled boolean; IsTerminated boolean; ConsumableResourceProperties ConsumableResourceProperties',
      AttemptDetail:
        'Container AttemptContainerDetail; StartedAt number; StoppedAt number; StatusReason text; TaskProperties [AttemptEcsTaskDetails]',
      AttemptContainerDetail:
        'ContainerInstanceArn text; TaskArn text; ExitCode number; Reason text; LogStreamName text; NetworkInterfaces [NetworkInterface]',
      NetworkInterface: 'AttachmentId text; Ipv6Address text; PrivateIpv4Address text',
      AttemptEcsTaskDetails:
        'ContainerInstanceArn text; TaskArn text; Containers [AttemptTaskContainerDetails]',
      AttemptTaskContainerDetails:
        'ExitCode number; Name text; Reason text; LogStreamName text; NetworkInterfaces [NetworkInterface]',
      RetryStrategy: 'Attempts number; EvaluateOnExit [EvaluateOnExit]',
      EvaluateOnExit: 'OnStatusReason text; OnReason text; OnExitCode text; Action! one of RETRY|EXIT',
      JobDependency: 'JobId text; Type one of N_TO_N|SEQUENTIAL',
      ContainerDetail:
        'Image text; Vcpus number; Memory number; Command [text]; JobRoleArn text; ExecutionRoleArn text; Volumes [Volume]; Environment [KeyValuePair]; MountPoints [MountPoint]; ReadonlyRootFilesystem boolean; Ulimits [Ulimit]; Privileged boolean; User text; ExitCode number; Reason text; ContainerInstanceArn text; TaskArn text; LogStreamName text; InstanceType text; NetworkInterfaces [NetworkInterface]; ResourceRequirements [ResourceRequirement]; LinuxParameters LinuxParameters; LogConfiguration LogConfiguration; Secrets [Secret]; NetworkConfiguration NetworkConfiguration; FargatePlatformConfiguration FargatePlatformConfiguration; EphemeralStorage EphemeralStorage; RuntimePlatform RuntimePlatform; RepositoryCredentials RepositoryCredentials; EnableExecuteCommand boolean',
      Volume:
        'Host Host; Name text; EfsVolumeConfiguration EFSVolumeConfiguration; S3filesVolumeConfiguration S3FilesVolumeConfiguration',
      Host: 'SourcePath text',
      EFSVolumeConfiguration:
        'FileSystemId! text; RootDirectory text; TransitEncryption one of ENABLED|DISABLED; TransitEncryptionPort number; AuthorizationConfig EFSAuthorizationConfig',
      EFSAuthorizationConfig: 'AccessPointId text; Iam one of ENABLED|DISABLED',
      S3FilesVolumeConfiguration:
        'FileSystemArn! text; RootDirectory text; TransitEncryptionPort number; AccessPointArn text',
      KeyValuePair: 'Name text; Value text',
      MountPoint: 'ContainerPath text; ReadOnly boolean; SourceVolume text',
      Ulimit: 'HardLimit! number; Name! text; SoftLimit! number',
      ResourceRequirement: 'Value! text; Type! one of GPU|VCPU|MEMORY',
      LinuxParameters:
        'Devices [Device]; InitProcessEnabled boolean; SharedMemorySize number; Tmpfs [Tmpfs]; MaxSwap number; Swappiness number',
      Device: 'HostPath! text; ContainerPath text; Permissions [one of READ|WRITE|MKNOD]',
      Tmpfs: 'ContainerPath! text; Size! number; MountOptions [text]',
      LogConfiguration:
        'LogDriver! one of json-file|syslog|journald|gelf|fluentd|awslogs|splunk|awsfirelens; Options {text}; SecretOptions [Secret]',
      Secret: 'Name! text; ValueFrom! text',
      NetworkConfiguration: 'AssignPublicIp one of ENABLED|DISABLED',
      FargatePlatformConfiguration: 'PlatformVersion text',
      EphemeralStorage: 'SizeInGiB! number',
      RuntimePlatform: 'OperatingSystemFamily text; CpuArchitecture text',
      RepositoryCredentials: 'CredentialsParameter! text',
      NodeDetails: 'NodeIndex number; IsMainNode boolean',
      NodeProperties: 'NumNodes! number; MainNode! number; NodeRangeProperties! [NodeRangeProperty]',
      NodeRangeProperty:
        'TargetNodes! text; Container ContainerProperties; InstanceTypes [text]; EcsProperties EcsProperties; EksProperties EksProperties; ConsumableResourceProperties ConsumableResourceProperties',
      ContainerProperties:
        'Image text; Vcpus number; Memory number; Command [text]; JobRoleArn text; ExecutionRoleArn text; Volumes [Volume]; Environment [KeyValuePair]; MountPoints [MountPoint]; ReadonlyRootFilesystem boolean; Privileged boolean; Ulimits [Ulimit]; User text; InstanceType text; ResourceRequirements [ResourceRequirement]; LinuxParameters LinuxParameters; LogConfiguration LogConfiguration; Secrets [Secret]; NetworkConfiguration NetworkConfiguration; FargatePlatformConfiguration FargatePlatformConfiguration; EnableExecuteCommand boolean; EphemeralStorage EphemeralStorage; RuntimePlatform RuntimePlatform; RepositoryCredentials RepositoryCredentials',
      EcsProperties: 'TaskProperties! [EcsTaskProperties]',
      EcsTaskProperties:
        'Containers! [TaskContainerProperties]; EphemeralStorage EphemeralStorage; ExecutionRoleArn text; PlatformVersion text; IpcMode text; TaskRoleArn text; PidMode text; NetworkConfiguration NetworkConfiguration; RuntimePlatform RuntimePlatform; Volumes [Volume]; EnableExecuteCommand boolean',
      TaskContainerProperties:
        'Command [text]; DependsOn [TaskContainerDependency]; Environment [KeyValuePair]; Essential boolean; FirelensConfiguration FirelensConfiguration; Image! text; LinuxParameters LinuxParameters; LogConfiguration LogConfiguration; MountPoints [MountPoint]; Name text; Privileged boolean; ReadonlyRootFilesystem boolean; RepositoryCredentials RepositoryCredentials; ResourceRequirements [ResourceRequirement]; Secrets [Secret]; Ulimits [Ulimit]; User text; StartTimeout number; StopTimeout number',
      TaskContainerDependency: 'ContainerName text; Condition text',
      FirelensConfiguration: 'Type! one of fluentd|fluentbit; Options {text}',
      EksProperties: 'PodProperties EksPodProperties',
      EksPodProperties:
        'ServiceAccountName text; HostNetwork boolean; DnsPolicy text; ImagePullSecrets [ImagePullSecret]; Containers [EksContainer]; InitContainers [EksContainer]; Volumes [EksVolume]; Metadata EksMetadata; ShareProcessNamespace boolean',
      ImagePullSecret: 'Name! text',
      EksContainer:
        'Name text; Image! text; ImagePullPolicy text; Command [text]; Args [text]; Env [EksContainerEnvironmentVariable]; Resources EksContainerResourceRequirements; VolumeMounts [EksContainerVolumeMount]; SecurityContext EksContainerSecurityContext',
      EksContainerEnvironmentVariable: 'Name! text; Value text',
      EksContainerResourceRequirements: 'Limits {text 1..256}; Requests {text 1..256}',
      EksContainerVolumeMount: 'Name text; MountPath text; SubPath text; ReadOnly boolean',
      EksContainerSecurityContext:
        'RunAsUser number; RunAsGroup number; Privileged boolean; AllowPrivilegeEscalation boolean; ReadOnlyRootFilesystem boolean; RunAsNonRoot boolean',
      EksVolume:
        'Name! text; HostPath EksHostPath; EmptyDir EksEmptyDir; Secret EksSecret; PersistentVolumeClaim EksPersistentVolumeClaim',
      EksHostPath: 'Path text',
      EksEmptyDir: 'Medium text; SizeLimit text 1..256',
      EksSecret: 'SecretName! text; Optional boolean',
      EksPersistentVolumeClaim: 'ClaimName! text; ReadOnly boolean',
      EksMetadata: 'Labels {text}; Annotations {text}; Namespace text',
      ConsumableResourceProperties: 'ConsumableResourceList [ConsumableResourceRequirement]',
      ConsumableResourceRequirement: 'ConsumableResource text; Quantity number',
      ArrayPropertiesDetail:
        'StatusSummary {number}; StatusSummaryLastUpdatedAt number; Size number; Index number',
      JobTimeout: 'AttemptDurationSeconds number',
      EksPropertiesDetail: 'PodProperties EksPodPropertiesDetail',
      EksPodPropertiesDetail:
        'ServiceAccountName text; HostNetwork boolean; DnsPolicy text; ImagePullSecrets [ImagePullSecret]; Containers [EksContainerDetail]; InitContainers [EksContainerDetail]; Volumes [EksVolume]; PodName text; NodeName text; Metadata EksMetadata; ShareProcessNamespace boolean',
      EksContainerDetail:
        'Name text; Image text; ImagePullPolicy text; Command [text]; Args [text]; Env [EksContainerEnvironmentVariable]; Resources EksContainerResourceRequirements; ExitCode number; Reason text; VolumeMounts [EksContainerVolumeMount]; SecurityContext EksContainerSecurityContext',
      EksAttemptDetail:
        'Containers [EksAttemptContainerDetail]; InitContainers [EksAttemptContainerDetail]; EksClusterArn text; PodName text; PodNamespace text; NodeName text; StartedAt number; StoppedAt number; StatusReason text',
      EksAttemptContainerDetail: 'Name text; ContainerID text; ExitCode number; Reason text',
      EcsPropertiesDetail: 'TaskProperties [EcsTaskDetails]',
      EcsTaskDetails:
        'Containers [TaskContainerDetails]; ContainerInstanceArn text; TaskArn text; EphemeralStorage EphemeralStorage; ExecutionRoleArn text; PlatformVersion text; IpcMode text; TaskRoleArn text; PidMode text; NetworkConfiguration NetworkConfiguration; RuntimePlatform RuntimePlatform; Volumes [Volume]; EnableExecuteCommand boolean',
      TaskContainerDetails:
        'Command [text]; DependsOn [TaskContainerDependency]; Environment [KeyValuePair]; Essential boolean; FirelensConfiguration FirelensConfiguration; Image text; LinuxParameters LinuxParameters; LogConfiguration LogConfiguration; MountPoints [MountPoint]; Name text; Privileged boolean; ReadonlyRootFilesystem boolean; RepositoryCredentials RepositoryCredentials; ResourceRequirements [ResourceRequirement]; Secrets [Secret]; Ulimits [Ulimit]; User text; StartTimeout number; StopTimeout number; ExitCode number; Reason text; LogStreamName text; NetworkInterfaces [NetworkInterface]',
    },
  },
  bedrockruntime: {
    actions: {
      invokeModel: 'InvokeModelResponse',
    },
    structures: {
      InvokeModelResponse:
        'Body! text 0..; ContentType! text; PerformanceConfigLatency one of standard|optimized; ServiceTier one of priority|default|flex|reserved',
    },
  },
  cloudwatch: {
    actions: {
      putMetricData: '',
      getMetricData: 'GetMetricDataOutput',
    },
    structures: {
      GetMetricDataOutput: 'MetricDataResults [MetricDataResult]; NextToken text; Messages [MessageData]',
      MetricDataResult:
        'Id text 1..255; Label text; Timestamps [text]; Values [number]; StatusCode one of Complete|InternalError|PartialData|Forbidden; Messages [MessageData]',
      MessageData: 'Code text; Value text',
    },
  },
  codebuild: {
    actions: {
      startBuild: 'StartBuildOutput',
      stopBuild: 'StopBuildOutput',
      batchGetBuilds: 'BatchGetBuildsOutput',
    },
    structures: {
      StartBuildOutput: 'Build Build',
      Build:
        'Id text 1..; Arn text 1..; BuildNumber number; StartTime text; EndTime text; CurrentPhase text; BuildStatus one of SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS|STOPPED; SourceVersion text 1..; ResolvedSourceVersion text 1..; ProjectName text 1..; Phases [BuildPhase]; Source ProjectSource; SecondarySources [ProjectSource]; SecondarySourceVersions [ProjectSourceVersion]; Artifacts BuildArtifacts; SecondaryArtifacts [BuildArtifacts]; Cache ProjectCache; Environment ProjectEnvironment; ServiceRole text 1..; Logs LogsLocation; TimeoutInMinutes number; QueuedTimeoutInMinutes number; BuildComplete boolean; Initiator text; VpcConfig VpcConfig; NetworkInterface NetworkInterface; EncryptionKey text 1..; ExportedEnvironmentVariables [ExportedEnvironmentVariable]; ReportArns [text]; FileSystemLocations [ProjectFileSystemLocation]; DebugSession DebugSession; BuildBatchArn text; AutoRetryConfig AutoRetryConfig',
      BuildPhase:
        'PhaseType one of SUBMITTED|QUEUED|PROVISIONING|DOWNLOAD_SOURCE|INSTALL|PRE_BUILD|BUILD|POST_BUILD|UPLOAD_ARTIFACTS|FINALIZING|COMPLETED; PhaseStatus one of SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS|STOPPED; StartTime text; EndTime text; DurationInSeconds number; Contexts [PhaseContext]',
      PhaseContext: 'StatusCode text; Message text',
      ProjectSource:
        'Type! one of CODECOMMIT|CODEPIPELINE|GITHUB|GITLAB|GITLAB_SELF_MANAGED|S3|BITBUCKET|GITHUB_ENTERPRISE|NO_SOURCE; Location text; GitCloneDepth number 0..; GitSubmodulesConfig GitSubmodulesConfig; Buildspec text; Auth SourceAuth; ReportBuildStatus boolean; BuildStatusConfig BuildStatusConfig; InsecureSsl boolean; SourceIdentifier text',
      GitSubmodulesConfig: 'FetchSubmodules! boolean',
      SourceAuth: 'Type! one of OAUTH|CODECONNECTIONS|SECRETS_MANAGER; Resource text',
      BuildStatusConfig: 'Context text; TargetUrl text',
      ProjectSourceVersion: 'SourceIdentifier! text; SourceVersion! text',
      BuildArtifacts:
        'Location text; Sha256sum text; Md5sum text; OverrideArtifactName boolean; EncryptionDisabled boolean; ArtifactIdentifier text; BucketOwnerAccess one of NONE|READ_ONLY|FULL',
      ProjectCache:
        'Type! one of NO_CACHE|S3|LOCAL; Location text; Modes [one of LOCAL_DOCKER_LAYER_CACHE|LOCAL_SOURCE_CACHE|LOCAL_CUSTOM_CACHE]; CacheNamespace text',
      ProjectEnvironment:
        'Type! one of WINDOWS_CONTAINER|LINUX_CONTAINER|LINUX_GPU_CONTAINER|ARM_CONTAINER|WINDOWS_SERVER_2019_CONTAINER|WINDOWS_SERVER_2022_CONTAINER|LINUX_LAMBDA_CONTAINER|ARM_LAMBDA_CONTAINER|LINUX_EC2|ARM_EC2|WINDOWS_EC2|MAC_ARM; Image! text 1..; ComputeType! one of BUILD_GENERAL1_SMALL|BUILD_GENERAL1_MEDIUM|BUILD_GENERAL1_LARGE|BUILD_GENERAL1_XLARGE|BUILD_GENERAL1_2XLARGE|BUILD_LAMBDA_1GB|BUILD_LAMBDA_2GB|BUILD_LAMBDA_4GB|BUILD_LAMBDA_8GB|BUILD_LAMBDA_10GB|ATTRIBUTE_BASED_COMPUTE|CUSTOM_INSTANCE_TYPE; ComputeConfiguration ComputeConfiguration; Fleet ProjectFleet; EnvironmentVariables [EnvironmentVariable]; PrivilegedMode boolean; Certificate text; RegistryCredential RegistryCredential; ImagePullCredentialsType one of CODEBUILD|SERVICE_ROLE; DockerServer DockerServer',
      ComputeConfiguration:
        'VCpu number; Memory number; Disk number; MachineType one of GENERAL|NVME; InstanceType text 1..',
      ProjectFleet: 'FleetArn text',
      EnvironmentVariable:
        'Name! text 1..; Value! text; Type one of PLAINTEXT|PARAMETER_STORE|SECRETS_MANAGER',
      RegistryCredential: 'Credential! text 1..; CredentialProvider! one of SECRETS_MANAGER',
      DockerServer:
        'ComputeType! one of BUILD_GENERAL1_SMALL|BUILD_GENERAL1_MEDIUM|BUILD_GENERAL1_LARGE|BUILD_GENERAL1_XLARGE|BUILD_GENERAL1_2XLARGE|BUILD_LAMBDA_1GB|BUILD_LAMBDA_2GB|BUILD_LAMBDA_4GB|BUILD_LAMBDA_8GB|BUILD_LAMBDA_10GB|ATTRIBUTE_BASED_COMPUTE|CUSTOM_INSTANCE_TYPE; SecurityGroupIds [text 1..]; Status DockerServerStatus',
      DockerServerStatus: 'Status text; Message text',
      LogsLocation:
        'GroupName text; StreamName text; DeepLink text; S3DeepLink text; CloudWatchLogsArn text; S3LogsArn text; CloudWatchLogs CloudWatchLogsConfig; S3Logs S3LogsConfig',
      CloudWatchLogsConfig: 'Status! one of ENABLED|DISABLED; GroupName text; StreamName text',
      S3LogsConfig:
        'Status! one of ENABLED|DISABLED; Location text; EncryptionDisabled boolean; BucketOwnerAccess one of NONE|READ_ONLY|FULL',
      VpcConfig: 'VpcId text 1..; Subnets [text 1..]; SecurityGroupIds [text 1..]',
      NetworkInterface: 'SubnetId text 1..; NetworkInterfaceId text 1..',
      ExportedEnvironmentVariable: 'Name text 1..; Value text',
      ProjectFileSystemLocation:
        'Type one of EFS; Location text; MountPoint text; Identifier text; MountOptions text',
      DebugSession: 'SessionEnabled boolean; SessionTarget text 1..',
      AutoRetryConfig:
        'AutoRetryLimit number; AutoRetryNumber number; NextAutoRetry text; PreviousAutoRetry text',
      StopBuildOutput: 'Build Build',
      BatchGetBuildsOutput: 'Builds [Build]; BuildsNotFound [text 1..]',
    },
  },
  comprehend: {
    actions: {
      detectSentiment: 'DetectSentimentResponse',
      detectDominantLanguage: 'DetectDominantLanguageResponse',
      detectEntities: 'DetectEntitiesResponse',
    },
    structures: {
      DetectSentimentResponse:
        'Sentiment one of POSITIVE|NEGATIVE|NEUTRAL|MIXED; SentimentScore SentimentScore',
      SentimentScore: 'Positive number; Negative number; Neutral number; Mixed number',
      DetectDominantLanguageResponse: 'Languages [DominantLanguage]',
      DominantLanguage: 'LanguageCode text 1..; Score number',
      DetectEntitiesResponse:
        'Entities [Entity]; DocumentMetadata DocumentMetadata; DocumentType [DocumentTypeListItem]; Blocks [Block]; Errors [ErrorsListItem]',
      Entity:
        'Score number; Type one of PERSON|LOCATION|ORGANIZATION|COMMERCIAL_ITEM|EVENT|DATE|QUANTITY|TITLE|OTHER; Text text 1..; BeginOffset number; EndOffset number; BlockReferences [BlockReference]',
      BlockReference: 'BlockId text 1..; BeginOffset number; EndOffset number; ChildBlocks [ChildBlock]',
      ChildBlock: 'ChildBlockId text 1..; BeginOffset number; EndOffset number',
      DocumentMetadata: 'Pages number; ExtractedCharacters [ExtractedCharactersListItem]',
      ExtractedCharactersListItem: 'Page number; Count number',
      DocumentTypeListItem:
        'Page number; Type one of NATIVE_PDF|SCANNED_PDF|MS_WORD|IMAGE|PLAIN_TEXT|TEXTRACT_DETECT_DOCUMENT_TEXT_JSON|TEXTRACT_ANALYZE_DOCUMENT_JSON',
      Block:
        'Id text 1..; BlockType one of LINE|WORD; Text text 1..; Page number; Geometry Geometry; Relationships [RelationshipsListItem]',
      Geometry: 'BoundingBox BoundingBox; Polygon [Point]',
      BoundingBox: 'Height number; Left number; Top number; Width number',
      Point: 'X number; Y number',
      RelationshipsListItem: 'Ids [text 1..]; Type one of CHILD',
      ErrorsListItem:
        'Page number; ErrorCode one of TEXTRACT_BAD_PAGE|TEXTRACT_PROVISIONED_THROUGHPUT_EXCEEDED|PAGE_CHARACTERS_EXCEEDED|PAGE_SIZE_EXCEEDED|INTERNAL_SERVER_ERROR; ErrorMessage text 1..',
    },
  },
  dynamodb: {
    actions: {
      getItem: 'GetItemOutput',
      putItem: 'PutItemOutput',
      updateItem: 'UpdateItemOutput',
      deleteItem: 'DeleteItemOutput',
      query: 'QueryOutput',
      scan: 'ScanOutput',
      batchGetItem: 'BatchGetItemOutput',
      batchWriteItem: 'BatchWriteItemOutput',
      transactGetItems: 'TransactGetItemsOutput',
      transactWriteItems: 'TransactWriteItemsOutput',
      describeTable: 'DescribeTableOutput',
      listTables: 'ListTablesOutput',
    },
    structures: {
      GetItemOutput: 'Item {AttributeValue}; ConsumedCapacity ConsumedCapacity',
      AttributeValue:
        'S text; N text; B text; SS [text]; NS [text]; BS [text]; M {AttributeValue}; L [AttributeValue]; NULL boolean; BOOL boolean',
      ConsumedCapacity:
        'TableName text 1..1024; CapacityUnits number; ReadCapacityUnits number; WriteCapacityUnits number; Table Capacity; LocalSecondaryIndexes {Capacity}; GlobalSecondaryIndexes {Capacity}',
      Capacity: 'ReadCapacityUnits number; WriteCapacityUnits number; CapacityUnits number',
      PutItemOutput:
        'Attributes {AttributeValue}; ConsumedCapacity ConsumedCapacity; ItemCollectionMetrics ItemCollectionMetrics',
      ItemCollectionMetrics: 'ItemCollectionKey {AttributeValue}; SizeEstimateRangeGB [number]',
      UpdateItemOutput:
        'Attributes {AttributeValue}; ConsumedCapacity ConsumedCapacity; ItemCollectionMetrics ItemCollectionMetrics',
      DeleteItemOutput:
        'Attributes {AttributeValue}; ConsumedCapacity ConsumedCapacity; ItemCollectionMetrics ItemCollectionMetrics',
      QueryOutput:
        'Items [{AttributeValue}]; Count number; ScannedCount number; LastEvaluatedKey {AttributeValue}; ConsumedCapacity ConsumedCapacity',
      ScanOutput:
        'Items [{AttributeValue}]; Count number; ScannedCount number; LastEvaluatedKey {AttributeValue}; ConsumedCapacity ConsumedCapacity',
      BatchGetItemOutput:
        'Responses {[{AttributeValue}]}; UnprocessedKeys {KeysAndAttributes}; ConsumedCapacity [ConsumedCapacity]',
      KeysAndAttributes:
        'Keys! [{AttributeValue}]; AttributesToGet [text ..65535]; ConsistentRead boolean; ProjectionExpression text; ExpressionAttributeNames {text ..65535}',
      BatchWriteItemOutput:
        'UnprocessedItems {[WriteRequest]}; ItemCollectionMetrics {[ItemCollectionMetrics]}; ConsumedCapacity [ConsumedCapacity]',
      WriteRequest: 'PutRequest PutRequest; DeleteRequest DeleteRequest',
      PutRequest: 'Item! {AttributeValue}',
      DeleteRequest: 'Key! {AttributeValue}',
      TransactGetItemsOutput: 'ConsumedCapacity [ConsumedCapacity]; Responses [ItemResponse]',
      ItemResponse: 'Item {AttributeValue}',
      TransactWriteItemsOutput:
        'ConsumedCapacity [ConsumedCapacity]; ItemCollectionMetrics {[ItemCollectionMetrics]}',
      DescribeTableOutput: 'Table TableDescription',
      TableDescription:
        'AttributeDefinitions [AttributeDefinition]; TableName text 3..255; KeySchema [KeySchemaElement]; TableStatus one of CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED; CreationDateTime text; ProvisionedThroughput ProvisionedThroughputDescription; TableSizeBytes number; ItemCount number; TableArn text; TableId text; BillingModeSummary BillingModeSummary; LocalSecondaryIndexes [LocalSecondaryIndexDescription]; GlobalSecondaryIndexes [GlobalSecondaryIndexDescription]; StreamSpecification StreamSpecification; LatestStreamLabel text; LatestStreamArn text 37..1024; GlobalTableVersion text; Replicas [ReplicaDescription]; GlobalTableWitnesses [GlobalTableWitnessDescription]; GlobalTableSettingsReplicationMode one of ENABLED|DISABLED|ENABLED_WITH_OVERRIDES; RestoreSummary RestoreSummary; SSEDescription SSEDescription; ArchivalSummary ArchivalSummary; TableClassSummary TableClassSummary; DeletionProtectionEnabled boolean; OnDemandThroughput OnDemandThroughput; WarmThroughput TableWarmThroughputDescription; MultiRegionConsistency one of EVENTUAL|STRONG',
      AttributeDefinition: 'AttributeName! text 1..255; AttributeType! one of S|N|B',
      KeySchemaElement: 'AttributeName! text 1..255; KeyType! one of HASH|RANGE',
      ProvisionedThroughputDescription:
        'LastIncreaseDateTime text; LastDecreaseDateTime text; NumberOfDecreasesToday number 1..; ReadCapacityUnits number 0..; WriteCapacityUnits number 0..',
      BillingModeSummary:
        'BillingMode one of PROVISIONED|PAY_PER_REQUEST; LastUpdateToPayPerRequestDateTime text',
      LocalSecondaryIndexDescription:
        'IndexName text 3..255; KeySchema [KeySchemaElement]; Projection Projection; IndexSizeBytes number; ItemCount number; IndexArn text',
      Projection: 'ProjectionType one of ALL|KEYS_ONLY|INCLUDE; NonKeyAttributes [text 1..255]',
      GlobalSecondaryIndexDescription:
        'IndexName text 3..255; KeySchema [KeySchemaElement]; Projection Projection; IndexStatus one of CREATING|UPDATING|DELETING|ACTIVE; Backfilling boolean; ProvisionedThroughput ProvisionedThroughputDescription; IndexSizeBytes number; ItemCount number; IndexArn text; OnDemandThroughput OnDemandThroughput; WarmThroughput GlobalSecondaryIndexWarmThroughputDescription',
      OnDemandThroughput: 'MaxReadRequestUnits number; MaxWriteRequestUnits number',
      GlobalSecondaryIndexWarmThroughputDescription:
        'ReadUnitsPerSecond number 1..; WriteUnitsPerSecond number 1..; Status one of CREATING|UPDATING|DELETING|ACTIVE',
      StreamSpecification:
        'StreamEnabled! boolean; StreamViewType one of NEW_IMAGE|OLD_IMAGE|NEW_AND_OLD_IMAGES|KEYS_ONLY',
      ReplicaDescription:
        'RegionName text; ReplicaStatus one of CREATING|CREATION_FAILED|UPDATING|DELETING|ACTIVE|REGION_DISABLED|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED; ReplicaArn text; ReplicaStatusDescription text; ReplicaStatusPercentProgress text; KMSMasterKeyId text; ProvisionedThroughputOverride ProvisionedThroughputOverride; OnDemandThroughputOverride OnDemandThroughputOverride; WarmThroughput TableWarmThroughputDescription; GlobalSecondaryIndexes [ReplicaGlobalSecondaryIndexDescription]; ReplicaInaccessibleDateTime text; ReplicaTableClassSummary TableClassSummary; GlobalTableSettingsReplicationMode one of ENABLED|DISABLED|ENABLED_WITH_OVERRIDES',
      ProvisionedThroughputOverride: 'ReadCapacityUnits number 1..',
      OnDemandThroughputOverride: 'MaxReadRequestUnits number',
      TableWarmThroughputDescription:
        'ReadUnitsPerSecond number 1..; WriteUnitsPerSecond number 1..; Status one of CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED',
      ReplicaGlobalSecondaryIndexDescription:
        'IndexName text 3..255; ProvisionedThroughputOverride ProvisionedThroughputOverride; OnDemandThroughputOverride OnDemandThroughputOverride; WarmThroughput GlobalSecondaryIndexWarmThroughputDescription',
      TableClassSummary: 'TableClass one of STANDARD|STANDARD_INFREQUENT_ACCESS; LastUpdateDateTime text',
      GlobalTableWitnessDescription: 'RegionName text; WitnessStatus one of CREATING|DELETING|ACTIVE',
      RestoreSummary:
        'SourceBackupArn text 37..1024; SourceTableArn text 1..1024; RestoreDateTime! text; RestoreInProgress! boolean',
      SSEDescription:
        'Status one of ENABLING|ENABLED|DISABLING|DISABLED|UPDATING; SSEType one of AES256|KMS; KMSMasterKeyArn text; InaccessibleEncryptionDateTime text',
      ArchivalSummary: 'ArchivalDateTime text; ArchivalReason text; ArchivalBackupArn text 37..1024',
      ListTablesOutput: 'TableNames [text 3..255]; LastEvaluatedTableName text 3..255',
    },
  },
  ecs: {
    actions: {
      runTask: 'RunTaskResponse',
      describeTasks: 'DescribeTasksResponse',
      stopTask: 'StopTaskResponse',
    },
    structures: {
      RunTaskResponse: 'Tasks [Task]; Failures [Failure]',
      Task: 'Attachments [Attachment]; Attributes [Attribute]; AvailabilityZone text; CapacityProviderName text; ClusterArn text; Connectivity one of CONNECTED|DISCONNECTED; ConnectivityAt text; ContainerInstanceArn text; Containers [Container]; Cpu text; CreatedAt text; DesiredStatus text; EnableExecuteCommand boolean; ExecutionStoppedAt text; Group text; HealthStatus one of HEALTHY|UNHEALTHY|UNKNOWN; InferenceAccelerators [InferenceAccelerator]; LastStatus text; LaunchType one of EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES; Memory text; Overrides TaskOverride; PlatformVersion text; PlatformFamily text; PullStartedAt text; PullStoppedAt text; StartedAt text; StartedBy text; StopCode one of TaskFailedToStart|EssentialContainerExited|UserInitiated|ServiceSchedulerInitiated|SpotInterruption|TerminationNotice; StoppedAt text; StoppedReason text; StoppingAt text; Tags [Tag]; TaskArn text; TaskDefinitionArn text; Version number; EphemeralStorage EphemeralStorage; FargateEphemeralStorage TaskEphemeralStorage',
      Attachment: 'Id text; Type text; Status text; Details [KeyValuePair]',
      KeyValuePair: 'Name text; Value text',
      Attribute: 'Name! text; Value text; TargetType one of container-instance; TargetId text',
      Container:
        'ContainerArn text; TaskArn text; Name text; Image text; ImageDigest text; RuntimeId text; LastStatus text; ExitCode number; Reason text; NetworkBindings [NetworkBinding]; NetworkInterfaces [NetworkInterface]; HealthStatus one of HEALTHY|UNHEALTHY|UNKNOWN; ManagedAgents [ManagedAgent]; Cpu text; Memory text; MemoryReservation text; GpuIds [text]',
      NetworkBinding:
        'BindIP text; ContainerPort number; HostPort number; Protocol one of tcp|udp; ContainerPortRange text; HostPortRange text',
      NetworkInterface: 'AttachmentId text; PrivateIpv4Address text; Ipv6Address text',
      ManagedAgent: 'LastStartedAt text; Name one of ExecuteCommandAgent; Reason text; LastStatus text',
      InferenceAccelerator: 'DeviceName! text; DeviceType! text',
      TaskOverride:
        'ContainerOverrides [ContainerOverride]; Cpu text; InferenceAcceleratorOverrides [InferenceAcceleratorOverride]; ExecutionRoleArn text; Memory text; TaskRoleArn text; EphemeralStorage EphemeralStorage',
      ContainerOverride:
        'Name text; Command [text]; Environment [KeyValuePair]; EnvironmentFiles [EnvironmentFile]; Cpu number; Memory number; MemoryReservation number; ResourceRequirements [ResourceRequirement]',
      EnvironmentFile: 'Value! text; Type! one of s3',
      ResourceRequirement: 'Value! text; Type! one of GPU|InferenceAccelerator',
      InferenceAcceleratorOverride: 'DeviceName text; DeviceType text',
      EphemeralStorage: 'SizeInGiB! number',
      Tag: 'Key text 1..128; Value text 0..256',
      TaskEphemeralStorage: 'SizeInGiB number; KmsKeyId text',
      Failure: 'Arn text; Reason text; Detail text',
      DescribeTasksResponse: 'Tasks [Task]; Failures [Failure]',
      StopTaskResponse: 'Task Task',
    },
  },
  eventbridge: {
    actions: {
      putEvents: 'PutEventsResponse',
    },
    structures: {
      PutEventsResponse: 'FailedEntryCount number; Entries [PutEventsResultEntry]',
      PutEventsResultEntry: 'EventId text ..64; ErrorCode text; ErrorMessage text',
    },
  },
  glue: {
    actions: {
      startJobRun: 'StartJobRunResponse',
      getJobRun: 'GetJobRunResponse',
    },
    structures: {
      StartJobRunResponse: 'JobRunId text 1..255',
      GetJobRunResponse: 'JobRun JobRun',
      JobRun:
        'Id text 1..255; Attempt number; PreviousRunId text 1..255; TriggerName text 1..255; JobName text 1..255; JobMode one of SCRIPT|VISUAL|NOTEBOOK; JobRunQueuingEnabled boolean; StartedOn text; LastModifiedOn text; CompletedOn text; JobRunState one of STARTING|RUNNING|STOPPING|STOPPED|SUCCEEDED|FAILED|TIMEOUT|ERROR|WAITING|EXPIRED; Arguments {text}; ErrorMessage text; PredecessorRuns [Predecessor]; AllocatedCapacity number; ExecutionTime number; Timeout number 1..; MaxCapacity number; WorkerType one of Standard|G.1X|G.2X|G.025X|G.4X|G.8X|Z.2X; NumberOfWorkers number; SecurityConfiguration text 1..255; LogGroupName text; NotificationProperty NotificationProperty; GlueVersion text 1..255; DPUSeconds number; ExecutionClass one of FLEX|STANDARD; MaintenanceWindow text; ProfileName text 1..255; StateDetail text ..400000; ExecutionRoleSessionPolicy text 2..2048',
      Predecessor: 'JobName text 1..255; RunId text 1..255',
      NotificationProperty: 'NotifyDelayAfter number 1..',
    },
  },
  kms: {
    actions: {
      encrypt: 'EncryptResponse',
      decrypt: 'DecryptResponse',
      generateDataKey: 'GenerateDataKeyResponse',
      describeKey: 'DescribeKeyResponse',
      sign: 'SignResponse',
      verify: 'VerifyResponse',
      createKey: 'CreateKeyResponse',
      reEncrypt: 'ReEncryptResponse',
    },
    structures: {
      EncryptResponse:
        'CiphertextBlob text 1..; KeyId text 1..2048; EncryptionAlgorithm one of SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE',
      DecryptResponse:
        'KeyId text 1..2048; Plaintext text 1..; EncryptionAlgorithm one of SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE; CiphertextForRecipient text 1..; KeyMaterialId text 64..64',
      GenerateDataKeyResponse:
        'CiphertextBlob text 1..; Plaintext text 1..; KeyId text 1..2048; CiphertextForRecipient text 1..; KeyMaterialId text 64..64',
      DescribeKeyResponse: 'KeyMetadata KeyMetadata',
      KeyMetadata:
        'AWSAccountId text; KeyId! text 1..2048; Arn text 20..2048; CreationDate text; Enabled boolean; Description text 0..8192; KeyUsage one of SIGN_VERIFY|ENCRYPT_DECRYPT|GENERATE_VERIFY_MAC|KEY_AGREEMENT; KeyState one of Creating|Enabled|Disabled|PendingDeletion|PendingImport|PendingReplicaDeletion|Unavailable|Updating; DeletionDate text; ValidTo text; Origin one of AWS_KMS|EXTERNAL|AWS_CLOUDHSM|EXTERNAL_KEY_STORE; CustomKeyStoreId text 1..64; CloudHsmClusterId text 19..24; ExpirationModel one of KEY_MATERIAL_EXPIRES|KEY_MATERIAL_DOES_NOT_EXPIRE; KeyManager one of AWS|CUSTOMER; CustomerMasterKeySpec one of RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521|ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2; KeySpec one of RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521|ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2|ML_DSA_44|ML_DSA_65|ML_DSA_87|ECC_NIST_EDWARDS25519; EncryptionAlgorithms [one of SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE]; SigningAlgorithms [one of RSASSA_PSS_SHA_256|RSASSA_PSS_SHA_384|RSASSA_PSS_SHA_512|RSASSA_PKCS1_V1_5_SHA_256|RSASSA_PKCS1_V1_5_SHA_384|RSASSA_PKCS1_V1_5_SHA_512|ECDSA_SHA_256|ECDSA_SHA_384|ECDSA_SHA_512|SM2DSA|ML_DSA_SHAKE_256|ED25519_SHA_512|ED25519_PH_SHA_512]; KeyAgreementAlgorithms [one of ECDH]; MultiRegion boolean; MultiRegionConfiguration MultiRegionConfiguration; PendingDeletionWindowInDays number 1..365; MacAlgorithms [one of HMAC_SHA_224|HMAC_SHA_256|HMAC_SHA_384|HMAC_SHA_512]; XksKeyConfiguration XksKeyConfigurationType; CurrentKeyMaterialId text 64..64',
      MultiRegionConfiguration:
        'MultiRegionKeyType one of PRIMARY|REPLICA; PrimaryKey MultiRegionKey; ReplicaKeys [MultiRegionKey]',
      MultiRegionKey: 'Arn text 20..2048; Region text 1..32',
      XksKeyConfigurationType: 'Id text 1..128',
      SignResponse:
        'KeyId text 1..2048; Signature text 1..; SigningAlgorithm one of RSASSA_PSS_SHA_256|RSASSA_PSS_SHA_384|RSASSA_PSS_SHA_512|RSASSA_PKCS1_V1_5_SHA_256|RSASSA_PKCS1_V1_5_SHA_384|RSASSA_PKCS1_V1_5_SHA_512|ECDSA_SHA_256|ECDSA_SHA_384|ECDSA_SHA_512|SM2DSA|ML_DSA_SHAKE_256|ED25519_SHA_512|ED25519_PH_SHA_512',
      VerifyResponse:
        'KeyId text 1..2048; SignatureValid boolean; SigningAlgorithm one of RSASSA_PSS_SHA_256|RSASSA_PSS_SHA_384|RSASSA_PSS_SHA_512|RSASSA_PKCS1_V1_5_SHA_256|RSASSA_PKCS1_V1_5_SHA_384|RSASSA_PKCS1_V1_5_SHA_512|ECDSA_SHA_256|ECDSA_SHA_384|ECDSA_SHA_512|SM2DSA|ML_DSA_SHAKE_256|ED25519_SHA_512|ED25519_PH_SHA_512',
      CreateKeyResponse: 'KeyMetadata KeyMetadata',
      ReEncryptResponse:
        'CiphertextBlob text 1..; SourceKeyId text 1..2048; KeyId text 1..2048; SourceEncryptionAlgorithm one of SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE; DestinationEncryptionAlgorithm one of SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE; SourceKeyMaterialId text 64..64; DestinationKeyMaterialId text 64..64',
    },
  },
  lambda: {
    actions: {
      invoke: 'InvocationResponse',
      getFunction: 'GetFunctionResponse',
      getFunctionConfiguration: 'FunctionConfiguration',
      createFunction: 'FunctionConfiguration',
      updateFunctionCode: 'FunctionConfiguration',
      listFunctions: 'ListFunctionsResponse',
      publishVersion: 'FunctionConfiguration',
    },
    structures: {
      InvocationResponse:
        'StatusCode number; FunctionError text; LogResult text; Payload text; ExecutedVersion text 1..1024; DurableExecutionArn text 1..1024',
      GetFunctionResponse:
        'Configuration FunctionConfiguration; Code FunctionCodeLocation; Tags {text}; TagsError TagsError; Concurrency Concurrency',
      FunctionConfiguration:
        'FunctionName text 1..256; FunctionArn text 0..10000; Runtime one of nodejs|nodejs4.3|nodejs6.10|nodejs8.10|nodejs10.x|nodejs12.x|nodejs14.x|nodejs16.x|java8|java8.al2|java11|python2.7|python3.6|python3.7|python3.8|python3.9|dotnetcore1.0|dotnetcore2.0|dotnetcore2.1|dotnetcore3.1|dotnet6|dotnet8|nodejs4.3-edge|go1.x|ruby2.5|ruby2.7|provided|provided.al2|nodejs18.x|python3.10|java17|ruby3.2|ruby3.3|ruby3.4|python3.11|nodejs20.x|provided.al2023|python3.12|java21|python3.13|nodejs22.x|nodejs24.x|python3.14|java25|dotnet10|ruby4.0; Role text; Handler text 0..128; CodeSize number; Description text 0..256; Timeout number 1..; MemorySize number 128..10240; LastModified text; CodeSha256 text; Version text 1..1024; VpcConfig VpcConfigResponse; DeadLetterConfig DeadLetterConfig; Environment EnvironmentResponse; KMSKeyArn text; TracingConfig TracingConfigResponse; MasterArn text 0..10000; RevisionId text; Layers [Layer]; State one of Pending|Active|Inactive|Failed|Deactivating|Deactivated|ActiveNonInvocable|Deleting; StateReason text; StateReasonCode one of Idle|Creating|Restoring|EniLimitExceeded|InsufficientRolePermissions|InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet|InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied|KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError|EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError|DrainingDurableExecutions|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded|InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout|FunctionError.RuntimeInitError|FunctionError.ExtensionInitError|FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory|FunctionError.PermissionDenied|FunctionError.TooManyExtensions|FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl; LastUpdateStatus one of Successful|Failed|InProgress; LastUpdateStatusReason text; LastUpdateStatusReasonCode one of EniLimitExceeded|InsufficientRolePermissions|InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet|InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied|KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError|EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded|InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout|FunctionError.RuntimeInitError|FunctionError.ExtensionInitError|FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory|FunctionError.PermissionDenied|FunctionError.TooManyExtensions|FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl; FileSystemConfigs [FileSystemConfig]; PackageType one of Zip|Image; ImageConfigResponse ImageConfigResponse; SigningProfileVersionArn text; SigningJobArn text; Architectures [one of x86_64|arm64]; EphemeralStorage EphemeralStorage; SnapStart SnapStartResponse; RuntimeVersionConfig RuntimeVersionConfig; LoggingConfig LoggingConfig; CapacityProviderConfig CapacityProviderConfig; ConfigSha256 text; DurableConfig DurableConfig; TenancyConfig TenancyConfig',
      VpcConfigResponse:
        'SubnetIds [text]; SecurityGroupIds [text]; VpcId text; Ipv6AllowedForDualStack boolean',
      DeadLetterConfig: 'TargetArn text',
      EnvironmentResponse: 'Variables {text}; Error EnvironmentError',
      EnvironmentError: 'ErrorCode text; Message text',
      TracingConfigResponse: 'Mode one of Active|PassThrough',
      Layer: 'Arn text 1..140; CodeSize number; SigningProfileVersionArn text; SigningJobArn text',
      FileSystemConfig: 'Arn! text 0..256; LocalMountPath! text 0..160',
      ImageConfigResponse: 'ImageConfig ImageConfig; Error ImageConfigError',
      ImageConfig: 'EntryPoint [text]; Command [text]; WorkingDirectory text 0..1000',
      ImageConfigError: 'ErrorCode text; Message text',
      EphemeralStorage: 'Size! number 512..10240',
      SnapStartResponse: 'ApplyOn one of PublishedVersions|None; OptimizationStatus one of On|Off',
      RuntimeVersionConfig: 'RuntimeVersionArn text 26..2048; Error RuntimeVersionError',
      RuntimeVersionError: 'ErrorCode text; Message text',
      LoggingConfig:
        'LogFormat one of JSON|Text; ApplicationLogLevel one of TRACE|DEBUG|INFO|WARN|ERROR|FATAL; SystemLogLevel one of DEBUG|INFO|WARN; LogGroup text 1..512',
      CapacityProviderConfig:
        'LambdaManagedInstancesCapacityProviderConfig! LambdaManagedInstancesCapacityProviderConfig',
      LambdaManagedInstancesCapacityProviderConfig:
        'CapacityProviderArn! text 1..140; PerExecutionEnvironmentMaxConcurrency number 1..1600; ExecutionEnvironmentMemoryGiBPerVCpu number',
      DurableConfig: 'RetentionPeriodInDays number 1..90; ExecutionTimeout number 1..31622400',
      TenancyConfig: 'TenantIsolationMode! one of PER_TENANT',
      FunctionCodeLocation:
        'RepositoryType text; Location text; ImageUri text; ResolvedImageUri text; SourceKMSKeyArn text',
      TagsError: 'ErrorCode! text 10..21; Message! text 84..1000',
      Concurrency: 'ReservedConcurrentExecutions number 0..',
      ListFunctionsResponse: 'NextMarker text; Functions [FunctionConfiguration]',
    },
  },
  rekognition: {
    actions: {
      detectLabels: 'DetectLabelsResponse',
    },
    structures: {
      DetectLabelsResponse:
        'Labels [Label]; OrientationCorrection one of ROTATE_0|ROTATE_90|ROTATE_180|ROTATE_270; LabelModelVersion text; ImageProperties DetectLabelsImageProperties',
      Label:
        'Name text; Confidence number 0..100; Instances [Instance]; Parents [Parent]; Aliases [LabelAlias]; Categories [LabelCategory]',
      Instance: 'BoundingBox BoundingBox; Confidence number 0..100; DominantColors [DominantColor]',
      BoundingBox: 'Width number; Height number; Left number; Top number',
      DominantColor:
        'Red number 0..; Blue number 0..; Green number 0..; HexCode text; CSSColor text; SimplifiedColor text; PixelPercent number 0..100',
      Parent: 'Name text',
      LabelAlias: 'Name text',
      LabelCategory: 'Name text',
      DetectLabelsImageProperties:
        'Quality DetectLabelsImageQuality; DominantColors [DominantColor]; Foreground DetectLabelsImageForeground; Background DetectLabelsImageBackground',
      DetectLabelsImageQuality: 'Brightness number; Sharpness number; Contrast number',
      DetectLabelsImageForeground: 'Quality DetectLabelsImageQuality; DominantColors [DominantColor]',
      DetectLabelsImageBackground: 'Quality DetectLabelsImageQuality; DominantColors [DominantColor]',
    },
  },
  s3: {
    actions: {
      getObject: 'GetObjectOutput',
      putObject: 'PutObjectOutput',
      copyObject: 'CopyObjectOutput',
      deleteObject: 'DeleteObjectOutput',
      headObject: 'HeadObjectOutput',
      listObjectsV2: 'ListObjectsV2Output',
      listBuckets: 'ListBucketsOutput',
    },
    structures: {
      GetObjectOutput:
        'Body text; DeleteMarker boolean; AcceptRanges text; Expiration text; Restore text; LastModified text; ContentLength number; ETag text; ChecksumCRC32 text; ChecksumCRC32C text; ChecksumCRC64NVME text; ChecksumSHA1 text; ChecksumSHA256 text; ChecksumSHA512 text; ChecksumMD5 text; ChecksumXXHASH64 text; ChecksumXXHASH3 text; ChecksumXXHASH128 text; ChecksumType one of COMPOSITE|FULL_OBJECT; MissingMeta number; VersionId text; CacheControl text; ContentDisposition text; ContentEncoding text; ContentLanguage text; ContentRange text; ContentType text; Expires text; WebsiteRedirectLocation text; ServerSideEncryption one of AES256|aws:fsx|aws:kms|aws:kms:dsse; Metadata {text}; SSECustomerAlgorithm text; SSECustomerKeyMD5 text; SSEKMSKeyId text; BucketKeyEnabled boolean; StorageClass one of STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP; RequestCharged one of requester; ReplicationStatus one of COMPLETE|PENDING|FAILED|REPLICA|COMPLETED; PartsCount number; TagCount number; ObjectLockMode one of GOVERNANCE|COMPLIANCE; ObjectLockRetainUntilDate text; ObjectLockLegalHoldStatus one of ON|OFF',
      PutObjectOutput:
        'Expiration text; ETag text; ChecksumCRC32 text; ChecksumCRC32C text; ChecksumCRC64NVME text; ChecksumSHA1 text; ChecksumSHA256 text; ChecksumSHA512 text; ChecksumMD5 text; ChecksumXXHASH64 text; ChecksumXXHASH3 text; ChecksumXXHASH128 text; ChecksumType one of COMPOSITE|FULL_OBJECT; ServerSideEncryption one of AES256|aws:fsx|aws:kms|aws:kms:dsse; VersionId text; SSECustomerAlgorithm text; SSECustomerKeyMD5 text; SSEKMSKeyId text; SSEKMSEncryptionContext text; BucketKeyEnabled boolean; Size number; RequestCharged one of requester',
      CopyObjectOutput:
        'CopyObjectResult CopyObjectResult; Expiration text; CopySourceVersionId text; VersionId text; ServerSideEncryption one of AES256|aws:fsx|aws:kms|aws:kms:dsse; SSECustomerAlgorithm text; SSECustomerKeyMD5 text; SSEKMSKeyId text; SSEKMSEncryptionContext text; BucketKeyEnabled boolean; RequestCharged one of requester',
      CopyObjectResult:
        'ETag text; LastModified text; ChecksumType one of COMPOSITE|FULL_OBJECT; ChecksumCRC32 text; ChecksumCRC32C text; ChecksumCRC64NVME text; ChecksumSHA1 text; ChecksumSHA256 text; ChecksumSHA512 text; ChecksumMD5 text; ChecksumXXHASH64 text; ChecksumXXHASH3 text; ChecksumXXHASH128 text',
      DeleteObjectOutput: 'DeleteMarker boolean; VersionId text; RequestCharged one of requester',
      HeadObjectOutput:
        'DeleteMarker boolean; AcceptRanges text; Expiration text; Restore text; ArchiveStatus one of ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS; LastModified text; ContentLength number; ChecksumCRC32 text; ChecksumCRC32C text; ChecksumCRC64NVME text; ChecksumSHA1 text; ChecksumSHA256 text; ChecksumSHA512 text; ChecksumMD5 text; ChecksumXXHASH64 text; ChecksumXXHASH3 text; ChecksumXXHASH128 text; ChecksumType one of COMPOSITE|FULL_OBJECT; ETag text; MissingMeta number; VersionId text; CacheControl text; ContentDisposition text; ContentEncoding text; ContentLanguage text; ContentType text; ContentRange text; Expires text; WebsiteRedirectLocation text; ServerSideEncryption one of AES256|aws:fsx|aws:kms|aws:kms:dsse; Metadata {text}; SSECustomerAlgorithm text; SSECustomerKeyMD5 text; SSEKMSKeyId text; BucketKeyEnabled boolean; StorageClass one of STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP; RequestCharged one of requester; ReplicationStatus one of COMPLETE|PENDING|FAILED|REPLICA|COMPLETED; PartsCount number; TagCount number; ObjectLockMode one of GOVERNANCE|COMPLIANCE; ObjectLockRetainUntilDate text; ObjectLockLegalHoldStatus one of ON|OFF',
      ListObjectsV2Output:
        'IsTruncated boolean; Contents [Object]; Name text; Prefix text; Delimiter text; MaxKeys number; CommonPrefixes [CommonPrefix]; EncodingType one of url; KeyCount number; ContinuationToken text; NextContinuationToken text; StartAfter text; RequestCharged one of requester',
      Object:
        'Key text 1..; LastModified text; ETag text; ChecksumAlgorithm [one of CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128]; ChecksumType one of COMPOSITE|FULL_OBJECT; Size number; StorageClass one of STANDARD|REDUCED_REDUNDANCY|GLACIER|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP; Owner Owner; RestoreStatus RestoreStatus',
      Owner: 'DisplayName text; ID text',
      RestoreStatus: 'IsRestoreInProgress boolean; RestoreExpiryDate text',
      CommonPrefix: 'Prefix text',
      ListBucketsOutput: 'Buckets [Bucket]; Owner Owner; ContinuationToken text; Prefix text',
      Bucket: 'Name text; CreationDate text; BucketRegion text; BucketArn text 1..128',
    },
  },
  sagemaker: {
    actions: {
      createTrainingJob: 'CreateTrainingJobResponse',
      describeTrainingJob: 'DescribeTrainingJobResponse',
      createTransformJob: 'CreateTransformJobResponse',
      describeTransformJob: 'DescribeTransformJobResponse',
    },
    structures: {
      CreateTrainingJobResponse: 'TrainingJobArn! text 0..256',
      DescribeTrainingJobResponse:
        'TrainingJobName! text 1..63; TrainingJobArn! text 0..256; TuningJobArn text 0..256; LabelingJobArn text 0..2048; AutoMLJobArn text 1..256; ModelArtifacts! ModelArtifacts; TrainingJobStatus! one of InProgress|Completed|Failed|Stopping|Stopped|Deleting; SecondaryStatus! one of Starting|LaunchingMLInstances|PreparingTrainingStack|Downloading|DownloadingTrainingImage|Training|Uploading|Stopping|Stopped|MaxRuntimeExceeded|Completed|Failed|Interrupted|MaxWaitTimeExceeded|Updating|Restarting|Pending; FailureReason text 0..1024; HyperParameters {text 0..2500}; AlgorithmSpecification AlgorithmSpecification; RoleArn text 20..2048; InputDataConfig [Channel]; OutputDataConfig OutputDataConfig; ResourceConfig ResourceConfig; WarmPoolStatus WarmPoolStatus; VpcConfig VpcConfig; StoppingCondition! StoppingCondition; CreationTime! text; TrainingStartTime text; TrainingEndTime text; LastModifiedTime text; SecondaryStatusTransitions [SecondaryStatusTransition]; FinalMetricDataList [MetricData]; EnableNetworkIsolation boolean; EnableInterContainerTrafficEncryption boolean; EnableManagedSpotTraining boolean; CheckpointConfig CheckpointConfig; TrainingTimeInSeconds number 1..; BillableTimeInSeconds number 1..; BillableTokenCount number 0..; DebugHookConfig DebugHookConfig; ExperimentConfig ExperimentConfig; DebugRuleConfigurations [DebugRuleConfiguration]; TensorBoardOutputConfig TensorBoardOutputConfig; DebugRuleEvaluationStatuses [DebugRuleEvaluationStatus]; ProfilerConfig ProfilerConfig; ProfilerRuleConfigurations [ProfilerRuleConfiguration]; ProfilerRuleEvaluationStatuses [ProfilerRuleEvaluationStatus]; ProfilingStatus one of Enabled|Disabled; Environment {text 0..512}; RetryStrategy RetryStrategy; RemoteDebugConfig RemoteDebugConfig; InfraCheckConfig InfraCheckConfig; ServerlessJobConfig ServerlessJobConfig; MlflowConfig MlflowConfig; ModelPackageConfig ModelPackageConfig; MlflowDetails MlflowDetails; ProgressInfo TrainingProgressInfo; OutputModelPackageArn text 1..2048',
      ModelArtifacts: 'S3ModelArtifacts! text 0..1024',
      AlgorithmSpecification:
        'TrainingImage text 0..255; AlgorithmName text 1..170; TrainingInputMode! one of Pipe|File|FastFile; MetricDefinitions [MetricDefinition]; EnableSageMakerMetricsTimeSeries boolean; ContainerEntrypoint [text 0..256]; ContainerArguments [text 0..256]; TrainingImageConfig TrainingImageConfig',
      MetricDefinition: 'Name! text 1..255; Regex! text 1..500',
      TrainingImageConfig:
        'TrainingRepositoryAccessMode! one of Platform|Vpc; TrainingRepositoryAuthConfig TrainingRepositoryAuthConfig',
      TrainingRepositoryAuthConfig: 'TrainingRepositoryCredentialsProviderArn! text 1..2048',
      Channel:
        'ChannelName! text 1..64; DataSource! DataSource; ContentType text 0..256; CompressionType one of None|Gzip; RecordWrapperType one of None|RecordIO; InputMode one of Pipe|File|FastFile; ShuffleConfig ShuffleConfig',
      DataSource:
        'S3DataSource S3DataSource; FileSystemDataSource FileSystemDataSource; DatasetSource DatasetSource',
      S3DataSource:
        'S3DataType! one of ManifestFile|S3Prefix|AugmentedManifestFile|Converse; S3Uri! text 0..1024; S3DataDistributionType one of FullyReplicated|ShardedByS3Key; AttributeNames [text 1..256]; InstanceGroupNames [text 1..64]; ModelAccessConfig ModelAccessConfig; HubAccessConfig HubAccessConfig',
      ModelAccessConfig: 'AcceptEula! boolean',
      HubAccessConfig: 'HubContentArn! text 0..255',
      FileSystemDataSource:
        'FileSystemId! text 11..21; FileSystemAccessMode! one of rw|ro; FileSystemType! one of EFS|FSxLustre; DirectoryPath! text 0..4096',
      DatasetSource: 'DatasetArn! text 0..2048',
      ShuffleConfig: 'Seed! number',
      OutputDataConfig: 'KmsKeyId text 0..2048; S3OutputPath! text 0..1024; CompressionType one of GZIP|NONE',
      ResourceConfig:
        'InstanceType text; InstanceCount number 0..; VolumeSizeInGB number 0..; VolumeKmsKeyId text 0..2048; KeepAlivePeriodInSeconds number 0..21600; InstanceGroups [InstanceGroup]; TrainingPlanArn text 50..2048; InstancePlacementConfig InstancePlacementConfig',
      InstanceGroup: 'InstanceType! text; InstanceCount! number 0..; InstanceGroupName! text 1..64',
      InstancePlacementConfig: 'EnableMultipleJobs boolean; PlacementSpecifications [PlacementSpecification]',
      PlacementSpecification: 'UltraServerId text 0..256; InstanceCount! number 0..',
      WarmPoolStatus:
        'Status! one of Available|Terminated|Reused|InUse; ResourceRetainedBillableTimeInSeconds number 0..; ReusedByJob text 1..63',
      VpcConfig: 'SecurityGroupIds! [text 0..32]; Subnets! [text 0..32]',
      StoppingCondition:
        'MaxRuntimeInSeconds number 1..; MaxWaitTimeInSeconds number 1..; MaxPendingTimeInSeconds number 7200..2419200',
      SecondaryStatusTransition:
        'Status! one of Starting|LaunchingMLInstances|PreparingTrainingStack|Downloading|DownloadingTrainingImage|Training|Uploading|Stopping|Stopped|MaxRuntimeExceeded|Completed|Failed|Interrupted|MaxWaitTimeExceeded|Updating|Restarting|Pending; StartTime! text; EndTime text; StatusMessage text',
      MetricData: 'MetricName text 1..255; Value number; Timestamp text',
      CheckpointConfig: 'S3Uri! text 0..1024; LocalPath text 0..4096',
      DebugHookConfig:
        'LocalPath text 0..4096; S3OutputPath! text 0..1024; HookParameters {text 0..256}; CollectionConfigurations [CollectionConfiguration]',
      CollectionConfiguration: 'CollectionName text 1..256; CollectionParameters {text 0..256}',
      ExperimentConfig:
        'ExperimentName text 1..120; TrialName text 1..120; TrialComponentDisplayName text 1..120; RunName text 1..120',
      DebugRuleConfiguration:
        'RuleConfigurationName! text 1..256; LocalPath text 0..4096; S3OutputPath text 0..1024; RuleEvaluatorImage! text 0..255; InstanceType text; VolumeSizeInGB number 0..; RuleParameters {text 0..256}',
      TensorBoardOutputConfig: 'LocalPath text 0..4096; S3OutputPath! text 0..1024',
      DebugRuleEvaluationStatus:
        'RuleConfigurationName text 1..256; RuleEvaluationJobArn text 0..256; RuleEvaluationStatus one of InProgress|NoIssuesFound|IssuesFound|Error|Stopping|Stopped; StatusDetails text 0..1024; LastModifiedTime text',
      ProfilerConfig:
        'S3OutputPath text 0..1024; ProfilingIntervalInMilliseconds number; ProfilingParameters {text 0..256}; DisableProfiler boolean',
      ProfilerRuleConfiguration:
        'RuleConfigurationName! text 1..256; LocalPath text 0..4096; S3OutputPath text 0..1024; RuleEvaluatorImage! text 0..255; InstanceType text; VolumeSizeInGB number 0..; RuleParameters {text 0..256}',
      ProfilerRuleEvaluationStatus:
        'RuleConfigurationName text 1..256; RuleEvaluationJobArn text 0..256; RuleEvaluationStatus one of InProgress|NoIssuesFound|IssuesFound|Error|Stopping|Stopped; StatusDetails text 0..1024; LastModifiedTime text',
      RetryStrategy: 'MaximumRetryAttempts! number 1..30',
      RemoteDebugConfig: 'EnableRemoteDebug boolean',
      InfraCheckConfig: 'EnableInfraCheck boolean',
      ServerlessJobConfig:
        'BaseModelArn! text 1..2048; AcceptEula boolean; JobType! one of FineTuning|Evaluation; CustomizationTechnique one of SFT|DPO|RLVR|RLAIF; Peft one of LORA; EvaluationType one of LLMAJEvaluation|CustomScorerEvaluation|BenchmarkEvaluation; EvaluatorArn text',
      MlflowConfig:
        'MlflowResourceArn! text 0..2048; MlflowExperimentName text 1..256; MlflowRunName text 1..256',
      ModelPackageConfig: 'ModelPackageGroupArn! text 1..2048; SourceModelPackageArn text 1..2048',
      MlflowDetails: 'MlflowExperimentId text 1..256; MlflowRunId text 1..256',
      TrainingProgressInfo:
        'TotalStepCountPerEpoch number 0..; CurrentStep number 0..; CurrentEpoch number 0..; MaxEpoch number 0..',
      CreateTransformJobResponse: 'TransformJobArn! text 0..256',
      DescribeTransformJobResponse:
        'TransformJobName! text 1..63; TransformJobArn! text 0..256; TransformJobStatus! one of InProgress|Completed|Failed|Stopping|Stopped; FailureReason text 0..1024; ModelName! text 0..63; MaxConcurrentTransforms number 0..; ModelClientConfig ModelClientConfig; MaxPayloadInMB number 0..; BatchStrategy one of MultiRecord|SingleRecord; Environment {text 0..10240}; TransformInput! TransformInput; TransformOutput TransformOutput; DataCaptureConfig BatchDataCaptureConfig; TransformResources! TransformResources; CreationTime! text; TransformStartTime text; TransformEndTime text; LabelingJobArn text 0..2048; AutoMLJobArn text 1..256; DataProcessing DataProcessing; ExperimentConfig ExperimentConfig',
      ModelClientConfig: 'InvocationsTimeoutInSeconds number 1..3600; InvocationsMaxRetries number 0..3',
      TransformInput:
        'DataSource! TransformDataSource; ContentType text 0..256; CompressionType one of None|Gzip; SplitType one of None|Line|RecordIO|TFRecord',
      TransformDataSource: 'S3DataSource! TransformS3DataSource',
      TransformS3DataSource:
        'S3DataType! one of ManifestFile|S3Prefix|AugmentedManifestFile|Converse; S3Uri! text 0..1024',
      TransformOutput:
        'S3OutputPath! text 0..1024; Accept text 0..256; AssembleWith one of None|Line; KmsKeyId text 0..2048',
      BatchDataCaptureConfig:
        'DestinationS3Uri! text 0..1024; KmsKeyId text 0..2048; GenerateInferenceId boolean',
      TransformResources:
        'InstanceType! text; InstanceCount! number 1..; VolumeKmsKeyId text 0..2048; TransformAmiVersion text 1..63',
      DataProcessing: 'InputFilter text 0..63; OutputFilter text 0..63; JoinSource one of Input|None',
    },
  },
  scheduler: {
    actions: {
      createSchedule: 'CreateScheduleOutput',
    },
    structures: {
      CreateScheduleOutput: 'ScheduleArn! text 1..1224',
    },
  },
  secretsmanager: {
    actions: {
      getSecretValue: 'GetSecretValueResponse',
      putSecretValue: 'PutSecretValueResponse',
    },
    structures: {
      GetSecretValueResponse:
        'ARN text 20..2048; Name text 1..256; VersionId text 32..64; SecretBinary text 1..; SecretString text 1..65536; VersionStages [text 1..256]; CreatedDate text',
      PutSecretValueResponse:
        'ARN text 20..2048; Name text 1..256; VersionId text 32..64; VersionStages [text 1..256]',
    },
  },
  sfn: {
    actions: {
      startExecution: 'StartExecutionOutput',
      startSyncExecution: 'StartSyncExecutionOutput',
      describeExecution: 'DescribeExecutionOutput',
      stopExecution: 'StopExecutionOutput',
      listExecutions: 'ListExecutionsOutput',
      describeStateMachine: 'DescribeStateMachineOutput',
      sendTaskSuccess: 'SendTaskSuccessOutput',
    },
    structures: {
      StartExecutionOutput: 'ExecutionArn! text 1..256; StartDate! text',
      StartSyncExecutionOutput:
        'ExecutionArn! text 1..256; StateMachineArn text 1..256; Name text 1..80; StartDate! text; StopDate! text; Status! one of SUCCEEDED|FAILED|TIMED_OUT; Error text 0..256; Cause text 0..32768; Input text ..262144; InputDetails CloudWatchEventsExecutionDataDetails; Output text ..262144; OutputDetails CloudWatchEventsExecutionDataDetails; TraceHeader text 0..256; BillingDetails BillingDetails',
      CloudWatchEventsExecutionDataDetails: 'Included boolean',
      BillingDetails: 'BilledMemoryUsedInMB number 0..; BilledDurationInMilliseconds number 0..',
      DescribeExecutionOutput:
        'ExecutionArn! text 1..256; StateMachineArn! text 1..256; Name text 1..80; Status! one of RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE; StartDate! text; StopDate text; Input text ..262144; InputDetails CloudWatchEventsExecutionDataDetails; Output text ..262144; OutputDetails CloudWatchEventsExecutionDataDetails; TraceHeader text 0..256; MapRunArn text 1..2000; Error text 0..256; Cause text 0..32768; StateMachineVersionArn text 1..256; StateMachineAliasArn text 1..256; RedriveCount number; RedriveDate text; RedriveStatus one of REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN; RedriveStatusReason text ..262144',
      StopExecutionOutput: 'StopDate! text',
      ListExecutionsOutput: 'Executions! [ExecutionListItem]; NextToken text 1..3096',
      ExecutionListItem:
        'ExecutionArn! text 1..256; StateMachineArn! text 1..256; Name! text 1..80; Status! one of RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE; StartDate! text; StopDate text; MapRunArn text 1..2000; ItemCount number 0..; StateMachineVersionArn text 1..256; StateMachineAliasArn text 1..256; RedriveCount number; RedriveDate text',
      DescribeStateMachineOutput:
        'StateMachineArn! text 1..256; Name! text 1..80; Status one of ACTIVE|DELETING; Definition! text 1..1048576; RoleArn! text 1..256; Type! one of STANDARD|EXPRESS; CreationDate! text; LoggingConfiguration LoggingConfiguration; TracingConfiguration TracingConfiguration; Label text; RevisionId text; Description text ..256; EncryptionConfiguration EncryptionConfiguration; VariableReferences {[text]}',
      LoggingConfiguration:
        'Level one of ALL|ERROR|FATAL|OFF; IncludeExecutionData boolean; Destinations [LogDestination]',
      LogDestination: 'CloudWatchLogsLogGroup CloudWatchLogsLogGroup',
      CloudWatchLogsLogGroup: 'LogGroupArn text 1..256',
      TracingConfiguration: 'Enabled boolean',
      EncryptionConfiguration:
        'KmsKeyId text 1..2048; KmsDataKeyReusePeriodSeconds number 60..900; Type! one of AWS_OWNED_KEY|CUSTOMER_MANAGED_KMS_KEY',
      SendTaskSuccessOutput: '',
    },
  },
  sns: {
    actions: {
      publish: 'PublishResponse',
      publishBatch: 'PublishBatchResponse',
    },
    structures: {
      PublishResponse: 'MessageId text; SequenceNumber text',
      PublishBatchResponse: 'Successful [PublishBatchResultEntry]; Failed [BatchResultErrorEntry]',
      PublishBatchResultEntry: 'Id text; MessageId text; SequenceNumber text',
      BatchResultErrorEntry: 'Id! text; Code! text; Message text; SenderFault! boolean',
    },
  },
  sqs: {
    actions: {
      sendMessage: 'SendMessageResult',
      sendMessageBatch: 'SendMessageBatchResult',
      receiveMessage: 'ReceiveMessageResult',
      deleteMessage: '',
      getQueueUrl: 'GetQueueUrlResult',
      getQueueAttributes: 'GetQueueAttributesResult',
    },
    structures: {
      SendMessageResult:
        'MD5OfMessageBody text; MD5OfMessageAttributes text; MD5OfMessageSystemAttributes text; MessageId text; SequenceNumber text',
      SendMessageBatchResult: 'Successful! [SendMessageBatchResultEntry]; Failed! [BatchResultErrorEntry]',
      SendMessageBatchResultEntry:
        'Id! text; MessageId! text; MD5OfMessageBody! text; MD5OfMessageAttributes text; MD5OfMessageSystemAttributes text; SequenceNumber text',
      BatchResultErrorEntry: 'Id! text; SenderFault! boolean; Code! text; Message text',
      ReceiveMessageResult: 'Messages [Message]',
      Message:
        'MessageId text; ReceiptHandle text; MD5OfBody text; Body text; Attributes {text}; MD5OfMessageAttributes text; MessageAttributes {MessageAttributeValue}',
      MessageAttributeValue:
        'StringValue text; BinaryValue text; StringListValues [text]; BinaryListValues [text]; DataType! text',
      GetQueueUrlResult: 'QueueUrl text',
      GetQueueAttributesResult: 'Attributes {text}',
    },
  },
  ssm: {
    actions: {
      getParameter: 'GetParameterResult',
      getParameters: 'GetParametersResult',
      putParameter: 'PutParameterResult',
    },
    structures: {
      GetParameterResult: 'Parameter Parameter',
      Parameter:
        'Name text 1..2048; Type one of String|StringList|SecureString; Value text; Version number; Selector text 0..128; SourceResult text; LastModifiedDate text; ARN text; DataType text 0..128',
      GetParametersResult: 'Parameters [Parameter]; InvalidParameters [text 1..2048]',
      PutParameterResult: 'Version number; Tier one of Standard|Advanced|Intelligent-Tiering',
    },
  },
  sts: {
    actions: {
      assumeRole: 'AssumeRoleResponse',
      getCallerIdentity: 'GetCallerIdentityResponse',
    },
    structures: {
      AssumeRoleResponse:
        'Credentials Credentials; AssumedRoleUser AssumedRoleUser; PackedPolicySize number 0..; SourceIdentity text 2..64',
      Credentials: 'AccessKeyId! text 16..128; SecretAccessKey! text; SessionToken! text; Expiration! text',
      AssumedRoleUser: 'AssumedRoleId! text 2..193; Arn! text 20..2048',
      GetCallerIdentityResponse: 'UserId text; Account text; Arn text 20..2048',
    },
  },
  textract: {
    actions: {
      detectDocumentText: 'DetectDocumentTextResponse',
    },
    structures: {
      DetectDocumentTextResponse:
        'DocumentMetadata DocumentMetadata; Blocks [Block]; DetectDocumentTextModelVersion text',
      DocumentMetadata: 'Pages number 0..',
      Block:
        'BlockType one of KEY_VALUE_SET|PAGE|LINE|WORD|TABLE|CELL|SELECTION_ELEMENT|MERGED_CELL|TITLE|QUERY|QUERY_RESULT|SIGNATURE|TABLE_TITLE|TABLE_FOOTER|LAYOUT_TEXT|LAYOUT_TITLE|LAYOUT_HEADER|LAYOUT_FOOTER|LAYOUT_SECTION_HEADER|LAYOUT_PAGE_NUMBER|LAYOUT_LIST|LAYOUT_FIGURE|LAYOUT_TABLE|LAYOUT_KEY_VALUE; Confidence number 0..100; Text text; TextType one of HANDWRITING|PRINTED; RowIndex number 0..; ColumnIndex number 0..; RowSpan number 0..; ColumnSpan number 0..; Geometry Geometry; Id text; Relationships [Relationship]; EntityTypes [one of KEY|VALUE|COLUMN_HEADER|TABLE_TITLE|TABLE_FOOTER|TABLE_SECTION_TITLE|TABLE_SUMMARY|STRUCTURED_TABLE|SEMI_STRUCTURED_TABLE]; SelectionStatus one of SELECTED|NOT_SELECTED; Page number 0..; Query Query',
      Geometry: 'BoundingBox BoundingBox; Polygon [Point]; RotationAngle number',
      BoundingBox: 'Width number; Height number; Left number; Top number',
      Point: 'X number; Y number',
      Relationship:
        'Type one of VALUE|CHILD|COMPLEX_FEATURES|MERGED_CELL|TITLE|ANSWER|TABLE|TABLE_TITLE|TABLE_FOOTER; Ids [text]',
      Query: 'Text! text 1..200; Alias text 1..200; Pages [text 1..9]',
    },
  },
  translate: {
    actions: {
      translateText: 'TranslateTextResponse',
    },
    structures: {
      TranslateTextResponse:
        'TranslatedText! text ..20000; SourceLanguageCode! text 2..5; TargetLanguageCode! text 2..5; AppliedTerminologies [AppliedTerminology]; AppliedSettings TranslationSettings',
      AppliedTerminology: 'Name text 1..256; Terms [Term]',
      Term: 'SourceText text ..10000; TargetText text ..10000',
      TranslationSettings: 'Formality one of FORMAL|INFORMAL; Profanity one of MASK; Brevity one of ON',
    },
  },
};
