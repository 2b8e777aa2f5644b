// Loaded before the server in each of its processes and threads: everything the product dates has happened at one
// moment. Timers run on, and durations are measured by another clock.
const moment = Date.parse(process.env['WAYBILL_STILL_AT'] ?? '')
class StillDate extends Date {
  constructor(...given: [] | [number | string | Date] | [number, number, ...number[]]) {
    if (given.length === 0) super(moment)
    else super(...(given as [number]))
  }
  static override now = (): number => moment
}
globalThis.Date = StillDate as DateConstructor
