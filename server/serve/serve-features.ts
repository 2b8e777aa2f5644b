import { WaybillError } from '../errors.ts'
import type { Features } from '../features.ts'

/** The features of a server that answers before they are open. */
export interface FeatureHolder {
  /** @throws WaybillError `database-away` while they are not open. */
  features(): Features
  /** Opens them. */
  open(): Promise<Features>
  close(): Promise<void>
}

export function holdFeatures(open: () => Promise<Features>): FeatureHolder {
  let features: Features | undefined
  let opening: Promise<Features> | undefined
  return {
    features() {
      if (features !== undefined) return features
      throw new WaybillError('database-away', 'The graph is still being opened.', { next: 'Try again in a moment.' })
    },
    async open() {
      opening = open()
      features = await opening
      return features
    },
    async close() {
      // Whoever opened them hears why they cannot be.
      const opened = await opening?.catch(() => undefined)
      await opened?.close()
    },
  }
}
