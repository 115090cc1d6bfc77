/** One line of the report. A figure without a limit is there to be read beside its neighbours. */
export interface Row {
  readonly name: string;
  readonly figure: string;
  /** The figure against something measured in the same run, or against its limit. */
  readonly ratio?: string;
  readonly limit?: string;
  readonly ok?: boolean;
}

/** A row whose figure must not exceed a limit. */
export function limited(name: string, value: number, limit: number, unit: string): Row {
  const digits = limit >= 50 ? 0 : 1;
  return {
    name,
    figure: `${value.toFixed(digits)} ${unit}`,
    ratio: `${(value / limit).toFixed(2)} × limit`,
    limit: `≤ ${limit} ${unit}`,
    ok: value <= limit,
  };
}

/** A row whose figure must reach a goal. */
export function reaching(name: string, value: number, goal: number, unit: string, ratio?: string): Row {
  return {
    name,
    figure: `${amount(value)} ${unit}`,
    limit: `≥ ${amount(goal)} ${unit}`,
    ok: value >= goal,
    ...(ratio && { ratio }),
  };
}

export function amount(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M`;
  if (value >= 1e4) return `${(value / 1e3).toFixed(0)} k`;
  return value.toFixed(value < 10 ? 1 : 0);
}

/** Prints rows under a heading, in columns. */
export function print(heading: string, rows: readonly Row[]): void {
  console.log(`\n${heading}`);
  for (const { name, figure, ratio = "", limit = "", ok } of rows) {
    const verdict = ok === undefined ? "" : ok ? "ok" : "MISSED";
    console.log(
      `  ${name.padEnd(46)} ${figure.padStart(16)}  ${ratio.padStart(20)}  ${limit.padStart(16)}  ${verdict}`.trimEnd(),
    );
  }
}

/** The median of `repeats` timings of `work`, in milliseconds, after one that warms up. */
export function median(repeats: number, work: () => unknown): number {
  const times: number[] = [];
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const begin = performance.now();
    work();
    if (repeat > 0) times.push(performance.now() - begin);
  }
  return middle(times);
}

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
