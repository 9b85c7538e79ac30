// Links as version 1 wrote them. They are never made anew: a link that somebody kept must open for ever.
import type { SharedPlayground } from '../../src/lib/playground/share/link.ts';

export const goldenLinks: readonly {
  readonly what: string;
  readonly fragment: string;
  readonly shared: SharedPlayground;
}[] = [
  {
    what: 'one Pass state',
    shared: {
      definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
      input: '{}',
      mocks: {},
      seed: 1,
      journal: [],
    },
    fragment: '#v1.ELprTCOgGqFUyRFoEazjVw3kgXwPcR-kwQcJfUjI1QIA',
  },
  {
    what: 'a retried Lambda with a fault',
    shared: {
      definition:
        '{\n  "StartAt": "Charge",\n  "States": {\n    "Charge": {\n      "Type": "Task",\n      "Resource": "arn:aws:states:::lambda:invoke",\n      "Retry": [{ "ErrorEquals": ["Lambda.TooManyRequestsException"], "MaxAttempts": 2 }],\n      "End": true\n    }\n  }\n}\n',
      input: '{ "total": 49.8 }',
      mocks: {
        Charge: {
          '0': {
            Throw: {
              Error: 'Lambda.TooManyRequestsException',
              Cause: 'Rate exceeded',
            },
          },
          '1-9': {
            Return: {
              ok: true,
            },
          },
        },
      },
      seed: 42,
      journal: [],
    },
    fragment:
      '#v1.eDGZjYOoBvYOEotAXcZqir0FSsgKqUCJ1BRg_IC8gxH6iBAGSQOdaWKE7E5Dc6BDFZRK8ksSQVW1iaWehQKGu6EOxtEdhXgGM9mQ0KDDUaPAi0agC9EzC6FAigWWI6hFgZFCLSIX4Ei9AA',
  },
  {
    what: 'an answered callback, with letters from everywhere',
    shared: {
      definition:
        '{"StartAt":"Größe 🦊","States":{"Größe 🦊":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true}}}',
      input: '"日本語"',
      mocks: {},
      seed: 3,
      journal: [
        {
          afterEvent: 5,
          event: {
            type: 'SendTaskFailure',
            taskToken: 'token',
            error: 'No',
            cause: 'Because',
          },
        },
        {
          afterEvent: 7,
          event: {
            type: 'PassTime',
          },
        },
      ],
    },
    fragment:
      '#v1.1tqZo0NWbQxRXa2UmAZMVeBWiZKVKW73gHJHaRGwuEVxTwmk2lWCpAgrYCcCyEmGetopFcICehPVGnNMa0DtSFB-AyqGeMAUGJXPpi99NmfNi1XzgC6He0PJvejwtsPzUxU-zF_WBbQN1j-tRpUAxRfEaEjDDqlKIacBAklukKRSCwA',
  },
];
