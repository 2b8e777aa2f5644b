/** When a watched query is run again; `import`: whenever the graph has changed. */
export const watchRhythms = ['hour', 'day', 'week', 'import'] as const
export type WatchRhythm = (typeof watchRhythms)[number]
