/** Colours the painters need, by the name of their custom property. */
const names = {
  panel: '--panel',
  paper: '--paper',
  sunken: '--sunken',
  line: '--line',
  line2: '--line-2',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  source: '--source',
  between: '--between',
  target: '--target',
  mark: '--mark',
  band: '--band',
  bandSource: '--band-source',
  bandTarget: '--band-target',
} as const

export type Theme = Record<keyof typeof names, string>

/** The same colours as whatever stylesheet a drawing comes to stand under has them. */
export const styledTheme = Object.fromEntries(
  Object.entries(names).map(([key, name]) => [key, `var(${name})`]),
) as Theme

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  return Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, style.getPropertyValue(name).trim() || '#888']),
  ) as Theme
}

/** Calls back whenever the colours may have changed: the page's theme attribute, or the system's preference. */
export function onThemeChange(changed: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const contrast = matchMedia('(prefers-contrast: more)')
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
  scheme.addEventListener('change', changed)
  contrast.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    scheme.removeEventListener('change', changed)
    contrast.removeEventListener('change', changed)
  }
}
