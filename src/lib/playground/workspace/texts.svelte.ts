// What is written in a playground: definition, input, faults and environment, what these texts say, and the verbs that change
// them. Knows nothing of running them.
import {
  type DefinitionFormat,
  type Diagnostic,
  type Graph,
  type JsonValue,
  type JsonataReader,
  type ParsedDocument,
  type TextParser,
  diagnose,
  ownValue,
  parse,
  stateNodes,
  valueAt,
} from '../../asl/index.ts';
import type { ExecutionRequest, Mocks } from '../../execution/index.ts';
import { formatted, notationOf } from '../editor/notation.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { faultsOf, kindOf, readMocks } from '../faults/faults.ts';
import { GraphMemory, type DrawnGraph } from '../graph/drawn-graph.ts';
import { readInput } from './input.ts';
import type { Say, Texts } from './types.ts';

/** Texts up to here are checked within the key press, up to the next bound right after it, longer ones when the typing pauses. */
const longestInstantText = 60_000;
const longestSwiftText = 250_000;
const typingPauseMs = 250;
const longestSample = 20_000;

/** The part of an execution's request that is written. */
type WrittenRequest = Pick<ExecutionRequest, 'definition' | 'input' | 'mocks' | keyof Environment>;

export class WorkspaceTexts {
  /** What the texts it started with are called. */
  readonly startName: string;
  /** The lesson's texts: where "Reset to the lesson's version" leads. */
  original: Required<Texts> = { definition: '', input: '{}', mocks: '{}', environment: '{}' };

  definition = $state.raw('');
  input = $state.raw('{}');
  /** The faults as JSON text; `mocks` is what it says. */
  mocksText = $state.raw('{}');
  /** The environment of a run as JSON text; `environmentReading` is what it says. */
  environmentText = $state.raw('{}');
  /** Whether the lesson's texts have changed since the learner edited them; what was typed is kept until they decide. */
  hasNewVersion = $state.raw(false);
  /** Whether the definition is written in JSON or in YAML. */
  notation = $state.raw<DefinitionFormat>('json');
  /** YAML's parser: loaded when a definition is first written in YAML. */
  yaml = $state.raw<TextParser>();
  /** Texts that are on their way, from a link: whoever wants to run what is written waits for them. */
  opening: Promise<void> | undefined;
  /** The text that `document` and all that follows from it are of: the definition, at most a moment behind while a long one is typed. */
  #parsedText = $state.raw('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #lastGraph = new GraphMemory();
  readonly #say: Say;

  readonly document = $derived(this.read(this.#parsedText));
  readonly #lineBreaks = $derived(lineBreaksIn(this.#parsedText));
  /** False while a definition in YAML waits for its parser. */
  readonly isReadable = $derived(this.notation === 'json' || this.yaml !== undefined);
  readonly inputReading = $derived(readInput(this.input));
  /** JSONata's parser: loaded when a definition first holds an expression. */
  jsonata = $state.raw<JsonataReader>();
  /** The input, for paths to be checked against; a long one would make every keystroke slow. */
  readonly sampleInput: JsonValue | undefined = $derived(
    this.input.length < longestSample && !this.inputReading.problem ? this.inputReading.value : undefined,
  );
  readonly environmentReading = $derived(readEnvironment(this.environmentText));
  readonly diagnostics: readonly Diagnostic[] = $derived(
    this.isReadable
      ? diagnose(this.document, {
          jsonata: this.jsonata,
          input: this.sampleInput,
          type: this.environmentReading.environment.type,
        })
      : [],
  );
  readonly errors = $derived(this.diagnostics.filter(({ severity }) => severity === 'ERROR'));
  readonly mocksReading = $derived(readMocks(this.mocksText));
  readonly mocks: Mocks = $derived(this.mocksReading.mocks ?? {});
  /** What can be read of the definition as a graph, and what was drawn last of the rest. */
  readonly drawn: DrawnGraph = $derived(
    (this.isReadable ? undefined : this.#lastGraph.last) ?? this.#lastGraph.next(this.document),
  );
  /** The graph; the same object as long as it says the same, so that typing in a value draws nothing anew. */
  readonly graph: Graph = $derived(this.drawn.graph);
  /** All states, outer before inner. */
  readonly stateNodes = $derived(stateNodes(this.graph));
  /** The Task states with their Resource, in the text's order. */
  readonly tasks = $derived(
    this.stateNodes.flatMap(({ id, name, type }) => {
      if (type !== 'Task') return [];
      const value = valueAt(this.document.value, id);
      return [
        { name, resource: textOf(value, 'Resource'), timeoutSeconds: numberOf(value, 'TimeoutSeconds') },
      ];
    }),
  );
  /** Names of the states for which something other than a result is set. */
  readonly faulty: readonly string[] = $derived(
    faultsOf(this.mocks)
      .filter(({ response }) => kindOf(response) !== 'return')
      .map(({ state }) => state),
  );
  readonly isChanged = $derived(
    this.definition !== this.original.definition ||
      this.input !== this.original.input ||
      this.mocksText !== this.original.mocks ||
      this.environmentText !== this.original.environment,
  );

  constructor(
    { definition = '', input = '{}', mocks = '{}', environment = '{}' }: Texts,
    startName: string,
    say: Say,
  ) {
    this.startName = startName;
    this.#say = say;
    this.original = { definition, input, mocks, environment };
    this.definition = definition;
    this.#parsedText = definition;
    this.notation = notationOf(definition, 'json');
    this.input = input;
    this.mocksText = mocks;
    this.environmentText = environment;
  }

  /** The four texts as they stand. */
  get current(): Required<Texts> {
    const { definition, input, mocksText: mocks, environmentText: environment } = this;
    return { definition, input, mocks, environment };
  }

  edit(text: string): void {
    this.definition = text;
    this.notation = notationOf(text, this.notation);
    if (!this.isReadable) void this.loadYaml();
    clearTimeout(this.#timer);
    if (text.length < longestInstantText) this.#parsedText = text;
    else {
      const pause = text.length < longestSwiftText ? 0 : typingPauseMs;
      this.#timer = setTimeout(() => (this.#parsedText = this.definition), pause);
    }
  }

  /** Parses and checks what is in the editor now, however long it is. */
  checkNow(): void {
    clearTimeout(this.#timer);
    this.#parsedText = this.definition;
  }

  editInput(text: string): void {
    this.input = text;
  }

  editMocks(text: string): void {
    this.mocksText = text;
  }

  editEnvironment(text: string): void {
    this.environmentText = text;
  }

  setMocks(mocks: Mocks): void {
    this.mocksText = JSON.stringify(mocks, null, 2);
  }

  /** Puts texts in place of these; what is not named stays. */
  load({ definition, input, mocks, environment }: Texts): void {
    if (definition !== undefined) {
      // Another definition: nothing of the former one may live on in its graph.
      this.#lastGraph.forget();
      this.edit(definition);
    }
    if (input !== undefined) this.editInput(input);
    if (mocks !== undefined) this.editMocks(mocks);
    if (environment !== undefined) this.editEnvironment(environment);
  }

  /** A text read in the notation of the definition. */
  read(text: string): ParsedDocument {
    return parse(text, { format: this.notation, yaml: this.yaml });
  }

  async loadYaml(): Promise<void> {
    this.yaml ??= (await import('../../asl/text/parse-yaml.ts')).parseYaml;
  }

  /** Indents the definition; comments stay, and so does a text that is too broken. */
  async format(): Promise<void> {
    const before = this.definition;
    const after = await formatted(before, this.notation);
    if (this.definition !== before) return;
    if (after === undefined) this.#say('This text is too broken to be formatted.');
    else this.edit(after);
  }

  /** Writes the definition in the other notation, JSON or YAML. */
  async translate(): Promise<void> {
    const before = this.definition;
    const { toJson, toYaml } = await import('../../asl/text/convert.ts');
    const { text, lostComments } = this.notation === 'json' ? toYaml(before) : toJson(before);
    if (this.definition !== before) return;
    if (text === undefined) {
      this.#say('This text is too broken to be written in another way. See Problems.');
      return;
    }
    await this.loadYaml();
    this.notation = this.notation === 'json' ? 'yaml' : 'json';
    this.edit(text);
    this.#say(
      lostComments === 0
        ? undefined
        : `JSON has no comments: ${lostComments === 1 ? 'one was' : `${lostComments} were`} left out. Undo brings them back.`,
    );
  }

  /** The definition as JSON text, whatever it is written in; as it stands where it cannot be read. */
  get definitionAsJson(): string {
    if (this.notation === 'json' || this.document.text !== this.definition) return this.definition;
    return this.document.value === undefined ? this.definition : JSON.stringify(this.document.value, null, 2);
  }

  /** A text in the notation of the definition, JSON or YAML, so that the two can be compared. */
  async inNotation(text: string): Promise<string> {
    if (notationOf(text, 'json') === this.notation) return text;
    const { toJson, toYaml } = await import('../../asl/text/convert.ts');
    return (this.notation === 'yaml' ? toYaml(text) : toJson(text)).text ?? text;
  }

  /** A state got another name in the text: its faults follow it. */
  followRenaming(from: string, to: string): void {
    const mocks = this.mocksReading.mocks;
    if (!mocks || !Object.hasOwn(mocks, from)) return;
    this.setMocks(
      Object.fromEntries(Object.entries(mocks).map(([name, each]) => [name === from ? to : name, each])),
    );
  }

  /** Whether a state lies inside a Map or Parallel. */
  isInLane(state: string): boolean {
    const node = this.stateNodes.find(({ name }) => name === state);
    return (
      node !== undefined && this.stateNodes.some(({ id }) => id !== node.id && node.id.startsWith(`${id}/`))
    );
  }

  /** The errors of the definition in a sentence; undefined when there is none. */
  errorWords(): string | undefined {
    const [error, ...more] = this.errors;
    if (!error) return undefined;
    const count = more.length === 0 ? 'a problem' : `${more.length + 1} problems`;
    return `the definition has ${count}. Line ${this.lineOf(error.from)}: ${error.message}`;
  }

  /** Line of the definition, from 1, at an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineBreaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lineBreaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** What a run of these texts is asked, or the sentence that says why there is nothing to run. */
  asRequest(): WrittenRequest | string {
    const { definition, diagnostics } = this.document;
    const isWhole = diagnostics.every(({ severity }) => severity !== 'ERROR');
    if (!definition || !isWhole) {
      if (this.definition.trim() === '') return 'Not run: the definition is empty.';
      return `Not run: ${this.errorWords() ?? 'the definition has no StartAt and States to run.'}`;
    }
    const { value: input, problem } = this.inputReading;
    if (problem !== undefined) return `Not run: ${problem.message}`;
    if (this.mocksReading.problem !== undefined) return `Not run: ${this.mocksReading.problem}`;
    const { environment, problem: environmentProblem } = this.environmentReading;
    if (environmentProblem !== undefined) return `Not run. ${environmentProblem}`;
    return { ...environment, definition, input, mocks: this.mocks };
  }

  /** The texts that a run depends on, as one text to compare. */
  get fingerprint(): string {
    return JSON.stringify([this.definition, this.input, this.mocksText, this.environmentText]);
  }
}

/** Where lines end; the problems ask for their lines on every key press. */
function lineBreaksIn(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

function textOf(value: JsonValue | undefined, key: string): string {
  const found = ownValue(value, key);
  return typeof found === 'string' ? found : '';
}
function numberOf(value: JsonValue | undefined, key: string): number | undefined {
  const found = ownValue(value, key);
  return typeof found === 'number' ? found : undefined;
}
