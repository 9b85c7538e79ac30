// DynamoDB in memory. Expectations follow the Amazon DynamoDB Developer Guide ("Expressions", "Working with items") and, where a
// message is quoted, what DynamoDB answers to the same mistake.
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/lib/asl/json.ts';
import { perform, type Step } from './perform.ts';

const put = (Item: JsonObject, more: JsonObject = {}): Step => ({
  resource: 'dynamodb:putItem',
  parameters: { TableName: 'Orders', Item, ...more },
});
const get = (id: string, more: JsonObject = {}): Step => ({
  resource: 'dynamodb:getItem',
  parameters: { TableName: 'Orders', Key: { id: { S: id } }, ...more },
});
const update = (id: string, UpdateExpression: string, more: JsonObject = {}): Step => ({
  resource: 'dynamodb:updateItem',
  parameters: {
    TableName: 'Orders',
    Key: { id: { S: id } },
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...more,
  },
});
const order = { id: { S: '1' }, price: { N: '12.50' }, basket: { L: [{ S: 'pen' }] }, tags: { SS: ['a'] } };

describe('items', () => {
  it('come back as they were put, and are absent without a trace', async () => {
    const { results } = await perform([put(order), get('1'), get('2')]);
    expect(results).toEqual([{}, { Item: order }, {}]);
  });

  it('are replaced by an item with the same key, which ALL_OLD shows', async () => {
    const { results } = await perform([
      put(order),
      put({ id: { S: '1' } }, { ReturnValues: 'ALL_OLD' }),
      get('1'),
    ]);
    expect(results.slice(1)).toEqual([{ Attributes: order }, { Item: { id: { S: '1' } } }]);
  });

  it('are deleted, and deleting what is not there succeeds', async () => {
    const gone: Step = {
      resource: 'dynamodb:deleteItem',
      parameters: { TableName: 'Orders', Key: { id: { S: '1' } }, ReturnValues: 'ALL_OLD' },
    };
    const { results } = await perform([put(order), gone, gone, get('1')]);
    expect(results.slice(1)).toEqual([{ Attributes: order }, {}, {}]);
  });

  it('may be read in part', async () => {
    const { results } = await perform([put(order), get('1', { ProjectionExpression: 'price, basket[0]' })]);
    expect(results[1]).toEqual({ Item: { price: { N: '12.50' }, basket: { L: [{ S: 'pen' }] } } });
  });

  it('have the key that the first Key names, whatever was guessed before', async () => {
    const key: Step = {
      resource: 'dynamodb:getItem',
      parameters: { TableName: 'Orders', Key: { customer: { S: 'ann' }, day: { S: 'mon' } } },
    };
    const item = { id: { S: '9' }, customer: { S: 'ann' }, day: { S: 'mon' } };
    const { results, execution } = await perform([put(item), key, get('9')]);
    expect(results[1]).toEqual({ Item: item });
    expect(execution.cause).toMatch(/^The provided key element does not match the schema /);
  });

  it('may be named __proto__ and constructor', async () => {
    const Item = JSON.parse('{"id":{"S":"1"},"__proto__":{"S":"p"},"constructor":{"S":"c"}}') as JsonObject;
    const { execution, results } = await perform([put(Item), get('1')]);
    expect(execution.status).toBe('SUCCEEDED');
    expect(JSON.stringify(results[1])).toBe(JSON.stringify({ Item }));
  });
});

describe('UpdateExpression', () => {
  const attributesAfter = async (expression: string, values: JsonObject, names?: JsonObject) => {
    const { results, execution } = await perform([
      put(order),
      update('1', expression, {
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
        ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
      }),
    ]);
    return (results[1] as JsonObject | undefined)?.['Attributes'] ?? execution.cause;
  };

  it.each([
    ['SET price = price + :n', { ':n': { N: '0.3' } }, { price: { N: '12.8' } }],
    ['SET price = price - :n', { ':n': { N: '20' } }, { price: { N: '-7.5' } }],
    ['SET note = if_not_exists(note, :v)', { ':v': { S: 'new' } }, { note: { S: 'new' } }],
    [
      'SET basket = list_append(:l, basket)',
      { ':l': { L: [{ S: 'ink' }] } },
      { basket: { L: [{ S: 'ink' }, { S: 'pen' }] } },
    ],
    ['set basket[0] = :v', { ':v': { S: 'cup' } }, { basket: { L: [{ S: 'cup' }] } }],
    [
      'ADD price :n, tags :t',
      { ':n': { N: '1' }, ':t': { SS: ['a', 'b'] } },
      { price: { N: '13.5' }, tags: { SS: ['a', 'b'] } },
    ],
    ['ADD visits :n', { ':n': { N: '1' } }, { visits: { N: '1' } }],
    ['SET a1 = price, price = :n', { ':n': { N: '0' } }, { a1: { N: '12.50' }, price: { N: '0' } }],
  ])('%s', async (expression, values, expected) => {
    expect(await attributesAfter(expression, values)).toEqual({ ...order, ...expected });
  });

  it('takes away what REMOVE and DELETE name, with the last of a set its attribute', async () => {
    expect(await attributesAfter('REMOVE basket[0] DELETE tags :t', { ':t': { SS: ['a'] } })).toEqual({
      id: { S: '1' },
      price: { N: '12.50' },
      basket: { L: [] },
    });
  });

  it('makes the item when there is none', async () => {
    const { results } = await perform([
      update('7', 'ADD visits :n', { ExpressionAttributeValues: { ':n': { N: '1' } } }),
    ]);
    expect(results).toEqual([{ Attributes: { id: { S: '7' }, visits: { N: '1' } } }]);
  });

  it.each([
    [
      'SET price = price + :n',
      { ':x': { N: '1' } },
      'Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :n',
    ],
    [
      'SET status = :s',
      { ':s': { S: 'x' } },
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
    ],
    [
      'SET visits = visits + :n',
      { ':n': { N: '1' } },
      'The provided expression refers to an attribute that does not exist in the item',
    ],
    [
      'SET price = price + :n',
      { ':n': { S: '1' } },
      'An operand in the update expression has an incorrect data type',
    ],
    [
      'SET id = :v',
      { ':v': { S: '2' } },
      'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
    ],
    [
      'SET price == :v',
      { ':v': { S: '2' } },
      'Invalid UpdateExpression: Syntax error; token: "=", near: "== :v"',
    ],
    [
      'SET a.b.c = :v',
      { ':v': { S: '2' } },
      'The document path provided in the update expression is invalid for update',
    ],
  ])('refuses %s with %j', async (expression, values, message) => {
    expect(await attributesAfter(expression, values)).toMatch(
      new RegExp(
        `^${message.replace(/[[\]().*+?]/g, '\\$&')} \\(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; `,
      ),
    );
  });

  it('names what was given and not used', async () => {
    expect(await attributesAfter('REMOVE basket', { ':n': { N: '1' } })).toMatch(
      /^Value provided in ExpressionAttributeValues unused in expressions: keys: {:n}/,
    );
  });
});

describe('ConditionExpression', () => {
  const holds = async (condition: string, values: JsonObject = {}) => {
    const { execution } = await perform([
      put(order),
      put(order, {
        ConditionExpression: condition,
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
      }),
    ]);
    if (execution.status === 'SUCCEEDED') return true;
    if (execution.error === 'DynamoDB.ConditionalCheckFailedException') return false;
    return execution.cause;
  };

  it.each([
    ['attribute_not_exists(id)', {}, false],
    ['attribute_exists(basket[0]) and attribute_not_exists(basket[1])', {}, true],
    ['price = :n', { ':n': { N: '12.5' } }, true],
    ['price < :n or price > :m', { ':n': { N: '9' }, ':m': { N: '10' } }, true],
    ['price between :n and :m', { ':n': { N: '9' }, ':m': { N: '12.49' } }, false],
    ['id in (:a, :b)', { ':a': { S: '1' }, ':b': { S: '2' } }, true],
    ['not (begins_with(id, :a))', { ':a': { S: '1' } }, false],
    ['contains(tags, :a) AND contains(basket, :p)', { ':a': { S: 'a' }, ':p': { S: 'pen' } }, true],
    ['size(basket) = :n', { ':n': { N: '1' } }, true],
    ['attribute_type(price, :t)', { ':t': { S: 'N' } }, true],
    ['absentee <> :n', { ':n': { N: '1' } }, true],
  ])('%s with %j', async (condition, values, expected) => {
    expect(await holds(condition, values)).toBe(expected);
  });

  it('failing is caught by its own name, whose prefix differs between the integrations', async () => {
    const conditional = { TableName: 'Orders', Item: order, ConditionExpression: 'attribute_not_exists(id)' };
    const { execution } = await perform([
      put(order),
      { resource: 'aws-sdk:dynamodb:putItem', parameters: conditional },
    ]);
    expect(execution.error).toBe('DynamoDb.ConditionalCheckFailedException');
    expect(execution.cause).toMatch(
      /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]{36}\) \(SDK Attempt Count: 1\)$/,
    );
  });
});

describe('query and scan', () => {
  const items = ['c', 'a', 'b'].map((day, i) => ({
    resource: 'dynamodb:putItem',
    parameters: { TableName: 'Days', Item: { pk: { S: 'p' }, sk: { S: day }, n: { N: String(i) } } },
  }));
  const query = (more: JsonObject): Step => ({
    resource: 'aws-sdk:dynamodb:query',
    parameters: {
      TableName: 'Days',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'p' } },
      ...more,
    },
  });

  it('give items in the order of their sort key, forwards and backwards', async () => {
    const { results } = await perform([...items, query({}), query({ ScanIndexForward: false, Limit: 1 })]);
    const [forward, backward] = results.slice(3) as JsonObject[];
    expect((forward?.['Items'] as JsonObject[]).map((item) => item['sk'])).toEqual([
      { S: 'a' },
      { S: 'b' },
      { S: 'c' },
    ]);
    expect(backward).toEqual({
      Count: 1,
      Items: [{ pk: { S: 'p' }, sk: { S: 'c' }, n: { N: '0' } }],
      LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: 'c' } },
      ScannedCount: 1,
    });
  });

  it('filter after counting what was scanned', async () => {
    const filter = {
      FilterExpression: 'n > :n',
      ExpressionAttributeValues: { ':p': { S: 'p' }, ':n': { N: '0' } },
      Select: 'COUNT',
    };
    const { results } = await perform([...items, query(filter)]);
    expect(results[3]).toEqual({ Count: 2, ScannedCount: 3 });
  });
});

it('a cancelled transaction writes nothing and says which condition failed', async () => {
  const { execution } = await perform([
    put(order),
    {
      resource: 'aws-sdk:dynamodb:transactWriteItems',
      parameters: {
        TransactItems: [
          { Put: { TableName: 'Orders', Item: { id: { S: '2' } } } },
          { Put: { TableName: 'Orders', Item: order, ConditionExpression: 'attribute_not_exists(id)' } },
        ],
      },
    },
  ]);
  expect(execution.error).toBe('DynamoDb.TransactionCanceledException');
  expect(execution.cause).toContain('[None, ConditionalCheckFailed]');
});

describe('the name of a table', () => {
  const put = (TableName: JsonValue) =>
    perform([{ resource: 'dynamodb:putItem', parameters: { TableName, Item: { id: { S: '1' } } } }]);

  it.each([
    [
      '/orders',
      "Value '/orders' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
    ],
    [null, "Value null at 'tableName' failed to satisfy constraint: Member must not be null"],
  ])('is not %j', async (name, problem) => {
    const { execution } = await put(name);
    expect(execution.error).toBe('DynamoDB.AmazonDynamoDBException');
    expect(execution.cause).toContain(
      `1 validation error detected: ${problem} (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException;`,
    );
  });

  it('may be left to a template, and may be an ARN', async () => {
    expect((await put('${Table}')).execution.status).toBe('SUCCEEDED');
    const arn = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';
    const { results } = await perform([
      { resource: 'dynamodb:putItem', parameters: { TableName: arn, Item: { id: { S: '1' } } } },
      { resource: 'dynamodb:getItem', parameters: { TableName: 'orders', Key: { id: { S: '1' } } } },
    ]);
    expect(results[1]).toEqual({ Item: { id: { S: '1' } } });
  });
});
