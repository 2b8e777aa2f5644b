import { SingleBar } from 'cli-progress'
import type { Job } from '../contract/imports.ts'
import { isOver } from '../contract/job-states.ts'

const count = new Intl.NumberFormat('en-GB')

/** Shows a job's progress on stderr: a bar on a terminal, now and then a line elsewhere. */
export interface Progress {
  show(job: Job): void
  end(): void
}

export function openProgress(): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{stage} {bar}{figures}',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 24,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
    clearOnComplete: true,
    hideCursor: true,
  })
  let started = false
  return {
    show(job) {
      const { progress, stage } = job
      const words = { stage, figures: figuresOf(job) }
      if (!started) bar.start(Math.max(progress.totalBytes, 1), progress.bytes, words)
      else bar.update(progress.bytes, words)
      started = true
    },
    end() {
      if (started) bar.stop()
    },
  }
}

/** What there is to count: rows, as long as a job has any. */
function figuresOf(job: Job): string {
  const { rows, rowsPerSecond, bytes, totalBytes, secondsLeft } = job.progress
  if (totalBytes === 0 && rows === 0) return ''
  const share = Math.floor((100 * bytes) / Math.max(totalBytes, 1))
  const rate = count.format(Math.round(rowsPerSecond))
  return ` ${share}% | ${count.format(rows)} rows | ${rate} rows/s | ${isOver(job) ? 'finished' : timeLeft(secondsLeft)}`
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return 'time left unknown'
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s left` : `${Math.floor(whole / 60)} min ${whole % 60} s left`
}
