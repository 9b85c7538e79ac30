// Bedrock's invokeModel: answers in the shape of the model's family, and says in the answer that no model is behind it.
import { type JsonObject, type JsonValue, isJsonObject } from '../../asl/index.ts';
import { textOf, type Actions } from './service.ts';

const said = 'This answer comes from the simulated model.';

const families: readonly { readonly of: RegExp; readonly body: (modelId: string) => JsonObject }[] = [
  {
    of: /anthropic\.claude-(v|instant)/,
    body: () => ({ type: 'completion', completion: said, stop_reason: 'stop_sequence', stop: '\n\nHuman:' }),
  },
  {
    of: /anthropic\./,
    body: (model) => ({
      id: 'msg_simulated',
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text: said }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 9 },
    }),
  },
  {
    of: /amazon\.titan-embed/,
    body: () => ({ embedding: [0.25, -0.5, 0.125, 0.75], inputTextTokenCount: 12 }),
  },
  {
    of: /amazon\.titan/,
    body: () => ({
      inputTextTokenCount: 12,
      results: [{ tokenCount: 9, outputText: said, completionReason: 'FINISH' }],
    }),
  },
  {
    of: /amazon\.nova/,
    body: () => ({
      output: { message: { content: [{ text: said }], role: 'assistant' } },
      stopReason: 'end_turn',
      usage: { inputTokens: 12, outputTokens: 9, totalTokens: 21 },
    }),
  },
  {
    of: /meta\.llama/,
    body: () => ({
      generation: said,
      prompt_token_count: 12,
      generation_token_count: 9,
      stop_reason: 'stop',
    }),
  },
  { of: /mistral\./, body: () => ({ outputs: [{ text: said, stop_reason: 'stop' }] }) },
  {
    of: /cohere\./,
    body: () => ({ generations: [{ finish_reason: 'COMPLETE', id: 'simulated', text: said }], prompt: '' }),
  },
  {
    of: /ai21\./,
    body: () => ({ id: 1, completions: [{ data: { text: said }, finishReason: { reason: 'endoftext' } }] }),
  },
  {
    of: /stability\./,
    body: () => ({
      result: 'success',
      artifacts: [{ base64: '', finishReason: 'SUCCESS', seed: 0 }],
    }),
  },
];

export const bedrock: Actions = {
  invokeModel: ({ parameters, world }) => {
    const modelId = textOf(parameters, 'ModelId');
    const body: JsonValue = families.find(({ of }) => of.test(modelId))?.body(modelId) ?? {
      outputText: said,
    };
    // With Output the answer goes to S3, and its place stands for it.
    const uri = isJsonObject(parameters['Output']) ? textOf(parameters['Output'], 'S3Uri') : '';
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    if (bucket !== undefined && key !== undefined) world.s3.put(bucket, key, JSON.stringify(body));
    return { response: { Body: uri === '' ? body : uri, ContentType: 'application/json' } };
  },
};
