import type { Watch } from '../watch.ts'

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
const shown = async (): Promise<number> => {
  await frame()
  await frame()
  return performance.now()
}

let watching = false
let moved = false
let intervals: number[] = []
for (const input of ['wheel', 'pointermove'])
  addEventListener(input, () => void (moved = true), { capture: true, passive: true })

let tasks: number[] = []
let inputs: number[] = []
new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
  buffered: true,
})
new PerformanceObserver((list) => inputs.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'event',
  durationThreshold: 16,
  buffered: true,
} as PerformanceObserverInit)

const watch: Watch = {
  shown,
  go(path) {
    history.pushState({}, '', path)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  },
  longest() {
    const longest = Math.max(0, ...tasks)
    tasks = []
    return longest
  },
  delay() {
    const longest = Math.max(0, ...inputs)
    inputs = []
    return longest
  },
  async drawn() {
    while (document.querySelector('[role="application"] canvas') === null) await frame()
    const picture = await shown()
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/v1/trace'))
    const last = answers.at(-1) as PerformanceResourceTiming | undefined
    return { answer: last?.responseEnd ?? Number.NaN, picture }
  },
  watchFrames() {
    intervals = []
    watching = true
    void (async () => {
      let before = await frame()
      while (watching) {
        const now = await frame()
        // Frames without an input had nothing to draw and would flatter.
        if (moved) intervals.push(now - before)
        moved = false
        before = now
      }
    })()
  },
  frames() {
    watching = false
    return intervals
  },
}

Object.assign(globalThis, { watch })
