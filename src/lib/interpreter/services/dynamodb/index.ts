// DynamoDB in memory: the four optimized actions, and what `aws-sdk:dynamodb` adds to them.
import {
  type JsonArray,
  type JsonObject,
  type JsonValue,
  hasPlaceholder,
  isJsonObject,
} from '../../../asl/index.ts';
import { ServiceError } from '../service-error.ts';
import { textOf, type Actions, type Reply, type ServiceRequest } from '../service.ts';
import { compareValues, type Item } from './attribute-value.ts';
import type { DocumentPath } from './document-path.ts';
import { Expressions, type Condition, type Update } from './expression.ts';
import { projected } from './projection.ts';
import { Table, itemOf } from './table.ts';

export const dynamodb: Actions = {
  getItem: (request) => {
    const { parameters } = request;
    const expressions = new Expressions(parameters);
    const paths = expressions.projection();
    expressions.finish();
    const item = tableOf(request).get(itemOf(parameters, 'Key'));
    return reply({
      ...(item === undefined ? {} : { Item: projected(item, paths) }),
      ...consumed(request, 0.5),
    });
  },
  putItem: (request) => reply({ ...oldOrNothing(request, write(request, 'Put')), ...consumed(request, 1) }),
  deleteItem: (request) =>
    reply({ ...oldOrNothing(request, write(request, 'Delete')), ...consumed(request, 1) }),
  updateItem: (request) => {
    const change = write(request, 'Update');
    return reply({
      ...attributesOf(textOf(request.parameters, 'ReturnValues'), change),
      ...consumed(request, 1),
    });
  },
  query: (request) => {
    const { parameters } = request;
    const expressions = new Expressions(parameters);
    const key = expressions.condition('KeyConditionExpression');
    if (key === undefined) {
      throw invalid(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    }
    return search(request, expressions, key);
  },
  scan: (request) => search(request, new Expressions(request.parameters), () => true),
  batchGetItem: (request) => {
    const tables = objectIn(request.parameters, 'RequestItems');
    const responses = Object.entries(tables).map(([name, asked]): [string, JsonValue] => {
      const parameters = isJsonObject(asked) ? asked : {};
      const paths = new Expressions(parameters).projection();
      const items = listIn(parameters, 'Keys').flatMap((Key) => {
        const item = tableNamed(request, name).get(itemOf({ Key }, 'Key'));
        return item === undefined ? [] : [projected(item, paths)];
      });
      return [name, items];
    });
    return reply({ Responses: Object.fromEntries(responses), UnprocessedKeys: {} });
  },
  batchWriteItem: (request) => {
    for (const [name, writes] of Object.entries(objectIn(request.parameters, 'RequestItems'))) {
      const table = tableNamed(request, name);
      for (const each of Array.isArray(writes) ? (writes as JsonArray) : []) {
        const put = objectIn(each, 'PutRequest');
        if (Object.hasOwn(put, 'Item')) table.put(itemOf(put, 'Item'));
        const gone = objectIn(each, 'DeleteRequest');
        if (Object.hasOwn(gone, 'Key')) {
          const key = itemOf(gone, 'Key');
          table.get(key);
          table.delete(key);
        }
      }
    }
    return reply({ UnprocessedItems: {} });
  },
  transactWriteItems: (request) => {
    const steps = listIn(request.parameters, 'TransactItems').map((each) => {
      const [kind = '', parameters] = isJsonObject(each) ? (Object.entries(each)[0] ?? []) : [];
      if (!isWriteKind(kind))
        throw invalid(`TransactItems can only contain one of Check, Put, Update or Delete`);
      return prepare({ ...request, parameters: isJsonObject(parameters) ? parameters : {} }, kind);
    });
    if (steps.some(({ isRefused }) => isRefused)) {
      const reasons = steps.map(({ isRefused }) => (isRefused ? 'ConditionalCheckFailed' : 'None'));
      throw new ServiceError(
        'TransactionCanceledException',
        `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]`,
      );
    }
    for (const step of steps) step.commit();
    return reply({});
  },
  createTable: (request) => {
    const { parameters, world } = request;
    const name = textOf(parameters, 'TableName');
    if (world.tables.has(name)) {
      throw new ServiceError('ResourceInUseException', `Table already exists: ${name}`);
    }
    const keyNames = listIn(parameters, 'KeySchema')
      .filter(isJsonObject)
      .sort((a, b) => String(a['KeyType']).localeCompare(String(b['KeyType'])))
      .map((key) => textOf(key, 'AttributeName'));
    world.tables.set(name, new Table(name, keyNames));
    return reply({ TableDescription: descriptionOf(request, tableNamed(request, name), 'CREATING') });
  },
  describeTable: (request) => reply({ Table: descriptionOf(request, tableOf(request), 'ACTIVE') }),
};

/** What is kept of a write: the item before and after it. */
interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly paths: readonly DocumentPath[];
}

type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
const isWriteKind = (kind: string): kind is WriteKind =>
  kind === 'Put' || kind === 'Update' || kind === 'Delete' || kind === 'ConditionCheck';

function write(request: ServiceRequest, kind: WriteKind): Change {
  const prepared = prepare(request, kind);
  if (prepared.isRefused) {
    throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed');
  }
  return prepared.commit();
}

function prepare(
  request: ServiceRequest,
  kind: WriteKind,
): { readonly isRefused: boolean; readonly commit: () => Change } {
  const { parameters } = request;
  refuseLegacy(parameters);
  const expressions = new Expressions(parameters);
  const condition: Condition | undefined = expressions.condition('ConditionExpression');
  const update: Update | undefined = kind === 'Update' ? expressions.update() : undefined;
  expressions.finish();
  const table = tableOf(request);
  const given = itemOf(parameters, kind === 'Put' ? 'Item' : 'Key');
  const before = kind === 'Put' ? table.sameKeyAs(given) : table.get(given);
  return {
    isRefused: condition !== undefined && !condition(before ?? {}),
    commit: () => {
      if (kind === 'Put') {
        table.put(given);
        return { before, after: given, paths: [] };
      }
      if (kind === 'Delete') {
        table.delete(given);
        return { before, after: undefined, paths: [] };
      }
      if (kind === 'ConditionCheck') return { before, after: before, paths: [] };
      const touched = update?.paths.find(([name]) => table.keyNames.includes(String(name)));
      if (touched !== undefined) {
        throw invalid(
          `One or more parameter values were invalid: Cannot update attribute ${String(touched[0])}. This attribute is part of the key`,
        );
      }
      const start = before ?? given;
      const after = update === undefined ? start : update.apply(start);
      table.put(after);
      return { before, after, paths: update?.paths ?? [] };
    },
  };
}

function refuseLegacy(parameters: JsonObject): void {
  const legacy = ['AttributeUpdates', 'Expected', 'ConditionalOperator'].find((name) =>
    Object.hasOwn(parameters, name),
  );
  if (legacy !== undefined) {
    throw new ServiceError(
      'ValidationException',
      `Stepwise's DynamoDB does not know the legacy parameter ${legacy}; write an expression instead.`,
      { isModelled: false },
    );
  }
}

const oldOrNothing = ({ parameters }: ServiceRequest, { before }: Change): JsonObject =>
  textOf(parameters, 'ReturnValues') === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {};

function attributesOf(returnValues: string, { before, after, paths }: Change): JsonObject {
  switch (returnValues) {
    case 'ALL_NEW':
      return after === undefined ? {} : { Attributes: after };
    case 'ALL_OLD':
      return before === undefined ? {} : { Attributes: before };
    case 'UPDATED_NEW':
      return nonEmpty(projected(after ?? {}, paths));
    case 'UPDATED_OLD':
      return nonEmpty(projected(before ?? {}, paths));
    default:
      return {};
  }
}

const nonEmpty = (attributes: Item): JsonObject =>
  Object.keys(attributes).length === 0 ? {} : { Attributes: attributes };

function search(request: ServiceRequest, expressions: Expressions, isWanted: Condition): Reply {
  const { parameters } = request;
  const filter = expressions.condition('FilterExpression');
  const paths = expressions.projection();
  expressions.finish();
  const table = tableOf(request);
  const isBackwards = parameters['ScanIndexForward'] === false;
  const found = table.items.filter(isWanted);
  const ordered = isBackwards ? [...found].reverse() : found;
  const start = Object.hasOwn(parameters, 'ExclusiveStartKey')
    ? itemOf(parameters, 'ExclusiveStartKey')
    : undefined;
  const from =
    start === undefined
      ? 0
      : ordered.findIndex((item) =>
          table.keyNames.every((name) => compareValues(item[name] ?? {}, start[name] ?? {}) === 0),
        ) + 1;
  const limit = typeof parameters['Limit'] === 'number' ? parameters['Limit'] : Infinity;
  const page = ordered.slice(from, from + limit);
  const last = page.at(-1);
  const kept = page.filter((item) => filter === undefined || filter(item));
  return reply({
    Count: kept.length,
    ...(parameters['Select'] === 'COUNT' ? {} : { Items: kept.map((item) => projected(item, paths)) }),
    // DynamoDB gives a key whenever it stopped at the limit, even if nothing follows.
    ...(page.length === limit && last !== undefined ? { LastEvaluatedKey: table.keyOf(last) } : {}),
    ScannedCount: page.length,
    ...consumed(request, 0.5),
  });
}

function tableOf(request: ServiceRequest): Table {
  const { parameters } = request;
  if ((parameters['TableName'] ?? null) === null) {
    throw invalid(violated('null', 'Member must not be null'));
  }
  return tableNamed(request, textOf(parameters, 'TableName'));
}

function tableNamed({ world }: ServiceRequest, nameOrArn: string): Table {
  const name = nameOrArn.replace(/^arn:.*:table\//, '');
  const isNamed = /^[a-zA-Z0-9_.-]*$/.test(name) || hasPlaceholder(name);
  if (!isNamed) {
    const constraint = 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+';
    throw invalid(violated(`'${name}'`, constraint));
  }
  const known = world.tables.get(name);
  if (known !== undefined) return known;
  const table = new Table(name);
  world.tables.set(name, table);
  return table;
}

// Recorded for a name with a slash.
const violated = (value: string, constraint: string): string =>
  `1 validation error detected: Value ${value} at 'tableName' failed to satisfy constraint: ${constraint}`;

const descriptionOf = ({ region, account }: ServiceRequest, table: Table, status: string): JsonObject => ({
  TableName: table.name,
  TableArn: `arn:aws:dynamodb:${region}:${account}:table/${table.name}`,
  TableStatus: status,
  ItemCount: table.items.length,
  KeySchema: table.keyNames.map((AttributeName, i) => ({
    AttributeName,
    KeyType: i === 0 ? 'HASH' : 'RANGE',
  })),
});

const consumed = ({ parameters }: ServiceRequest, units: number): JsonObject => {
  const asked = textOf(parameters, 'ReturnConsumedCapacity');
  return asked === 'TOTAL' || asked === 'INDEXES'
    ? { ConsumedCapacity: { TableName: textOf(parameters, 'TableName'), CapacityUnits: units } }
    : {};
};

const reply = (response: JsonObject): { readonly response: JsonObject } => ({ response });

const invalid = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { isModelled: false });

const objectIn = (value: JsonValue, name: string): JsonObject => {
  const member = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isJsonObject(member) ? member : {};
};
const listIn = (value: JsonObject, name: string): JsonArray => {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return Array.isArray(member) ? (member as JsonArray) : [];
};
