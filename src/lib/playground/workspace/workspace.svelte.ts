// One playground: its texts, the run that came of them, and what is looked at, with the few verbs that concern more than one of the
// three. The editor never hears from the interpreter.
import type { SharedPlayground } from '../share/link.ts';
import { WorkspaceRun } from './run.svelte.ts';
import { WorkspaceTexts } from './texts.svelte.ts';
import type { Surroundings, Texts } from './types.ts';
import { WorkspaceView } from './view.svelte.ts';

export class Workspace {
  readonly name: string;
  readonly texts: WorkspaceTexts;
  readonly run: WorkspaceRun;
  readonly view: WorkspaceView;
  /** A sentence about what was asked last. */
  notice = $state.raw<string>();

  /** `startName` is what the texts it starts with are called. */
  constructor(name: string, texts: Texts, startName = 'the lesson’s version') {
    const say = (sentence: string | undefined): void => void (this.notice = sentence);
    this.name = name;
    this.texts = new WorkspaceTexts(texts, startName, say);
    this.run = new WorkspaceRun(this.texts, say, () => this.view.unpick());
    this.view = new WorkspaceView(this.texts, this.run);
  }

  /** Gives the playground its worker and clock (in a browser); the answer takes them away again. */
  attach(surroundings: Surroundings): () => void {
    const detach = this.run.attach(surroundings);
    return () => {
      this.texts.checkNow();
      detach();
    };
  }

  /** Puts texts in place of these, as a "Try it" button does; what is not named stays. The run that was shown goes. */
  load(texts: Texts): void {
    this.texts.load(texts);
    this.run.reset();
  }
  /** Back to the texts it started with. */
  restoreOriginal(): void {
    this.texts.hasNewVersion = false;
    this.load(this.texts.original);
  }

  /** Everything that a run depends on. */
  get shared(): SharedPlayground {
    const { definition, input, mocks, environmentReading } = this.texts;
    const { seed, journal } = this.run;
    return { definition, input, mocks, seed, journal, environment: environmentReading.environment };
  }
  /** Opens what was shared in place of what is here. */
  open({ definition, input, mocks, seed, journal, environment = {} }: SharedPlayground): void {
    const indented = (value: object): string => JSON.stringify(value, null, 2);
    this.load({ definition, input, mocks: indented(mocks), environment: indented(environment) });
    this.run.prepare(seed, journal);
  }
}
