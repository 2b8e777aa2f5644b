import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Config } from '../config.ts'
import { version } from '../config.ts'
import { api } from '../contract/api.ts'
import { Problem } from '../contract/problem.ts'
import { WaybillError } from '../errors.ts'
import { folderFormat, openFolder, readMarker } from '../folder/folder.ts'
import { readHolder } from '../folder/folder-lock.ts'
import { clientIsFresh } from '../serve/serve-build.ts'
import { exit } from './cli-errors.ts'
import { openLog } from './cli-log.ts'

interface Finding {
  readonly ok: boolean
  readonly words: string
}

const fine = (words: string): Finding => ({ ok: true, words })
const wrong = (words: string): Finding => ({ ok: false, words })

/** Looks at everything that a start needs and says what is amiss; changes nothing. Exit code 1 when something is. */
export async function doctorCommand(config: Config): Promise<number> {
  const findings = [fine(`Waybill ${version} on Node ${process.versions.node}`), await pages(), ...(await data(config))]
  for (const { ok, words } of findings) process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${words}\n`)
  return findings.every(({ ok }) => ok) ? exit.ok : exit.failure
}

const pages = async () =>
  fine(
    (await clientIsFresh()) ? 'pages: built' : 'pages: not built from the present sources; the next start builds them',
  )

/** The data folder and what stands on it: looked at directly, or asked of the server that holds it. */
async function data(config: Config): Promise<Finding[]> {
  if (!existsSync(config.data))
    return [fine(`data folder ${config.data}: not there yet; the first start makes it`), await port(config)]
  try {
    const folder = openFolder(config.data, { command: 'doctor', demo: config.demo })
    try {
      const about = fine(
        `data folder ${config.data}: can be written, format ${readMarker(config.data)?.format ?? folderFormat}`,
      )
      return [about, await engine(config), await port(config)]
    } finally {
      folder.lock.release()
    }
  } catch (error) {
    const holder = readHolder(config.data)
    if (error instanceof WaybillError && error.code === 'data-locked' && holder?.address != null)
      return [
        fine(`data folder ${config.data}: held by the server at ${holder.address} (process ${holder.pid})`),
        await server(holder.address),
      ]
    return [wrong(words(error))]
  }
}

async function engine(config: Config): Promise<Finding> {
  try {
    const { openGraph } = await import('../graph/open.ts')
    const graph = await openGraph({ config, log: openLog({ log: 'silent' }) })
    const { name, version: release } = graph.engine
    await graph.close()
    return fine(`graph: ${name} ${release} answers`)
  } catch (error) {
    return wrong(`graph: ${words(error)}`)
  }
}

async function server(address: string): Promise<Finding> {
  try {
    const answer = await fetch(new URL(api.getReady.path, address))
    if (answer.ok) return fine('server: ready')
    return wrong(`server: ${Problem.parse(await answer.json()).detail}`)
  } catch {
    return wrong(`server: does not answer at ${address}`)
  }
}

/** Whether the port could be listened on. */
const port = ({ host, port: number }: Config) =>
  new Promise<Finding>((resolve) => {
    const listener = createServer()
    listener.once('error', () =>
      resolve(wrong(`port ${number} on ${host}: in use by another program; set PORT to a free one`)),
    )
    listener.listen(number, host, () => listener.close(() => resolve(fine(`port ${number} on ${host}: free`))))
  })

const words = (error: unknown) =>
  error instanceof WaybillError ? `${error.message} ${error.next ?? ''}`.trim() : 'cannot be looked at'
