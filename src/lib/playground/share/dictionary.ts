// The preset dictionary of links `#v1.`: texts that most definitions hold, so that a link need not spell them out. It is part
// of the format: one changed character breaks every link ever copied. A better one is a new version beside it.

export const dictionaryV1 = `{
  "Comment": "A workflow that ",
  "QueryLanguage": "JSONata",
  "QueryLanguage": "JSONPath",
  "TimeoutSeconds": 300,
  "HeartbeatSeconds": 60,
  "StartAt": "Start",
  "States": {
    "Check": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "",
      "Type": "Map",
      "MaxConcurrency": 1,
      "ItemsPath": "$.items",
      "Items": "{% $states.input.items %}",
      "ItemSelector": {
      "ItemProcessor": {
        "ProcessorConfig": {
          "Mode": "INLINE"
          "Mode": "DISTRIBUTED",
          "ExecutionType": "STANDARD"
      "Type": "Choice",
      "Choices": [
        {
          "And": [
          "Not": {
          "Variable": "$.status",
          "StringEquals": "",
          "NumericGreaterThan": 0,
          "NumericLessThanEquals": 100,
          "BooleanEquals": true,
          "IsPresent": true,
          "IsNull": false,
          "StringMatches": "*",
          "Condition": "{% $states.input. = '' %}",
          "Next": "Approve"
        }
      ],
      "Default": "Reject"
      "Type": "Wait",
      "Seconds": 10,
      "SecondsPath": "$.seconds",
      "TimestampPath": "$.timestamp",
      "Timestamp": "2026-01-01T00:00:00Z",
      "Type": "Pass",
      "Result": {
      "Assign": {
      "Output": "{% $states.result %}",
      "Arguments": {
      "Type": "Fail",
      "Error": "",
      "Cause": ""
      "Type": "Succeed"
      "Type": "Task",
      "Resource": "arn:aws:states:::http:invoke",
      "Resource": "arn:aws:states:::events:putEvents",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Resource": "arn:aws:states:::states:startExecution.sync:2",
      "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
      "Resource": "arn:aws:states:::sns:publish",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "TaskToken.$": "$$.Task.Token",
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/",
        "TopicArn": "arn:aws:sns:us-east-1:123456789012:",
        "MessageBody.$": "$",
        "Message.$": "$.message"
      "Resource": "arn:aws:states:::dynamodb:putItem",
      "Resource": "arn:aws:states:::dynamodb:getItem",
        "TableName": "Orders",
        "Key": { "id": { "S.$": "$.id" } }
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:",
        "Payload.$": "$"
      },
      "ResultSelector": {
        "body.$": "$.Payload"
      },
      "InputPath": "$",
      "OutputPath": "$.Payload",
      "ResultPath": "$.result",
      "ResultPath": null,
      "Retry": [
        {
          "ErrorEquals": [
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException"
          ],
          "ErrorEquals": ["States.TaskFailed", "States.Timeout"],
          "IntervalSeconds": 1,
          "MaxAttempts": 3,
          "BackoffRate": 2,
          "MaxDelaySeconds": 60,
          "JitterStrategy": "FULL"
        }
      ],
      "Catch": [
        {
          "ErrorEquals": ["States.ALL"],
          "ResultPath": "$.error",
          "Next": "Handle"
        }
      ],
      "Next": "Done"
    },
    "Done": {
      "Type": "Succeed"
    }
      "End": true
    }
  }
}
"1-9":{"Return":{"StatusCode":200,"Payload":{"ok":true}},"DelaySeconds":1000000000}},"0":{"Throw":{"Error":"Lambda.TooManyRequestsException","Cause":"Injected by Stepwise"}}},"event":{"type":"SendTaskSuccess","taskToken":"","output":{}}}
{"m":{},"s":1,"j":[],"i":2}
{}{
  "StartAt": "`;
