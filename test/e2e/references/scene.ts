import type { Locator, Page } from 'playwright-core'
import type { Product } from '../../support/product.ts'

/** What a scene is set on. */
export interface Stage {
  readonly product: Product
  readonly page: Page
}

/** One screen in one state. */
export interface Scene {
  /** Of its pictures' files. */
  readonly name: string
  /** Also at 1024 × 768. */
  readonly small?: true
  /** It has one look for both themes, as on paper. */
  readonly alike?: true
  /** In a product that holds no records yet. */
  readonly empty?: true
  /** On the first visit, with its welcome. */
  readonly first?: true
  /**
   * Brings the page into the state and waits until everything is there.
   *
   * @returns the part to take a picture of; without one, the whole window.
   */
  show(stage: Stage): Promise<Locator | void>
}
