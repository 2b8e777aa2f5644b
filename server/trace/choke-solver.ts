import type { Highs, Model } from 'highs'
import { OutOfTime, type TraceClock } from './trace-clock.ts'

/** A smallest set that has a member of every row, or the best that was found. */
export interface Cover {
  /** Null when none was found in time. */
  readonly members: number[] | null
  /** No set that has a member of every row is smaller. */
  readonly bound: number
}

/** Solves hitting-set programs exactly. */
export interface CoverSolver {
  /**
   * @param rows distinct members of each row, 0 to `columns` − 1.
   * @throws WaybillError `cancelled`. When the time runs out the cover says what was found so far.
   */
  solve(rows: readonly (readonly number[])[], columns: number, clock: TraceClock): Cover
}

let loading: Promise<Highs> | undefined

/** HiGHS (https://highs.dev) as WebAssembly, loaded once a thread, when first asked for. */
export async function loadSolver(): Promise<CoverSolver> {
  // Its types are those of its CommonJS build, in which the module is what the ES build calls `default`.
  loading ??= import('highs').then(({ default: load }) => (load as unknown as () => Promise<Highs>)())
  const highs = await loading
  return { solve: (rows, columns, clock) => highs.withModel((model) => solveOn(highs, model, rows, columns, clock)) }
}

function solveOn(
  highs: Highs,
  model: Model,
  rows: readonly (readonly number[])[],
  columns: number,
  clock: TraceClock,
): Cover {
  const starts = new Int32Array(rows.length + 1)
  for (const [r, row] of rows.entries()) starts[r + 1] = starts[r]! + row.length
  const ones = (length: number) => new Float64Array(length).fill(1)
  model.passModel({
    numCols: columns,
    numRows: rows.length,
    colCost: ones(columns),
    colLower: new Float64Array(columns),
    colUpper: ones(columns),
    rowLower: ones(rows.length),
    rowUpper: new Float64Array(rows.length).fill(highs.infinity),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(rows.flat()),
      values: ones(starts.at(-1)!),
    },
    integrality: new Int32Array(columns).fill(1),
  })
  // A set's size is whole, so a gap below one is none.
  model.options.set({ output_flag: false, mip_abs_gap: 0.99, mip_rel_gap: 0 })
  let failure: unknown
  const look = (event: { interrupt(): void }): undefined => {
    try {
      clock.check()
    } catch (error) {
      failure = error
      event.interrupt()
    }
  }
  const { callbackType, modelStatus } = highs.constants
  model.run({ [callbackType.mipInterrupt]: look, [callbackType.simplexInterrupt]: look })
  if (failure !== undefined && !(failure instanceof OutOfTime)) throw failure
  const optimal = model.getModelStatus() === modelStatus.optimal
  const members = membersOf(model.getSolution().colValue, rows)
  // What rounding leaves of a whole number is not the next one.
  const bound = model.info.get('mip_dual_bound') as number
  return {
    members,
    bound: optimal && members !== null ? members.length : Number.isFinite(bound) ? Math.ceil(bound - 1e-6) : 0,
  }
}

/** Checked against the rows, so that nothing rests on the solver's tolerances; null when it is no cover. */
function membersOf(values: Float64Array, rows: readonly (readonly number[])[]): number[] | null {
  const members: number[] = []
  for (const [i, value] of values.entries()) if (value > 0.5) members.push(i)
  const chosen = new Set(members)
  return rows.every((row) => row.some((member) => chosen.has(member))) ? members : null
}
