// What each optimized integration takes: the fields of its request with the type of their values, as Step Functions checks
// them before it makes the call. A row per action; a field that is not in its row is refused, unless the row ends in `*`
// (a long request of which only the checked fields are listed).
// Source: the page of each integration under https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html

/** The types of request fields. */
export type RequestFieldType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'object'
  /** A text, or an object or list that is sent as its JSON text. */
  | 'json'
  | 'any'
  /** An object whose members are lists of values. */
  | 'multi'
  /** DynamoDB attribute values by name. */
  | 'item'
  /** Message attributes by name. */
  | 'attributes'
  /** Entries of PutEvents. */
  | 'entries';

export interface RequestField {
  readonly name: string;
  readonly type: RequestFieldType;
  readonly isRequired: boolean;
}

export interface RequestShape {
  readonly fields: ReadonlyMap<string, RequestField>;
  /** Whether further fields are taken. */
  readonly isOpen: boolean;
}

// `Name` is a text, `Name:type` is of another type, `!` marks what must be there.
const rows: { readonly [integration: string]: string } = {
  'lambda:invoke': 'FunctionName! Payload:json InvocationType Qualifier LogType ClientContext',
  'sqs:sendMessage':
    'QueueUrl! MessageBody:json! DelaySeconds:number MessageAttributes:attributes MessageSystemAttributes:attributes MessageGroupId MessageDeduplicationId',
  'sns:publish':
    'Message:json! TopicArn TargetArn PhoneNumber Subject MessageStructure MessageAttributes:attributes MessageGroupId MessageDeduplicationId',
  'events:putEvents': 'Entries:entries! EndpointId',
  'dynamodb:getItem':
    'TableName! Key:item! ConsistentRead:boolean ProjectionExpression ExpressionAttributeNames:object AttributesToGet:list ReturnConsumedCapacity',
  'dynamodb:putItem':
    'TableName! Item:item! ConditionExpression ExpressionAttributeNames:object ExpressionAttributeValues:item ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValuesOnConditionCheckFailure ConditionalOperator Expected:object',
  'dynamodb:updateItem':
    'TableName! Key:item! UpdateExpression ConditionExpression ExpressionAttributeNames:object ExpressionAttributeValues:item ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValuesOnConditionCheckFailure AttributeUpdates:object ConditionalOperator Expected:object',
  'dynamodb:deleteItem':
    'TableName! Key:item! ConditionExpression ExpressionAttributeNames:object ExpressionAttributeValues:item ReturnValues ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValuesOnConditionCheckFailure ConditionalOperator Expected:object',
  'states:startExecution': 'StateMachineArn! Input:json Name TraceHeader',
  'apigateway:invoke':
    'ApiEndpoint! Method! Stage Path AuthType RequestBody:any Headers:multi QueryParameters:multi AllowNullValues:boolean',
  'http:invoke':
    'ApiEndpoint! Method! Authentication:object InvocationConfig:object Headers:object QueryParameters:object RequestBody:any Transform:object',
  'ecs:runTask':
    'TaskDefinition! Cluster LaunchType PlatformVersion NetworkConfiguration:object Overrides:object CapacityProviderStrategy:list Group EnableECSManagedTags:boolean EnableExecuteCommand:boolean PlacementConstraints:list PlacementStrategy:list PropagateTags ReferenceId StartedBy Tags:list VolumeConfigurations:list',
  'batch:submitJob':
    'JobName! JobQueue! JobDefinition! Parameters:object ContainerOverrides:object ArrayProperties:object DependsOn:list EcsPropertiesOverride:object EksPropertiesOverride:object NodeOverrides:object PropagateTags:boolean RetryStrategy:object SchedulingPriorityOverride:number ShareIdentifier Tags:object Timeout:object',
  'glue:startJobRun':
    'JobName! JobRunId Arguments:object AllocatedCapacity:number Timeout:number MaxCapacity:number SecurityConfiguration NotificationProperty:object WorkerType NumberOfWorkers:number ExecutionClass JobRunQueuingEnabled:boolean',
  'databrew:startJobRun': 'Name!',
  'athena:startQueryExecution':
    'QueryString! WorkGroup QueryExecutionContext:object ResultConfiguration:object ResultReuseConfiguration:object ExecutionParameters:list ClientRequestToken',
  'athena:stopQueryExecution': 'QueryExecutionId!',
  'athena:getQueryExecution': 'QueryExecutionId!',
  'athena:getQueryResults': 'QueryExecutionId! MaxResults:number NextToken QueryResultType',
  'bedrock:invokeModel':
    'ModelId! Body:any Input:object Output:object ContentType Accept Trace GuardrailIdentifier GuardrailVersion PerformanceConfigLatency',
  'bedrock:createModelCustomizationJob':
    'JobName! CustomModelName! RoleArn! BaseModelIdentifier! TrainingDataConfig:object! OutputDataConfig:object! *',
  'codebuild:startBuild': 'ProjectName! *',
  'codebuild:startBuildBatch': 'ProjectName! *',
  'codebuild:stopBuild': 'Id!',
  'codebuild:stopBuildBatch': 'Id!',
  'sagemaker:createTrainingJob':
    'TrainingJobName! RoleArn! OutputDataConfig:object! AlgorithmSpecification:object HyperParameters:object InputDataConfig:list ResourceConfig:object StoppingCondition:object *',
  'sagemaker:createTransformJob':
    'TransformJobName! ModelName! TransformInput:object! TransformOutput:object! TransformResources:object! *',
  'sagemaker:createProcessingJob':
    'ProcessingJobName! RoleArn! ProcessingResources:object! AppSpecification:object! *',
  'sagemaker:createHyperParameterTuningJob':
    'HyperParameterTuningJobName! HyperParameterTuningJobConfig:object! *',
  'sagemaker:createLabelingJob': 'LabelingJobName! *',
  'sagemaker:createModel': 'ModelName! *',
  'sagemaker:createEndpointConfig': 'EndpointConfigName! ProductionVariants:list! *',
  'sagemaker:createEndpoint': 'EndpointName! EndpointConfigName! *',
  'sagemaker:updateEndpoint': 'EndpointName! EndpointConfigName! *',
  'elasticmapreduce:createCluster': 'Name! Instances:object! *',
  'elasticmapreduce:terminateCluster': 'ClusterId!',
  'elasticmapreduce:addStep': 'ClusterId! Step:object! *',
  'elasticmapreduce:cancelStep': 'ClusterId! StepId! *',
  'emr-containers:startJobRun': 'VirtualClusterId! *',
  'emr-serverless:startJobRun': 'ApplicationId! ExecutionRoleArn! *',
  'mediaconvert:createJob': 'Role! Settings:object! *',
};

const parsed = new Map<string, RequestShape>();

/** What an optimized integration such as `sqs:sendMessage` takes; undefined when no row tells. */
export function requestOf(integration: string): RequestShape | undefined {
  const known = parsed.get(integration);
  if (known !== undefined || !Object.hasOwn(rows, integration)) return known;
  const words = (rows[integration] ?? '').split(' ');
  const shape: RequestShape = {
    fields: new Map(
      words
        .filter((word) => word !== '*')
        .map((word) => {
          const [name = '', type = 'text'] = word.replace('!', '').split(':');
          return [name, { name, type: type as RequestFieldType, isRequired: word.endsWith('!') }];
        }),
    ),
    isOpen: words.includes('*'),
  };
  parsed.set(integration, shape);
  return shape;
}

/** The integrations whose requests are known. */
export const requestNames: readonly string[] = Object.keys(rows);
