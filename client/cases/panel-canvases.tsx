import type { CaseCanvas, CaseContent } from '../../server/contract/case-content.ts'
import { Button } from '../ui/button.tsx'
import { clock, day } from '../ui/format.ts'
import { useCanvas } from '../workspace/canvas.ts'
import { boardNumbers, useOpenCanvas } from './case-canvas.ts'
import { changeCanvas } from './case-edits.ts'
import { useKeepCanvas } from './case-keep.ts'
import { inOrder } from './case-parts.ts'
import css from './case-panel.module.css'
import type { Shown } from './case-shown.ts'
import { WrittenText } from './growing-text.tsx'
import { OrderedItems } from './ordered-items.tsx'
import { PanelSection } from './panel-section.tsx'
import { words } from './words.ts'

const w = words.canvas

/** Kept canvases: view, what is hidden and added, time, selection and chain. */
export const CanvasesSection = ({ content, editable, text }: Shown) => {
  const keep = useKeepCanvas()
  const { answer } = useCanvas()
  const canvases = inOrder(content, 'canvases')
  return (
    <PanelSection of="canvases" number={canvases.length} onAdd={editable && answer !== null ? () => keep() : undefined}>
      <OrderedItems list="canvases" items={canvases} editable={editable} label={words.panel.sections.canvases}>
        {(key, item, nth) => (
          <KeptCanvas id={key} item={item} nth={nth} content={content} editable={editable} text={text} keep={keep} />
        )}
      </OrderedItems>
    </PanelSection>
  )
}

interface Props {
  id: string
  item: CaseCanvas
  nth: number
  content: CaseContent
  editable: boolean
  text: (written: string) => string
  keep: (instead: string) => void
}

const KeptCanvas = ({ id, item, nth, content, editable, text, keep }: Props) => {
  const open = useOpenCanvas()
  const { hidden, added } = boardNumbers(item.board)
  return (
    <div className={css.row}>
      <WrittenText
        editable={editable}
        text={text}
        className={css.title}
        label={w.name(nth)}
        value={item.name}
        most={300}
        onChange={(name) => changeCanvas(id, { name }, 'name')}
      />
      <p className="i2">{w.holds(w.views[item.view], hidden, added)}</p>
      <div className={css.line}>
        <Button look="link" onClick={() => open(item, content)}>
          {w.openIt}
        </Button>
        {editable && (
          <Button look="link" onClick={() => keep(id)}>
            {w.replace}
          </Button>
        )}
        <span className="i3 small">{`${day(item.at)}, ${clock(item.at)}`}</span>
      </div>
    </div>
  )
}
