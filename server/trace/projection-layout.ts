/**
 * Where columns lie in one block of memory. The block is also, byte for byte, the file that a projection is saved in:
 * 64 bytes of preamble, a JSON header, then the columns, each on a multiple of 8 bytes, in the machine's byte order.
 */

type ArrayOf = new (buffer: SharedArrayBuffer, at: number, length: number) => ColumnArray

const arrays = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const
export type ColumnType = keyof typeof arrays
export type ColumnArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

export interface ColumnSpec {
  readonly name: string
  readonly type: ColumnType
  readonly length: number
  /** Bytes from the start of the block. */
  readonly at: number
}

export const typeOf = (column: ColumnArray): ColumnType =>
  (Object.keys(arrays) as ColumnType[]).find((type) => column instanceof arrays[type])!

export const bytesOf = (type: ColumnType): number => arrays[type].BYTES_PER_ELEMENT

export const roundUp = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** Lays columns out one after another from byte `from` on; gives their places and where the last one ends. */
export function layColumns(
  columns: readonly { name: string; type: ColumnType; length: number }[],
  from: number,
): { specs: ColumnSpec[]; end: number } {
  let at = from
  const specs = columns.map(({ name, type, length }) => {
    const spec = { name, type, length, at }
    at = roundUp(at + length * bytesOf(type))
    return spec
  })
  return { specs, end: at }
}

/** Views of the columns in a block, by name. */
export function viewColumns(
  block: SharedArrayBuffer,
  specs: readonly ColumnSpec[],
): <T extends ColumnArray>(name: string) => T {
  const views = new Map<string, ColumnArray>(
    specs.map((s) => [s.name, new (arrays[s.type] as ArrayOf)(block, s.at, s.length)]),
  )
  return <T extends ColumnArray>(name: string): T => {
    const view = views.get(name)
    if (view === undefined) throw new Error(`the projection has no column ${name}`)
    return view as unknown as T
  }
}
