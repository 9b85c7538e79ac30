// Whole states and common patterns to start from, as snippets: `${name}` is a field to fill in, and a literal dollar sign
// before a brace is written `\$`.

export interface StateSnippet {
  readonly label: string;
  readonly doc: string;
  readonly body: string;
}

const lambda = 'arn:aws:states:::lambda:invoke';

const snippet = (label: string, doc: string, state: string): StateSnippet => ({
  label,
  doc,
  body: `"\${${label}}": ${state}`,
});

export const stateSnippets: readonly StateSnippet[] = [
  snippet('Pass', 'Passes data on, or shapes it.', '{\n\t"Type": "Pass",\n\t"Next": "${Next}"\n}'),
  snippet(
    'Call a function',
    'A Lambda task that retries what passes by itself and has a timeout.',
    `{\n\t"Type": "Task",\n\t"Resource": "${lambda}",\n\t"Parameters": {\n\t\t"FunctionName": "\${function}",\n\t\t"Payload.$": "$"\n\t},\n\t"TimeoutSeconds": 60,\n\t"Retry": [\n\t\t{\n\t\t\t"ErrorEquals": ["Lambda.ServiceException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException"],\n\t\t\t"IntervalSeconds": 2,\n\t\t\t"MaxAttempts": 6,\n\t\t\t"BackoffRate": 2\n\t\t}\n\t],\n\t"Next": "\${Next}"\n}`,
  ),
  snippet(
    'Wait for a callback',
    'Sends a message with a task token and waits until somebody sends the token back.',
    '{\n\t"Type": "Task",\n\t"Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",\n\t"Parameters": {\n\t\t"QueueUrl": "${queue}",\n\t\t"MessageBody": {\n\t\t\t"Token.$": "$$.Task.Token"\n\t\t}\n\t},\n\t"TimeoutSeconds": 3600,\n\t"Next": "${Next}"\n}',
  ),
  snippet(
    'Choice',
    'Decides where to go.',
    '{\n\t"Type": "Choice",\n\t"Choices": [\n\t\t{\n\t\t\t"Variable": "$.${field}",\n\t\t\t"StringEquals": "${value}",\n\t\t\t"Next": "${Next}"\n\t\t}\n\t],\n\t"Default": "${Default}"\n}',
  ),
  snippet('Wait', 'Waits.', '{\n\t"Type": "Wait",\n\t"Seconds": ${60},\n\t"Next": "${Next}"\n}'),
  snippet(
    'Parallel',
    'Runs branches at the same time.',
    '{\n\t"Type": "Parallel",\n\t"Branches": [\n\t\t{\n\t\t\t"StartAt": "${First}",\n\t\t\t"States": {\n\t\t\t\t"${First}": { "Type": "Pass", "End": true }\n\t\t\t}\n\t\t}\n\t],\n\t"Next": "${Next}"\n}',
  ),
  snippet(
    'Map',
    'Runs states for every item.',
    '{\n\t"Type": "Map",\n\t"ItemsPath": "$.${items}",\n\t"ItemProcessor": {\n\t\t"StartAt": "${Item}",\n\t\t"States": {\n\t\t\t"${Item}": { "Type": "Pass", "End": true }\n\t\t}\n\t},\n\t"Next": "${Next}"\n}',
  ),
  snippet('Succeed', 'Ends well.', '{\n\t"Type": "Succeed"\n}'),
  snippet(
    'Fail',
    'Ends as failed.',
    '{\n\t"Type": "Fail",\n\t"Error": "${Error}",\n\t"Cause": "${Cause}"\n}',
  ),
];
