import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, Upload } from '../../server/contract/imports.ts'
import type { Status } from '../../server/contract/status.ts'
import type { Product } from './product.ts'

/**
 * Sends files to the product, imports them into one dataset and waits until questions can be asked about them.
 *
 * @param files name → text.
 * @throws Error when a row was rejected or the job did not end well.
 */
export async function importFiles(
  { address, call }: Pick<Product, 'address' | 'call'>,
  dataset: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const uploads: { upload: string }[] = []
  for (const [name, body] of Object.entries(files)) {
    const sent = await fetch(`${address}/api/v1/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body,
    })
    if (!sent.ok) throw new Error(`${name}: ${await sent.text()}`)
    uploads.push({ upload: ((await sent.json()) as Upload).id })
  }
  const { job } = (await call('/api/v1/imports', { dataset, files: uploads })) as { job: string }
  for (;;) {
    const now = (await call(`/api/v1/jobs/${job}`)) as Job
    if (now.finishedAt !== null) {
      const rejected = now.files.flatMap(({ rejects }) => rejects)
      if (now.problem !== null || rejected.length > 0)
        throw new Error(`the import failed: ${JSON.stringify(now.problem ?? rejected.slice(0, 3))}`)
      break
    }
    await sleep(100)
  }
  for (;;) {
    const { projection, graph } = (await call('/api/v1/status')) as Status
    if (projection.state === 'ready' && projection.version === graph.version) return
    await sleep(100)
  }
}
