import type { Logger } from 'pino'
import { WaybillError } from '../errors.ts'
import type { Features } from '../features.ts'

/** Milliseconds between tries; a refused login is tried rarely, since databases lock out who tries it often. */
const pause = { away: 1_000, refused: 30_000 }

/** The features of a running server, which may come later than the server: a database can be away at start. */
export interface FeatureHolder {
  /** @throws WaybillError `database-away` or `database-refused` while they are not open. */
  features(): Features
  /** Settles with the first try to open them: fails unless the database is only away. */
  readonly firstTry: Promise<void>
  /** Called once, as soon as they are open. */
  onOpen(work: (features: Features) => void): void
  close(): Promise<void>
}

export const openingError = () =>
  new WaybillError('database-away', 'The graph is still being opened.', { next: 'Try again in a moment.' })

/** @param retry whether a database that is away may come back: one on the network may, the embedded one not. */
export function holdFeatures(open: () => Promise<Features>, options: { retry: boolean; log: Logger }): FeatureHolder {
  let features: Features | undefined
  let missing = openingError()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const waiting: ((features: Features) => void)[] = []

  const attempt = async () => {
    const opened = await open()
    if (closed) return opened.close()
    features = opened
    for (const work of waiting.splice(0)) work(opened)
  }
  const later = (error: unknown) => {
    if (!(error instanceof WaybillError)) {
      options.log.error({ err: error }, 'the graph cannot be opened')
      missing = new WaybillError('internal', 'The graph cannot be opened; the log says why.', {
        next: 'Start the server again.',
      })
      return
    }
    if (error.code !== missing.code) options.log.warn({ code: error.code }, error.message)
    missing = error
    if (closed) return
    timer = setTimeout(
      () => {
        trying = attempt().catch(later)
      },
      error.code === 'database-refused' ? pause.refused : pause.away,
    )
  }
  let trying = attempt()
  const firstTry = trying.catch((error: unknown) => {
    if (!options.retry || !(error instanceof WaybillError) || error.code !== 'database-away') throw error
    options.log.warn(`${error.message} Trying again until it answers.`)
    later(error)
  })
  // Whoever starts the server hears of it from `firstTry`.
  trying = firstTry.catch(() => {})

  return {
    firstTry,
    features() {
      if (features === undefined) throw missing
      return features
    },
    onOpen(work) {
      if (features === undefined) waiting.push(work)
      else work(features)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await trying
      await features?.close()
    },
  }
}
