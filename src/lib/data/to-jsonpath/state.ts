// Rewrites a JSONata state as a JSONPath state that gives the same output, variables and next state, field by field. What JSONPath
// cannot express is an obstacle, with its place and reason, and then there is no state: nothing is guessed.
import {
  type JsonObject,
  type JsonValue,
  type Obstacle,
  type StateConversion,
  atIndex,
  isJsonObject,
  ownValue,
  within,
} from '../../asl/index.ts';
import { isExpression } from '../jsonata/expression.ts';
import { ruleOf } from './condition.ts';
import { calledBy, entriesOf, NoCounterpart, plain, treeOf, treesOf, type Tree } from './tree.ts';
import { argumentText, pathOf, valueText, type Roots } from './value.ts';

/** The state in JSONPath, or the obstacles. Pure; never throws. */
export function convertToJsonpath(state: JsonObject): StateConversion {
  return new Converter(state).convert();
}

type Fields = { [field: string]: JsonValue };

/** Fields that both languages write in the same way. */
const same = new Set([
  'Type',
  'Comment',
  'Resource',
  'Credentials',
  'Retry',
  'Default',
  'Next',
  'End',
  'Branches',
  'ItemProcessor',
  'Iterator',
  'Label',
]);
/** Fields that take a literal, and from JSONPath's field of that name plus `Path` a path. */
const withPath = new Set([
  'Seconds',
  'Timestamp',
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'Error',
  'Cause',
  'MaxConcurrency',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'MaxItems',
  'MaxItemsPerBatch',
  'MaxInputBytesPerBatch',
]);
/** Of those, the ones that take an intrinsic function for a path. */
const withCall = new Set(['Error', 'Cause']);
const input: Roots = { input: '$' };
const inResult: Roots = { result: '$' };

/** Collects obstacles and notes while one state is converted. */
class Converter {
  readonly #state: JsonObject;
  readonly #hasWork: boolean;
  readonly #obstacles: Obstacle[] = [];
  readonly #notes = new Set<string>();
  readonly #made: Fields = {};

  constructor(state: JsonObject) {
    this.#state = state;
    const type = ownValue(state, 'Type');
    this.#hasWork = type === 'Task' || type === 'Parallel' || type === 'Map';
  }

  convert(): StateConversion {
    // What Assign sees depends on the other fields.
    const fields = Object.entries(this.#state).sort(
      ([a], [b]) => Number(a === 'Assign') - Number(b === 'Assign'),
    );
    for (const [field, value] of fields) this.#field(field, value, within('/', field));
    if (
      this.#made.InputPath !== undefined &&
      ['Timeout', 'Heartbeat'].some((name) => `${name}SecondsPath` in this.#made)
    )
      this.#refuse('/Arguments', 'InputPath would change what the paths of the seconds read');
    const obstacles = this.#obstacles;
    const notes = [...this.#notes];
    return obstacles.length > 0 ? { obstacles, notes } : { state: this.#made, obstacles, notes };
  }

  #field(field: string, value: JsonValue, place: string): void {
    const made = this.#made;
    if (field === 'QueryLanguage') return;
    if (same.has(field)) made[field] = value;
    else if (withPath.has(field)) this.#scalar(made, field, value, place);
    else if (field === 'Arguments') this.#template(made, 'Parameters', value, input, place);
    else if (field === 'Output') this.#output(value, place);
    else if (field === 'Assign') this.#template(made, 'Assign', value, this.#assignRoots(), place);
    else if (field === 'Choices') made.Choices = this.#each(value, place, (rule, at) => this.#rule(rule, at));
    else if (field === 'Catch')
      made.Catch = this.#each(value, place, (catcher, at) => this.#catcher(catcher, at));
    else if (field === 'Items')
      this.#try(place, () => void (made.ItemsPath = this.#path(value, input, 'ItemsPath takes a path')));
    else if (field === 'ItemSelector') this.#template(made, 'ItemSelector', value, input, place);
    else if (field === 'ItemReader' || field === 'ResultWriter' || field === 'ReaderConfig')
      made[field] = this.#inner(value, place);
    else if (field === 'ItemBatcher') made[field] = this.#inner(value, place);
    else this.#refuse(place, `there is no counterpart of ${field}`);
  }

  /** ItemReader, ItemBatcher and the like: objects with fields of their own. */
  #inner(value: JsonValue, place: string): JsonValue {
    if (!isJsonObject(value)) return value;
    const made: Fields = {};
    for (const [field, item] of Object.entries(value)) {
      const at = within(place, field);
      if (field === 'Arguments') this.#template(made, 'Parameters', item, input, at);
      else if (field === 'BatchInput') this.#template(made, field, item, input, at);
      else if (withPath.has(field)) this.#scalar(made, field, item, at);
      else made[field] = isJsonObject(item) ? this.#inner(item, at) : item;
    }
    return made;
  }

  #scalar(made: Fields, field: string, value: JsonValue, place: string): void {
    if (!isExpression(value)) {
      made[field] = value;
      return;
    }
    this.#try(place, () => {
      const tree = this.#tree(value);
      made[`${field}Path`] = withCall.has(field)
        ? valueText(tree, input, this.#note)
        : this.#path(value, input, `${field}Path takes a path`);
    });
  }

  /** What `$` is in Assign: the result of the work, or what the state gives on. */
  #assignRoots(): Roots {
    if (this.#hasWork) return inResult;
    return this.#made.Parameters === undefined && this.#made.Result === undefined ? input : {};
  }

  #output(value: JsonValue, place: string): void {
    this.#try(place, () => {
      if (this.#hasWork) this.#outputOfWork(value, place);
      else if (ownValue(this.#state, 'Type') === 'Pass') this.#outputOfPass(value, place);
      else if (ownValue(this.#state, 'Type') === 'Choice')
        throw new NoCounterpart('in JSONPath a Choice gives the same output for every rule');
      else
        this.#outputByPath(
          value,
          `a ${String(ownValue(this.#state, 'Type'))} state of JSONPath selects its output with a path`,
        );
    });
  }

  #outputByPath(value: JsonValue, reason: string): void {
    const path = this.#path(value, input, reason);
    if (path !== '$') this.#made.OutputPath = path;
  }

  #outputOfPass(value: JsonValue, place: string): void {
    if (!holdsExpression(value)) {
      this.#made.Result = value;
      return;
    }
    const tree = isExpression(value) ? this.#tree(value) : undefined;
    const entries = tree && entriesOf(tree);
    if (isJsonObject(value) || entries) this.#template(this.#made, 'Parameters', value, input, place);
    else this.#outputByPath(value, 'a Pass state of JSONPath makes an object or selects with a path');
  }

  #outputOfWork(value: JsonValue, place: string): void {
    const made = this.#made;
    if (isExpression(value)) {
      const tree = this.#tree(value);
      if (this.#merged(tree, '$states.result', 'result', made)) return;
      if (!entriesOf(tree)) {
        const ofInput = this.#rootIs(tree, 'input');
        const path = this.#path(
          value,
          ofInput ? input : inResult,
          'the output of such a state in JSONPath is an object or at a path',
        );
        if (ofInput) made.ResultPath = null;
        if (path !== '$') made.OutputPath = path;
        return;
      }
    } else if (!isJsonObject(value)) throw new NoCounterpart('in JSONPath a ResultSelector is an object');
    this.#template(made, 'ResultSelector', value, inResult, place);
  }

  /** `$merge([$states.input, {"field": …}])` is what ResultPath does. */
  #merged(tree: Tree, whole: string, root: 'result' | 'errorOutput', made: Fields): boolean {
    if (calledBy(tree) !== 'merge') return false;
    const [list] = treesOf(tree.arguments).map(plain);
    const [base, added, ...more] =
      list?.type === 'unary' && list.value === '[' ? treesOf(list.expressions).map(plain) : [];
    const entries = added && entriesOf(added);
    const [entry, ...others] = entries ?? [];
    if (!base || !entry || more.length > 0 || others.length > 0 || pathOf(base, input, this.#note) !== '$')
      return false;
    const [field, value] = entry;
    const inner = entriesOf(value);
    if (inner && root === 'result') made.ResultSelector = this.#object(inner, inResult);
    else if (pathOf(value, { [root]: '$' }, this.#note) !== '$')
      throw new NoCounterpart(`ResultPath puts in the whole of ${whole}, or an object made of it`);
    made.ResultPath = /^[A-Za-z_]\w*$/.test(field) ? `$.${field}` : `$['${field.replace(/[\\']/g, '\\$&')}']`;
    return true;
  }

  #rule(rule: JsonObject, place: string): JsonValue {
    const made: Fields = {};
    for (const [field, value] of Object.entries(rule)) {
      const at = within(place, field);
      if (field === 'Condition') {
        this.#try(at, () => {
          const condition = value === true || value === false ? { type: 'value', value } : this.#tree(value);
          Object.assign(made, ruleOf(condition, this.#note));
        });
      } else if (field === 'Assign') this.#template(made, field, value, input, at);
      else if (field === 'Output') this.#refuse(at, 'in JSONPath a rule has no output of its own');
      else made[field] = value;
    }
    return made;
  }

  #catcher(catcher: JsonObject, place: string): JsonValue {
    const made: Fields = {};
    const roots: Roots = { errorOutput: '$' };
    for (const [field, value] of Object.entries(catcher)) {
      const at = within(place, field);
      if (field === 'Assign') this.#template(made, field, value, roots, at);
      else if (field === 'Output') {
        this.#try(at, () => {
          const tree = this.#tree(value);
          if (this.#merged(tree, '$states.errorOutput', 'errorOutput', made)) return;
          if (this.#rootIs(tree, 'input') && pathOf(tree, input, this.#note) === '$') made.ResultPath = null;
          else if (pathOf(tree, roots, this.#note) !== '$')
            throw new NoCounterpart('a catcher of JSONPath puts the whole error output somewhere');
        });
      } else made[field] = value;
    }
    return made;
  }

  /** A template under its name in JSONPath; an expression that makes an object is taken apart. */
  #template(made: Fields, field: string, value: JsonValue, roots: Roots, place: string): void {
    this.#try(place, () => {
      const entries = isExpression(value) ? entriesOf(this.#tree(value)) : undefined;
      if (entries) made[field] = this.#object(entries, roots);
      else if (isJsonObject(value)) made[field] = this.#entries(value, roots, place);
      else if (field === 'Parameters' && isExpression(value)) made.InputPath = this.#inputPath(value);
      else throw new NoCounterpart(`${field} is an object in JSONPath`);
    });
  }

  /** Arguments that are a path: what the state works with, in JSONPath. */
  #inputPath(value: string): string {
    if (ownValue(this.#state, 'ItemSelector') !== undefined || ownValue(this.#state, 'Items') !== undefined)
      throw new NoCounterpart('Parameters is an object in JSONPath');
    return this.#path(value, input, 'Parameters is an object in JSONPath');
  }

  #entries(object: JsonObject, roots: Roots, place: string): JsonObject {
    const made: Fields = {};
    for (const [key, value] of Object.entries(object)) {
      const at = within(place, key);
      if (key.endsWith('.$')) this.#refuse(at, 'in JSONPath a key that ends in .$ is evaluated');
      else this.#try(at, () => this.#entry(made, key, value, roots, at));
    }
    return made;
  }

  #entry(made: Fields, key: string, value: JsonValue, roots: Roots, place: string): void {
    if (isExpression(value)) {
      const tree = this.#tree(value);
      const entries = entriesOf(tree);
      if (entries) put(made, key, this.#object(entries, roots));
      else if (isLiteral(tree)) put(made, key, tree.value as JsonValue);
      else put(made, `${key}.$`, valueText(tree, roots, this.#note));
    } else if (isJsonObject(value)) put(made, key, this.#entries(value, roots, place));
    else if (Array.isArray(value) && holdsExpression(value)) {
      if (value.some(isExpression)) put(made, `${key}.$`, this.#array(value, roots));
      else
        put(
          made,
          key,
          value.map((item, index) =>
            isJsonObject(item) ? this.#entries(item, roots, atIndex(place, index)) : plainItem(item),
          ),
        );
    } else put(made, key, value);
  }

  /** A list with expressions in it is a call of States.Array. */
  #array(items: readonly JsonValue[], roots: Roots): string {
    const given = items.map((item) => {
      if (isExpression(item)) return argumentText(this.#tree(item), roots, this.#note);
      if (typeof item === 'object' && item !== null)
        throw new NoCounterpart('States.Array takes no objects that are written out');
      return argumentText(
        {
          type: typeof item === 'string' ? 'string' : typeof item === 'number' ? 'number' : 'value',
          value: item,
        },
        roots,
        this.#note,
      );
    });
    return `States.Array(${given.join(', ')})`;
  }

  #object(entries: readonly (readonly [string, Tree])[], roots: Roots): JsonObject {
    const made: Fields = {};
    for (const [key, tree] of entries) {
      if (key.endsWith('.$')) throw new NoCounterpart('in JSONPath a key that ends in .$ is evaluated');
      const inner = entriesOf(tree);
      if (inner) put(made, key, this.#object(inner, roots));
      else if (isLiteral(tree)) put(made, key, tree.value as JsonValue);
      else put(made, `${key}.$`, valueText(tree, roots, this.#note));
    }
    return made;
  }

  #path(value: JsonValue, roots: Roots, reason: string): string {
    const path = isExpression(value) ? pathOf(this.#tree(value), roots, this.#note) : undefined;
    if (path === undefined) throw new NoCounterpart(reason);
    return path;
  }

  #rootIs(tree: Tree, root: string): boolean {
    const [first, second] = tree.type === 'path' ? treesOf(tree.steps) : [];
    return first?.type === 'variable' && first.value === 'states' && second?.value === root;
  }

  #tree(value: JsonValue): Tree {
    if (!isExpression(value)) throw new NoCounterpart('it is no expression');
    return treeOf(value.slice(2, -2));
  }

  #each(value: JsonValue, place: string, convert: (item: JsonObject, at: string) => JsonValue): JsonValue {
    if (!Array.isArray(value)) return value;
    return value.map((item, index) => (isJsonObject(item) ? convert(item, atIndex(place, index)) : item));
  }

  readonly #note = (sentence: string): void => void this.#notes.add(sentence);

  #refuse(place: string, reason: string): void {
    this.#obstacles.push({ place, reason });
  }

  #try(place: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NoCounterpart)) throw error;
      this.#refuse(place, error.message);
    }
  }
}

const isLiteral = ({ type }: Tree): boolean => type === 'string' || type === 'number' || type === 'value';

function plainItem(item: JsonValue): JsonValue {
  if (holdsExpression(item)) throw new NoCounterpart('in JSONPath nothing in a list of lists is evaluated');
  return item;
}

function holdsExpression(value: JsonValue): boolean {
  if (isExpression(value)) return true;
  if (Array.isArray(value)) return value.some(holdsExpression);
  return isJsonObject(value) && Object.values(value).some(holdsExpression);
}

/** `__proto__` is an ordinary name. */
function put(object: Fields, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
