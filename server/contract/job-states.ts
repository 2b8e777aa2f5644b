/** What a job can be. It is over when it will change no more. */
export const jobStates = ['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'] as const

type JobState = (typeof jobStates)[number]

export const isOver = ({ state }: { state: JobState }): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled'
