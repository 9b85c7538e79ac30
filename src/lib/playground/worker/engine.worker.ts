// The interpreter, away from the page: the one door to it. A playground starts this file twice, once for its run and once for what
// is asked about runs, so that a question that never ends takes no run with it.
import type { ToWorker } from './messages.ts';
import { receiverOf } from './receive.worker.ts';

const receive = receiverOf((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => receive(data));
// Nobody else would hear of it.
addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
