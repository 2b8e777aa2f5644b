import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

/** The log goes to stderr: stdout is for what a command answers. */
export const openLog = (config: Pick<Config, 'log'>): Logger =>
  pino({ level: config.log, base: null }, pino.destination({ dest: 2, sync: true }))

/** The log of a command that says itself, in one line, what went wrong: silent unless more than warnings is asked for. */
export const openCommandLog = (config: Pick<Config, 'log'>): Logger =>
  openLog({ log: config.log === 'warn' ? 'silent' : config.log })
