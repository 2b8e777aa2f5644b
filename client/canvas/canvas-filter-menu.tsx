import { ListFilter } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { choicesOf, type Facet } from './canvas-filter.ts'
import type { CanvasModel } from './canvas-model.ts'
import { count } from './canvas-words.ts'
import { useCanvasState } from './use-canvas.ts'
import style from './canvas-filter-menu.module.css'

const titles: Record<Facet, string> = {
  goods: 'Goods',
  date: 'Departed',
  amount: 'Amount',
  dataset: 'Dataset',
  kind: 'Related things',
  relation: 'Related by',
}

/** What of the canvas is shown, by goods, year, amount, dataset, kind and relation, with exact counts. */
export function CanvasFilter({ model }: { model: CanvasModel }) {
  const { off } = useCanvasState(model)
  return (
    <Popover
      title="Show on the canvas"
      align="start"
      width={300}
      trigger={
        <Button look="quiet" title="Filter" data-on={off.size > 0 || undefined}>
          <ListFilter size={14} aria-hidden />
          <span className="tool-word">{off.size > 0 ? `Filter, ${count(off.size)} off` : 'Filter'}</span>
        </Button>
      }
    >
      <Choices model={model} />
      <div className={style.foot}>
        <Button disabled={off.size === 0} onClick={() => model.filter(new Set(), 'clear the filter')}>
          Show everything
        </Button>
      </div>
    </Popover>
  )
}

/** Counted only once the menu is open. */
function Choices({ model }: { model: CanvasModel }) {
  const { answer, added, off } = useCanvasState(model)
  const groups = useMemo(() => choicesOf(answer, added, off), [answer, added, off])
  const set = (key: string, on: boolean, label: string) => {
    const next = new Set(off)
    if (on) next.delete(key)
    else next.add(key)
    model.filter(next, `${on ? 'show' : 'filter out'} ${label}`)
  }
  return (
    <div className={style.groups}>
      {groups.map(({ facet, choices }) => (
        <fieldset key={facet} className={style.group}>
          <legend className="cap">{titles[facet]}</legend>
          {choices.map(({ key, label, count: n }) => (
            <div key={key} className={style.choice}>
              <label>
                <input
                  type="checkbox"
                  checked={!off.has(key)}
                  onChange={(event) => set(key, event.target.checked, label)}
                />
                <span className="cut">{label}</span>
                <span className="n i3">{count(n)}</span>
              </label>
              {choices.length > 2 && (
                <button
                  type="button"
                  aria-label={`Only ${label}`}
                  onClick={() => {
                    const others = new Set(off)
                    for (const one of choices) others.add(one.key)
                    others.delete(key)
                    model.filter(others, `show only ${label}`)
                  }}
                >
                  only
                </button>
              )}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
