// Answers questions about runs away from the page: what a visit did and why, where a condition holds, and what many runs come to.
// A worker of its own, so that a question that never ends takes no run with it.
import { explainVisit, runMany, whereItHolds } from '../../interpreter/index.ts';
import type {
  ConditionAnswer,
  FieldPaths,
  PathSegment,
  RuleExplanation,
  RunSummary,
  Sighting,
  TruthNode,
  VisitAnswer,
  VisitExplanation,
  VisitQuestion,
} from '../../interpreter/index.ts';
import type { ExecutionRequest } from '../../execution/request.ts';

export type {
  FieldPaths,
  PathSegment,
  RuleExplanation,
  RunSummary,
  Sighting,
  TruthNode,
  VisitAnswer,
  VisitExplanation,
  VisitQuestion,
};

/** What can be asked, and what is answered. */
export interface Questions {
  readonly explain: { readonly asks: VisitQuestion; readonly answers: VisitAnswer };
  readonly holds: {
    readonly asks: { readonly condition: string; readonly sightings: readonly Sighting[] };
    readonly answers: ConditionAnswer;
  };
  /** Told in batches; the answer at the end is empty. */
  readonly many: {
    readonly asks: { readonly request: ExecutionRequest; readonly first: number; readonly count: number };
    readonly answers: readonly RunSummary[];
  };
}
export type Topic = keyof Questions;

export type ToAsked = {
  [T in Topic]: { readonly id: number; readonly topic: T; readonly asks: Questions[T]['asks'] };
}[Topic];
export interface FromAsked {
  readonly id: number;
  readonly answer?: unknown;
  /** Some of the answer; more follows. */
  readonly part?: unknown;
  readonly problem?: string;
}

addEventListener('message', ({ data }: MessageEvent<ToAsked>) => {
  const { id } = data;
  const tell = (message: Omit<FromAsked, 'id'>): void => postMessage({ id, ...message } satisfies FromAsked);
  answerTo(data, tell).then(
    (answer) => tell({ answer }),
    (reason: unknown) => tell({ problem: reason instanceof Error ? reason.message : String(reason) }),
  );
});

async function answerTo(question: ToAsked, tell: (message: Omit<FromAsked, 'id'>) => void): Promise<unknown> {
  switch (question.topic) {
    case 'explain':
      return explainVisit(question.asks);
    case 'holds':
      return whereItHolds(question.asks.condition, question.asks.sightings);
    case 'many': {
      const { request, first, count } = question.asks;
      await runMany(request, { first, count }, (part) => tell({ part }));
      return [];
    }
  }
}
