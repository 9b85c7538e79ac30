// One bench: the learner's texts and the verbs that act on them.
export interface Texts {
  readonly definition?: string;
  readonly input?: string;
  /** JSON text in the shape of `Mocks`. */
  readonly mocks?: string;
}

export class Workspace {
  readonly name: string;
  definition = $state.raw('');
  input = $state.raw('{}');

  constructor(name: string, { definition = '', input = '{}' }: Texts) {
    this.name = name;
    this.definition = definition;
    this.input = input;
  }

  edit(text: string): void {
    this.definition = text;
  }
  editInput(text: string): void {
    this.input = text;
  }
  load({ definition = this.definition, input = this.input }: Texts): void {
    this.definition = definition;
    this.input = input;
  }
}
