import type { tracePhases } from '../contract/trace.ts'
import { WaybillError } from '../errors.ts'

export type TracePhase = (typeof tracePhases)[number]

/** Thrown by a clock when the time a question may take has run out. */
export class OutOfTime extends Error {}

/** Asked now and then by everything that may take long. */
export interface TraceClock {
  /** @throws OutOfTime at the deadline, WaybillError `cancelled` when nobody wants the answer any more. */
  check(): void
}

export const unlimited: TraceClock = { check: () => undefined }

/** How many steps of a hot loop go by between two looks at the clock, less one (a bit mask). */
export const clockMask = 0x3fff

/**
 * A clock that runs out `seconds` from now.
 *
 * @param cancelled becomes non-zero, from any thread, when the question is cancelled.
 */
export function startClock(seconds: number, cancelled?: Int32Array): TraceClock {
  const deadline = performance.now() + seconds * 1000
  return {
    check() {
      if (cancelled !== undefined && Atomics.load(cancelled, 0) !== 0)
        throw new WaybillError('cancelled', 'The trace was cancelled before it was done.')
      if (performance.now() > deadline) throw new OutOfTime()
    },
  }
}

/** What some work brings, or undefined where the time ran out. */
export function unlessOutOfTime<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof OutOfTime) return undefined
    throw error
  }
}

/** A clock that runs out when the other does, but after `seconds` from now at the latest. */
export function within(clock: TraceClock, seconds: number): TraceClock {
  const deadline = performance.now() + seconds * 1000
  return {
    check() {
      clock.check()
      if (performance.now() > deadline) throw new OutOfTime()
    },
  }
}
