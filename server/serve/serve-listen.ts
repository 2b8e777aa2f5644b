import type { Server } from 'node:http'
import { type AddressInfo, isIPv4 } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { WaybillError } from '../errors.ts'

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/** @throws WaybillError `invalid` for an address that others could reach. */
export function refuseOpenBind(host: string): void {
  if (isLoopback(host)) return
  throw new WaybillError(
    'invalid',
    `HOST is ${host}, which other machines could reach, and Waybill has no login yet.`,
    {
      next: 'Leave HOST unset (127.0.0.1), and reach it from elsewhere through an SSH tunnel.',
      fields: [{ pointer: '/HOST', detail: 'is not a loopback address' }],
    },
  )
}

/**
 * Begins to listen and gives the address for people.
 *
 * @throws WaybillError `conflict` when the port is taken, `invalid` when the address cannot be used.
 */
export async function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  // Uploads may take long; a head that does not come in time still ends the connection.
  server.requestTimeout = 0
  server.headersTimeout = 15_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    server.listen({ host, port, exclusive: true }, resolve)
  })
  const { port: given } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${given}`
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new WaybillError('conflict', `Port ${port} on ${host} is already in use by another program.`, {
        next: `Stop that program, or set PORT to a free port, for instance PORT=${port + 1}.`,
      })
    case 'EACCES':
      return new WaybillError('conflict', `This user may not listen on port ${port}.`, { next: 'Set PORT above 1023.' })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new WaybillError('invalid', `This machine has no address ${host} to listen on.`, {
        next: 'Leave HOST unset (127.0.0.1).',
      })
    default:
      return error
  }
}

/** Takes no new request, gives those under way `patience` milliseconds to finish, then closes every connection. */
export async function endAnswers(server: Server, patience: number): Promise<void> {
  if (!server.listening) return
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection that was busy when closing began stays open after its answer, until it is asked to go.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([ended, sleep(patience, undefined, { ref: false })])
  clearInterval(idle)
  server.closeAllConnections()
  await ended
}
