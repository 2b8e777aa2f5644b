import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

/** The log goes to stderr: stdout is for what a command answers. */
export const openLog = (config: Pick<Config, 'log'>): Logger =>
  pino({ level: config.log, base: null }, pino.destination({ dest: 2, sync: true }))
