import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Built with the client, out of the same sources as everything that checks bundles here (`vite.verify.ts`). */
const file = join(import.meta.dirname, '../../dist/verify.html')

/** The page that checks a bundle offline; undefined where the pages have not been built, as in development. */
export const verifyPage = (): Promise<Uint8Array | undefined> => readFile(file).catch(() => undefined)
