import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { WaybillError } from './errors.ts'

/** The product's version, from its package. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))).version

const seconds = (fallback: number) => z.coerce.number().positive().max(3600).default(fallback)

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4177),
  HOST: z.string().min(1).default('127.0.0.1'),
  WAYBILL_DATA: z.string().min(1).default('.waybill'),
  WAYBILL_DEMO: z.enum(['0', '1']).default('1'),
  NEO4J_URI: z
    .string()
    .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\//, 'begins with bolt://, neo4j://, bolt+s:// or neo4j+s://')
    .refine((uri) => URL.canParse(uri) && new URL(uri).hostname !== '', 'names no host; write bolt://localhost:7687')
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().min(1).optional(),
  WAYBILL_TRACE_SECONDS: seconds(30),
  WAYBILL_QUERY_SECONDS: seconds(30),
  WAYBILL_ENGINE_MEMORY_MB: z.coerce.number().int().min(256).optional(),
  WAYBILL_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export interface Config {
  port: number
  host: string
  /** The data folder, absolute. */
  data: string
  demo: boolean
  neo4j: { uri: string; user: string; password: string; database: string | undefined } | undefined
  traceSeconds: number
  querySeconds: number
  /** Resident memory at which the embedded engine's process is stopped; undefined: three quarters of the machine's. */
  engineMemoryMb: number | undefined
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/**
 * The configuration from the environment; a flag of the command line counts before it. An empty variable counts as
 * unset.
 *
 * @throws WaybillError `invalid` naming each variable that cannot be used and why.
 */
export function readConfig(
  flags: { port?: string | undefined; data?: string | undefined } = {},
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const merged = { ...env, PORT: flags.port ?? env['PORT'], WAYBILL_DATA: flags.data ?? env['WAYBILL_DATA'] }
  const given = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
    const words = fields.map((field) => `${field.pointer.slice(1)}: ${field.detail}`).join('; ')
    throw new WaybillError('invalid', `The configuration cannot be used: ${words}.`, {
      next: 'Correct these environment variables and start again; the README lists what each one takes.',
      fields,
    })
  }
  const e = parsed.data
  return {
    port: e.PORT,
    host: e.HOST,
    data: resolve(e.WAYBILL_DATA),
    demo: e.WAYBILL_DEMO === '1',
    neo4j:
      e.NEO4J_URI === undefined
        ? undefined
        : { uri: e.NEO4J_URI, user: e.NEO4J_USER, password: e.NEO4J_PASSWORD, database: e.NEO4J_DATABASE },
    traceSeconds: e.WAYBILL_TRACE_SECONDS,
    querySeconds: e.WAYBILL_QUERY_SECONDS,
    engineMemoryMb: e.WAYBILL_ENGINE_MEMORY_MB,
    log: e.WAYBILL_LOG,
  }
}
