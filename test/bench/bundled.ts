import { join } from 'node:path'
import { build } from 'vite'

/** A script for a page of the bench, with what it imports in it. @param name its file in the folder `page`. */
export async function bundled(name: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, 'page', name), formats: ['iife'], name: 'bench' },
    },
  })
  const [result] = [made].flat()
  if (result === undefined || !('output' in result)) throw new Error(`${name} could not be built`)
  return result.output[0].code
}
