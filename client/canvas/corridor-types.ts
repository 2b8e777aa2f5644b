import type { LaneTitles } from './canvas-words.ts'

export type Role = 'source' | 'between' | 'target'
/** Index into styles of a mark: what its line is coloured by. */
export const markRoles = ['source', 'between', 'target'] as const satisfies readonly Role[]

/** Sizes of the timetable in CSS pixels. */
export const sizes = { row: 24, head: 15, gap: 2, top: 4 } as const

/** How the corridor is drawn, as its reader chose. */
export interface Drawing {
  /** What makes a lane of parties in between: their country, or how many hands goods went through before. */
  lanes: 'country' | 'hands'
  /** What a line's width stands for. */
  width: 'amount' | 'attributed' | 'even'
  /** How many parallel shipments make a bundle; null: none ever does. */
  bundleFrom: number | null
  /** Which ties of the network stand out: those with a party that was listed by then, or with trade since the controls. */
  stress: 'none' | 'listed' | 'after'
}

export const plainDrawing: Drawing = { lanes: 'country', width: 'amount', bundleFrom: 4, stress: 'none' }

export interface CorridorOptions extends Drawing {
  titles: LaneTitles
  /** Ids of parties and shipments taken off the canvas. */
  hidden: ReadonlySet<string>
  /** Keys of bundles drawn line by line. */
  open: ReadonlySet<string>
  /** Ids of lanes of which every party has its row. */
  unfolded: ReadonlySet<string>
  /** Above this many shipments bundles are per month and long lanes fold. */
  crowdedAbove: number
}

export const crowdedAbove = 400

export interface Lane {
  id: string
  title: string
  role: Role
  top: number
  height: number
  firstRow: number
  rows: number
  /** Parties behind the `others` row; empty when the lane is whole. */
  folded: readonly string[]
  /** True when the lane is long enough to fold and was unfolded. */
  foldable: boolean
}

export interface Row {
  /** The party's id; `others:<lane>` for a folded group. */
  id: string
  name: string
  country: string | null
  role: Role
  lane: number
  /** Centre of the row. */
  y: number
  /** Party ids on this row: one, or those of the folded group. */
  parties: readonly string[]
  /** Amount attributed to sellers that passed here, in the question's measure. */
  traced: number
  /** Day from which a listing is in force. */
  listed: number | null
}

export interface Bundle {
  key: string
  fromRow: number
  toRow: number
  /** Six digits of the goods code, empty when the rows have none. */
  goods: string
  /** First day of the month when bundles are per month. */
  month: number | null
  /** Indexes into the answer's movements, by departure. */
  movements: Int32Array
  /** Sum of the known amounts; null when none is known. */
  amount: number | null
  missing: number
  attributed: number
  departed: [first: number, last: number]
  arrived: [first: number, last: number]
  role: number
  open: boolean
}

/** Drawn lines as flat columns; a mark is one shipment, or one whole bundle when the corridor is crowded. */
export interface Marks {
  count: number
  departed: Float64Array
  arrived: Float64Array
  fromRow: Int32Array
  toRow: Int32Array
  /** NaN when no amount is known. */
  amount: Float64Array
  /** Line width in pixels. */
  width: Float32Array
  role: Uint8Array
  /** Index of the shipment among the answer's movements; -1 for a bundle. */
  movement: Int32Array
  /** Index of the bundle it belongs to; -1 for a single shipment. */
  bundle: Int32Array
}

/** Traced stock held per row as steps: from `day[i]` on, `amount[i]` is held. */
export interface Stock {
  row: number
  day: Float64Array
  amount: Float64Array
}

export interface CorridorCounts {
  shipments: number
  drawn: number
  hidden: number
  /** Closed bundles and what they hold. */
  bundles: number
  bundled: number
  singly: number
  /** Parties behind `others` rows. */
  folded: number
}

export interface CorridorLayout {
  lanes: Lane[]
  rows: Row[]
  /** Row of each party of the answer; -1 when hidden. */
  rowOfParty: Map<string, number>
  marks: Marks
  bundles: Bundle[]
  stock: Stock[]
  largestStock: number
  /** Departure and arrival of each movement of the answer, as days. */
  departed: Float64Array
  arrived: Float64Array
  /** Mark of each movement of the answer; -1 when hidden. */
  markOfMovement: Int32Array
  /** Amount one pixel of width stands for; null when no amount is known, or all lines are drawn alike. */
  perPixel: number | null
  counts: CorridorCounts
  /** First departure and last arrival among all shipments; null without any. */
  days: { first: number; last: number } | null
  crowded: boolean
  height: number
}
