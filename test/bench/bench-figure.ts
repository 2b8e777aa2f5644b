/** A line of the bench's table: what was measured, on what, the figure, and what it should reach. */
export interface BenchFigure {
  what: string
  on: string
  figure: string
  aim: string
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Median milliseconds of `rounds` runs after some to warm up, and what the last gave: a server answers many questions. */
export function timed<T>(rounds: number, warmUp: number, work: () => T): { ms: number; result: T } {
  for (let i = 0; i < warmUp; i++) work()
  const times: number[] = []
  for (;;) {
    const begun = performance.now()
    const result = work()
    times.push(performance.now() - begun)
    if (times.length >= rounds) return { ms: median(times), result }
  }
}

export const shownMs = (ms: number): string =>
  ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`

/** How many times faster, against a peer that may not have run. */
export const timesFaster = (on: string, peer: string, theirs: number, ours: number, aim: string): BenchFigure => ({
  what: `times faster than ${peer}`,
  on,
  figure: (theirs / ours).toFixed(1),
  aim,
})

export const notRun = (what: string, on: string, why: string): BenchFigure => ({
  what,
  on,
  figure: `not run: ${why}`,
  aim: '',
})
