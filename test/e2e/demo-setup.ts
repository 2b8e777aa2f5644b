import type { TestProject } from 'vitest/node'
import { whyNoChromium } from '../support/chromium.ts'
import { startProduct } from '../support/product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a product with the demo case, for the tests that only read. */
    demo: string
  }
}

/** Starts one product with the demo case for all tests that change nothing in it, and ends it after them. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (whyNoChromium() !== undefined) return undefined
  const product = await startProduct({ demo: true })
  project.provide('demo', product.address)
  return async () => product[Symbol.asyncDispose]()
}
