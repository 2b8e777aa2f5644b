import { SlidersHorizontal } from 'lucide-react'
import { ChoiceMenu } from './ui/choice-menu.tsx'
import { stressWords } from './canvas/index.ts'
import { canvas, useCanvas } from './workspace/canvas.ts'
import { words } from './workspace/words.ts'

const w = words.drawing
const bundlesFrom = [2, 4, 10, null]
const stresses = (['none', 'listed', 'after'] as const).map((value) => ({ value, label: stressWords[value].label }))

/**
 * How the corridor is drawn: what makes its lanes, what widths stand for, from how many shipments on a bundle is made; and
 * of the network its widths, and which of its ties stand out.
 */
export const CanvasDrawing = ({ unit, view }: { unit: string | null; view: 'corridor' | 'network' }) => {
  const { lanes, width, bundleFrom, stress } = useCanvas().drawing
  const all = {
    lanes: choice(w.lanes.label, lanes, w.lanes.options, ({ value, label }) =>
      canvas.draw({ lanes: value }, w.lanes.step(label)),
    ),
    widths: choice(w.widths.label, width, w.widths.options(unit), ({ value, label }) =>
      canvas.draw({ width: value }, w.widths.step(label)),
    ),
    stress: choice(w.stress.label, stress, stresses, ({ value, label }) =>
      canvas.draw({ stress: value }, w.stress.step(label)),
    ),
    bundles: choice(
      w.bundles.label,
      String(bundleFrom),
      bundlesFrom.map((from) => ({ value: String(from), label: w.bundles.from(from), from })),
      ({ from, label }) => canvas.draw({ bundleFrom: from }, w.bundles.step(label)),
    ),
  }
  return (
    <ChoiceMenu
      label={w.label}
      look="quiet"
      align="start"
      choices={(view === 'corridor' ? (['lanes', 'widths', 'bundles'] as const) : (['widths', 'stress'] as const)).map(
        (one) => all[one],
      )}
    >
      <SlidersHorizontal size={14} aria-hidden />
      <span className="tool-word">{w.button}</span>
    </ChoiceMenu>
  )
}

const choice = <Option extends { value: string; label: string }>(
  label: string,
  value: Option['value'],
  options: readonly Option[],
  onChoose: (option: Option) => void,
) => ({
  label,
  value,
  options,
  onChange: (next: string) => {
    const chosen = options.find((option) => option.value === next)
    if (chosen !== undefined) onChoose(chosen)
  },
})
