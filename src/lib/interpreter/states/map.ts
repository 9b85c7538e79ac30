// Map: runs its processor once per item. Inline here; distributed in ../distributed/.
import type { MapState } from '../../asl/definition.ts';
import { compileErrorHandling } from '../error-handling.ts';
import { Unsupported, failsContainer } from '../failure.ts';
import type { Behaviour } from '../machine.ts';
import { compileInlineMap } from '../map/inline.ts';

export const map: Behaviour<MapState> = (state, compiling) => {
  const isDistributed = (state.ItemProcessor ?? state.Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED';
  if (isDistributed) throw new Unsupported('Distributed Map');
  const attempt = compileInlineMap(state, compiling);
  const handling = compileErrorHandling(state, compiling);
  return function* (thread, compiled) {
    const { run } = thread;
    run.enter(thread, compiled);
    yield* handling.perform(
      thread,
      compiled,
      () => attempt(thread, compiled),
      (_, failure) => {
        if (failsContainer(failure)) run.recordNext(thread, 'MapStateFailed');
      },
    );
  };
};
