// What the benchmark says about its figures: the table, how Map grows, and which targets hold.
import { engineNames, type EngineName } from './engines.ts';

export interface Row {
  readonly workload: string;
  readonly engine: EngineName;
  readonly usPerTransition: number;
  /** Half of what lies between the quartiles of the stretches, as a share of the median. */
  readonly spread: number;
}

/** Writes everything to the console. */
export function printTable(rows: readonly Row[], notes: readonly string[]): void {
  const figures = figuresOf(rows);
  const heads = ['µs per transition', ...engineNames, 'peer/stepwise', 'stepwise/floor'];
  print(heads);
  for (const [workload, figure] of figures) {
    print([
      workload,
      ...engineNames.map((engine) => timeText(figure[engine])),
      ratioText(figure.peer, figure.stepwise),
      ratioText(figure.stepwise, figure.floor),
    ]);
  }
  for (const mode of ['unlimited', 'concurrency-40']) printGrowth(mode, figures);
  printTargets(figures);
  for (const note of notes) console.log(note);
}

type Figures = ReadonlyMap<string, { readonly [E in EngineName]?: Row }>;

function figuresOf(rows: readonly Row[]): Figures {
  const figures = new Map<string, { [E in EngineName]?: Row }>();
  for (const row of rows) figures.set(row.workload, { ...figures.get(row.workload), [row.engine]: row });
  return figures;
}

const print = ([first = '', ...cells]: readonly string[]): void =>
  console.log(first.padEnd(23) + cells.map((cell) => cell.padStart(16)).join(''));

const timeText = (row: Row | undefined): string =>
  row === undefined
    ? '–'
    : `${row.usPerTransition.toFixed(3)} ±${(100 * row.spread).toFixed(0).padStart(2)} %`;

const ratioOf = (a: Row | undefined, b: Row | undefined): number | undefined =>
  a && b && a.usPerTransition / b.usPerTransition;

function ratioText(a: Row | undefined, b: Row | undefined): string {
  const ratio = ratioOf(a, b);
  return ratio === undefined ? '–' : `${ratio.toFixed(1)}×`;
}

function growthOf(mode: string, figures: Figures): readonly number[] {
  const times = [1, 10, 40].map((k) => figures.get(`map-${k}k-${mode}`)?.stepwise?.usPerTransition);
  return times.filter((time) => time !== undefined);
}

function printGrowth(mode: string, figures: Figures): void {
  const times = growthOf(mode, figures);
  const [first] = times;
  if (times.length < 3 || first === undefined) return;
  const last = times.at(-1) ?? NaN;
  console.log(
    `growth ${mode}, 1,000 → 10,000 → 40,000 items: ${times.map((time) => time.toFixed(3)).join(' → ')} µs per transition, ` +
      `${(100 * (last / first - 1)).toFixed(0)} % from first to last`,
  );
}

function printTargets(figures: Figures): void {
  const targets: readonly (readonly [
    name: string,
    figure: number | undefined,
    holds: (figure: number) => boolean,
  ])[] = [
    ...[...figures].map(
      ([workload, { peer, stepwise }]) =>
        [
          `${workload}: at least 20 × the peer`,
          ratioOf(peer, stepwise),
          (ratio: number) => ratio >= 20,
        ] as const,
    ),
    ...['flat-1k', 'flat-10k'].map((workload) => {
      const figure = figures.get(workload);
      return [
        `${workload}: at most 5 × the floor`,
        ratioOf(figure?.stepwise, figure?.floor),
        (ratio: number) => ratio <= 5,
      ] as const;
    }),
    [
      'jsonata-1k: at most 1.3 × bare evaluation',
      ratioOf(figures.get('jsonata-1k')?.stepwise, figures.get('jsonata-1k')?.floor),
      (ratio) => ratio <= 1.3,
    ],
    ...['unlimited', 'concurrency-40'].map((mode) => {
      const times = growthOf(mode, figures);
      const growth = times.length < 3 ? undefined : Math.max(...times) / (times[0] ?? NaN);
      return [`map-*-${mode}: linear within 15 %`, growth, (ratio: number) => ratio <= 1.15] as const;
    }),
  ];
  const measured = targets.filter(([, figure]) => figure !== undefined);
  const missed = measured.filter(([, figure, holds]) => figure !== undefined && !holds(figure));
  console.log(`targets: ${measured.length - missed.length} of ${measured.length} met`);
  for (const [name, figure] of missed) console.log(`  missed: ${name} (${figure?.toFixed(2)})`);
}
