// The interpreter, away from the page: the one door to it. A playground starts this file twice, once for its run and once for what
// is asked about runs, so that a question that never ends takes no run with it.
import { holdLifeline } from './lifeline.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { receiverOf } from './receive.worker.ts';

const post = (message: FromWorker): void => postMessage(message);
const receive = receiverOf(post);
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => receive(data));
// Nobody else would hear of it.
addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
void holdLifeline().then((lifeline) => post({ isReady: true, ...(lifeline !== undefined && { lifeline }) }));
