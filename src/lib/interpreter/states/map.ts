// Map: runs its processor once per item, inline or distributed (../map/).
import type { MapState } from '../../asl/definition.ts';
import { compileErrorHandling } from '../error-handling.ts';
import { isTold, type Failure } from '../failure.ts';
import type { Behaviour } from '../machine.ts';
import { compileDistributedMap } from '../map/distributed.ts';
import { compileInlineMap } from '../map/inline.ts';
import type { Thread } from '../thread.ts';

export const map: Behaviour<MapState> = (state, compiling) => {
  const isDistributed = (state.ItemProcessor ?? state.Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED';
  const attempt = isDistributed
    ? compileDistributedMap(state, compiling)
    : compileInlineMap(state, compiling);
  const handling = compileErrorHandling(state, compiling);
  const giveUp = (thread: Thread, failure: Failure): void => {
    if (isTold(failure)) thread.run.recordNext(thread, 'MapStateFailed');
  };
  return (thread, compiled) => {
    thread.run.enter(thread, compiled);
    return handling.perform(thread, compiled, attempt, giveUp);
  };
};
