import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { verifyPage } from './vite.verify.ts'

const compressible = /\.(?:js|css|svg)$/
/** Below this many bytes a compressed twin saves nothing worth a file. */
const worthwhile = 1024

/** Leaves a compressed twin beside every asset, so that the server never compresses anything itself. */
function precompress(): Plugin {
  let folder = ''
  return {
    name: 'waybill:precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, config.build.assetsDir)
    },
    async closeBundle() {
      const names = (await readdir(folder)).filter((name) => compressible.test(name))
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(folder, name))
          if (bytes.length < worthwhile) return
          const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
          await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes, quality))
          await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
        }),
      )
    },
  }
}

/**
 * Puts what the first screen needs into one file. Cut along what parts loaded later share of it, it comes as dozens, and
 * small files compress badly.
 */
function oneFirstFile(): Plugin {
  const needed = new Set<string>()
  return {
    name: 'waybill:one-first-file',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: (id) => needed.has(id) }] } } },
      },
    }),
    buildEnd() {
      const left = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true)
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        if (needed.has(id)) continue
        needed.add(id)
        left.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    },
  }
}

export default defineConfig(({ command }) => {
  // Whatever the shell says: React for development is larger and slower, and a build is never for that.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: join(import.meta.dirname, 'client'),
    plugins: [react(), oneFirstFile(), precompress(), verifyPage()],
    build: {
      outDir: '../dist',
      emptyOutDir: true,
      target: 'es2023',
      // Nothing goes into the page itself: the content security policy lets no inline script, style or font through.
      assetsInlineLimit: 0,
      // The first screen is one file, of which no more than a third goes over the wire.
      chunkSizeWarningLimit: 1_000,
      // For the check of what the first screen loads.
      manifest: true,
    },
  }
})
