import { WaybillError } from '../errors.ts'

/** After every case there can be. */
const first = ['~', ''] as const

/** A cursor of what follows a case that was changed at that time. */
export const cursorOf = (place: readonly [string, string]) => Buffer.from(place.join(' ')).toString('base64url')

/** @throws WaybillError `invalid`. */
export function placeOf(cursor: string | undefined): readonly [string, string] {
  if (cursor === undefined) return first
  const [at, id, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (at === undefined || id === undefined || more.length > 0) throw badCursor()
  return [at, id]
}

/** The version that the steps of a history come before. @throws WaybillError `invalid`. */
export function beforeOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw badCursor()
  return Number(cursor)
}

const badCursor = () =>
  new WaybillError('invalid', 'The cursor is not one that this list gave.', {
    fields: [{ pointer: '/cursor', detail: 'take it from `next` of the page before' }],
  })
