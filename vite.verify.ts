import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'

const folder = join(import.meta.dirname, 'client/verify')

/**
 * Builds `verify.html` beside the client: one file that checks an evidence bundle offline, with the engine in it. Script
 * and style stand in the page itself, and its policy lets nothing else in and nothing out.
 */
export function verifyPage(): Plugin {
  let outDir = ''
  return {
    name: 'waybill:verify-page',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      await writeFile(join(outDir, 'verify.html'), await makeVerifyPage())
    },
  }
}

/** The page as text. The same sources give the same page. */
export async function makeVerifyPage(): Promise<string> {
  const made = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    // What little the import takes of Node the page brings along.
    resolve: {
      alias: {
        'node:crypto': join(folder, 'node-crypto.ts'),
        'node:fs': join(folder, 'node-fs.ts'),
        'node:path': join(folder, 'node-path.ts'),
        'csv-parse/sync': 'csv-parse/browser/esm/sync',
      },
    },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(folder, 'verify-page.ts'), formats: ['iife'], name: 'waybillVerify' },
    },
  })
  const [bundle] = [made].flat()
  const chunk = bundle !== undefined && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk === undefined || bundle === undefined || !('output' in bundle) || bundle.output.length !== 1)
    throw new Error('The page that checks bundles must be one script.')
  // A script ends where the parser of HTML sees its end, inside of strings too.
  const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const style = await readFile(join(folder, 'verify-page.css'), 'utf8')
  const of = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${of(script)}; style-src ${of(style)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waybill</title>
<style>${style}</style>
</head>
<body><script>${script}</script></body>
</html>
`
}
