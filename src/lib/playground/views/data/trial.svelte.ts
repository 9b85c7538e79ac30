// A trial: changes that the learner tries out on the visit that is shown, to its input or to fields of its state. The run stays as
// it was until the trial is applied.
import {
  type JsonObject,
  type JsonValue,
  applyEdits,
  graphOf,
  isJsonObject,
  setField,
  stateNodes,
  valueAt,
} from '../../../asl/index.ts';
import type { Workspace } from '../../workspace/workspace.svelte.ts';

export interface Edits {
  readonly stateName: string;
  readonly state?: JsonObject;
  /** Input as typed. */
  readonly input?: string;
}

/** The state of the visit that is shown, as it ran, and its location in the definition that ran. */
interface ShownState {
  readonly state: JsonObject;
  readonly id: string;
}

export class Trial {
  edits = $state.raw<Edits>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get shownState(): ShownState | undefined {
    const { request } = this.#workspace.run;
    const { visit } = this.#workspace.view;
    if (!request || !visit) return undefined;
    const definition = request.definition as unknown as JsonValue;
    const node = stateNodes(graphOf(definition)).find(({ name }) => name === visit.name);
    const value = node && valueAt(definition, node.id);
    return node && isJsonObject(value) ? { state: value, id: node.id } : undefined;
  }

  /** The edits, when they are of the visit that is shown. */
  get shownEdits(): Edits | undefined {
    return this.edits?.stateName === this.#workspace.view.visit?.name ? this.edits : undefined;
  }

  /** What applying the trial would change; an input in the middle of a run comes from the states before it. */
  get applies(): 'definition' | 'input' | 'both' | undefined {
    const { edits } = this;
    if (!edits) return undefined;
    const isFirst = this.#workspace.view.visit?.position === 0 && !this.#workspace.run.isInChild;
    if (edits.state) return edits.input !== undefined && isFirst ? 'both' : 'definition';
    return isFirst ? 'input' : undefined;
  }

  /** Writes the trial into the texts: the state field by field, so that the text around stays as it is, in JSON or YAML. */
  apply(): void {
    const { edits, applies, shownState: shown } = this;
    if (!edits || !shown || applies === undefined) return;
    if (edits.input !== undefined && applies !== 'definition') this.#workspace.texts.editInput(edits.input);
    if (edits.state) {
      const text = this.#withEdits(shown, edits.state);
      if (text === undefined) {
        this.#workspace.notice = 'The definition has no such state any more, so nothing was applied.';
        return;
      }
      this.#workspace.texts.edit(text);
      this.#workspace.view.revealState(edits.stateName);
    }
    this.discard();
  }
  discard(): void {
    this.edits = undefined;
  }

  /** The definition's text with the fields in which the trial differs from what ran; undefined when the state is not in it. */
  #withEdits({ state, id }: ShownState, tried: JsonObject): string | undefined {
    let { document } = this.#workspace.texts;
    if (
      document.text !== this.#workspace.texts.definition ||
      !isJsonObject(valueAt(document.value, id) ?? null)
    )
      return undefined;
    for (const field of Object.keys({ ...state, ...tried })) {
      if (JSON.stringify(state[field]) === JSON.stringify(tried[field])) continue;
      const edits = setField(document, id, field, tried[field]);
      document = this.#workspace.texts.read(applyEdits(document.text, edits));
    }
    return document.text;
  }
}
