// Map: runs its processor once per item, inline or distributed (../map/).
import type { MapState } from '../../asl/definition.ts';
import { compileErrorHandling } from '../error-handling.ts';
import { failsContainer } from '../failure.ts';
import type { Behaviour } from '../machine.ts';
import { compileDistributedMap } from '../map/distributed.ts';
import { compileInlineMap } from '../map/inline.ts';

export const map: Behaviour<MapState> = (state, compiling) => {
  const isDistributed = (state.ItemProcessor ?? state.Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED';
  const attempt = isDistributed
    ? compileDistributedMap(state, compiling)
    : compileInlineMap(state, compiling);
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
