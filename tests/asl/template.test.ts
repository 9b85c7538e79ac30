import { describe, expect, it } from 'vitest';
import { fillIn, findMachines } from '../../src/lib/asl/template/template.ts';

describe('the state machines of a template', () => {
  it('are found in CloudFormation, with its functions as placeholders', () => {
    const { machines, notes } = findMachines(`AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineType: EXPRESS
      DefinitionSubstitutions:
        Table: orders
        Topic: !Ref OrderTopic
      DefinitionString: !Sub |
        {
          "StartAt": "Save",
          "States": {
            "Save": { "Type": "Task", "Resource": "\${SaveFunction.Arn}", "Comment": "\${!Kept} in \${Table}", "End": true }
          }
        }
`);
    expect(notes).toEqual([]);
    expect(machines).toMatchObject([
      {
        kind: 'cloudformation',
        name: 'Orders',
        type: 'EXPRESS',
        placeholders: ['SaveFunction.Arn', 'Kept', 'Table'],
        values: { Table: 'orders' },
      },
    ]);
    expect(JSON.parse(machines[0]?.text ?? '').States.Save.Resource).toBe('${SaveFunction.Arn}');
  });

  it('are found in JSON templates too, where texts are joined', () => {
    const { machines } = findMachines(
      JSON.stringify({
        Resources: {
          M: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              DefinitionString: {
                'Fn::Join': [
                  '',
                  [
                    '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"',
                    { 'Fn::GetAtt': ['F', 'Arn'] },
                    '","End":true}}}',
                  ],
                ],
              },
            },
          },
        },
      }),
    );
    expect(machines[0]?.placeholders).toEqual(['F.Arn']);
  });

  it('are found in SAM, and a file beside it is named', () => {
    const { machines, notes } = findMachines(`Transform: AWS::Serverless-2016-10-31
Resources:
  Inline:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: STANDARD
      Definition:
        StartAt: A
        States: { A: { Type: Task, Resource: !GetAtt F.Arn, End: true } }
  Beside:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: statemachine/beside.asl.json }
`);
    expect(machines).toMatchObject([{ kind: 'sam', name: 'Inline', placeholders: ['F.Arn'] }]);
    expect(notes).toEqual([expect.stringMatching(/^Beside: .*file beside/)]);
  });

  it('are found in Serverless', () => {
    const { machines } = findMachines(`service: s
stepFunctions:
  stateMachines:
    hello:
      type: EXPRESS
      definition:
        StartAt: A
        States:
          A:
            Type: Task
            Resource:
              Fn::GetAtt: [hello, Arn]
            End: true
`);
    expect(machines).toMatchObject([
      { kind: 'serverless', name: 'hello', type: 'EXPRESS', placeholders: ['hello.Arn'] },
    ]);
  });

  it('can be a plain definition', () => {
    expect(findMachines('{"StartAt":"A","States":{}}').machines).toMatchObject([
      { kind: 'definition', placeholders: [] },
    ]);
  });

  it.each(['', '[]', '{"Resources":{}}', 'a: [', '{"Resources":{"constructor":{"Type":"toString"}}}'])(
    'is nothing in %j',
    (text) => {
      expect(findMachines(text).machines).toEqual([]);
      expect(findMachines(text).notes).toHaveLength(1);
    },
  );
});

it('fills placeholders in, as JSON needs it', () => {
  expect(fillIn('{"a":"${X} and ${Y}"}', { X: 'say "hi"' })).toBe('{"a":"say \\"hi\\" and ${Y}"}');
});
