// When an actor goes on with a long run. XState schedules it as a delayed event, and its clock is the caller's: the default one lets
// others have their turn in between.

/** A clock for `createActor` that goes on at once: the whole run in one go, for whoever has nothing else to do. */
export const atOnce = {
  setTimeout: (goOn: () => void): void => goOn(),
  clearTimeout: (): void => undefined,
};
