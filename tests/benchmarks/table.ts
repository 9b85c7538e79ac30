// What the benchmark says about its figures: the table, how Map grows, and which targets hold.
import { engineNames, type EngineName } from './engines.ts';
import type { Workload } from './workloads.ts';

export interface Row {
  readonly workload: Workload;
  readonly engine: EngineName;
  /** µs per transition, stretch after stretch; those of a family at the same place were measured one right after the other. */
  readonly stretches: number[];
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
};

export const medianOf = (values: readonly number[]): number => quantile(values, 0.5);

/** Half of what lies between the quartiles, as a share of the median. */
const spreadOf = (values: readonly number[]): number =>
  (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / medianOf(values);

/** Writes everything to the console. */
export function printTable(rows: readonly Row[], notes: readonly string[]): void {
  const figures = figuresOf(rows);
  const heads = ['µs per transition', ...engineNames, 'peer/stepwise', 'stepwise/floor', 'stepwise/bare'];
  print(heads);
  for (const [workload, figure] of figures) {
    print([
      workload,
      ...engineNames.map((engine) => timeText(figure[engine])),
      ratioText(figure.peer, figure.stepwise),
      ratioText(figure.stepwise, figure.floor),
      ratioText(figure.stepwise, figure.bare),
    ]);
  }
  const growths = growthsOf(rows);
  for (const [family, growth] of growths) printGrowth(family, growth);
  const workloads = new Map(rows.map(({ workload }) => [workload.name, workload]));
  printTargets(figures, growths, workloads);
  for (const note of notes) console.log(note);
}

type Figures = ReadonlyMap<string, { readonly [E in EngineName]?: Row }>;

function figuresOf(rows: readonly Row[]): Figures {
  const figures = new Map<string, { [E in EngineName]?: Row }>();
  for (const row of rows) {
    const { name } = row.workload;
    figures.set(name, { ...figures.get(name), [row.engine]: row });
  }
  return figures;
}

const print = ([first = '', ...cells]: readonly string[]): void =>
  console.log(first.padEnd(23) + cells.map((cell) => cell.padStart(15)).join(''));

const timeText = (row: Row | undefined): string =>
  row === undefined
    ? '–'
    : `${medianOf(row.stretches).toFixed(3)} ±${(100 * spreadOf(row.stretches)).toFixed(0).padStart(2)} %`;

const ratioOf = (a: Row | undefined, b: Row | undefined): number | undefined =>
  a && b && medianOf(a.stretches) / medianOf(b.stretches);

function ratioText(a: Row | undefined, b: Row | undefined): string {
  const ratio = ratioOf(a, b);
  return ratio === undefined ? '–' : `${ratio.toFixed(1)}×`;
}

/** How many times the smallest workload's time per transition each of a family takes, smallest first. */
type Growth = readonly number[];

function growthsOf(rows: readonly Row[]): ReadonlyMap<string, Growth> {
  const growths = new Map<string, number[]>();
  const smallest = new Map<string, Row>();
  for (const row of rows) {
    const { family } = row.workload;
    if (family === undefined || row.engine !== 'stepwise') continue;
    const first = smallest.get(family) ?? row;
    smallest.set(family, first);
    // Both were measured within the same second or so: what else the machine did slowed both.
    const ratios = row.stretches.map((time, i) => time / (first.stretches[i] ?? NaN));
    growths.set(family, [...(growths.get(family) ?? []), medianOf(ratios)]);
  }
  return growths;
}

const printGrowth = (family: string, growth: Growth): void =>
  console.log(
    `growth ${family}, time per transition beside that of the smallest, round by round: ${growth
      .map((ratio) => `${ratio.toFixed(2)}×`)
      .join(' → ')}`,
  );

function printTargets(
  figures: Figures,
  growths: ReadonlyMap<string, Growth>,
  workloads: ReadonlyMap<string, Workload>,
): void {
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
    ...[...workloads.values()].flatMap(({ name, mostTimesBare: most }) =>
      most === undefined
        ? []
        : [
            [
              `${name}: the actor at most ${most} × the bare interpreter`,
              ratioOf(figures.get(name)?.stepwise, figures.get(name)?.bare),
              (ratio: number) => ratio <= most,
            ] as const,
          ],
    ),
    [
      'jsonata-1k: at most 1.3 × bare evaluation',
      ratioOf(figures.get('jsonata-1k')?.stepwise, figures.get('jsonata-1k')?.floor),
      (ratio) => ratio <= 1.3,
    ],
    ...[...growths].map(
      ([family, growth]) =>
        [
          `${family}: linear within 15 %`,
          growth.length > 1 ? Math.max(...growth) : undefined,
          (ratio: number) => ratio <= 1.15,
        ] as const,
    ),
  ];
  const measured = targets.filter(([, figure]) => figure !== undefined);
  const missed = measured.filter(([, figure, holds]) => figure !== undefined && !holds(figure));
  console.log(`targets: ${measured.length - missed.length} of ${measured.length} met`);
  for (const [name, figure] of missed) console.log(`  missed: ${name} (${figure?.toFixed(2)})`);
}
