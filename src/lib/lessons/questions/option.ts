// The answers of a question. A wrong one brings the sentence that says why it is wrong, to whoever has chosen it; why the right one is
// right, the question says itself.

export type Option = string | { readonly text: string; readonly because: string };

export const optionText = (option: Option): string => (typeof option === 'string' ? option : option.text);

/** Why the chosen option is wrong; undefined for the right one, and for what was typed. */
export function becauseOf(options: readonly Option[] | undefined, chosen: string): string | undefined {
  const option = options?.find((one) => optionText(one) === chosen);
  return typeof option === 'object' ? option.because : undefined;
}
