// Instants as texts, the way AWS shows them in the context object and in the answers of its API.

/** An instant, in ms since 1970, as Java prints it: no fraction when it is a whole second. */
export const instantText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Texts of instants. Virtual time stands still for many states in a row, and each of them may ask for the same text. */
export class InstantTexts {
  #ms = NaN;
  #text = '';

  of(ms: number): string {
    if (ms !== this.#ms) {
      this.#ms = ms;
      this.#text = instantText(ms);
    }
    return this.#text;
  }
}
