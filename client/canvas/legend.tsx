import type { CanvasModel } from './canvas-model.ts'
import { endsOf, endWords } from './canvas-ends.ts'
import { amountWith, count } from './canvas-words.ts'
import { useMapScale } from './map-store.ts'
import { fainter } from './network-beneath.ts'
import { tieUnit } from './network-elements.ts'
import { stressWords } from './network-stress.ts'
import { useCanvasState } from './use-canvas.ts'
import style from './legend.module.css'

interface Props {
  model: CanvasModel
  view: 'corridor' | 'network' | 'map'
}

/** What lines, widths, bands and shapes mean; lists what the view at hand shows. */
export function Legend({ model, view }: Props) {
  const state = useCanvasState(model)
  const layout = model.layout()
  const unit = state.answer?.volume.unit ?? null
  const onMap = useMapScale(model)
  const perPixel = view === 'corridor' ? (layout?.perPixel ?? null) : view === 'map' ? onMap : tieUnit(model)
  const wide = view === 'corridor' ? 3 : 5
  const kinds = new Set([...state.added.nodes.values()].map((node) => node.kind))
  const missing = state.answer?.corridor.movements.some((m) => m.amount === null) ?? false
  const none = endsOf(state.answer) !== null
  // Where nothing is drawn there is nothing to explain.
  if (layout?.counts.shipments === 0 && state.added.nodes.size === 0) return null
  return (
    <ul className={style.legend} aria-label="Legend">
      <Line label={none ? endWords.away : 'leaves seller'} colour="var(--source)" />
      <Line label={none ? 'and on from there' : 'in between'} colour="var(--between)" />
      <Line label={none ? endWords.toward : 'reaches end-user'} colour="var(--target)" />
      {view === 'corridor' && state.gone.size > 0 && (
        <li>
          <svg width="22" height="8" aria-hidden="true">
            <line x1="0" x2="22" y1="4" y2="4" stroke="var(--between)" strokeWidth="2" strokeDasharray="4 4" />
          </svg>
          gone without them
        </li>
      )}
      {perPixel !== null && (
        <li>
          <svg width="34" height="10" aria-hidden="true">
            <line x1="0" x2="15" y1="5" y2="5" stroke="var(--ink-2)" strokeWidth="1" />
            <line x1="19" x2="34" y1="5" y2="5" stroke="var(--ink-2)" strokeWidth={wide} />
          </svg>
          {count(perPixel)}, {amountWith(perPixel * wide, unit)}
        </li>
      )}
      {view === 'map' && (
        <>
          <li>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" x2="22" y1="4" y2="4" stroke="var(--ink-2)" strokeWidth="1.4" strokeDasharray="1.5 3.5" />
            </svg>
            declared only
          </li>
          <li>
            <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M8 2.5l6 10.5H2z" fill="var(--panel)" stroke="var(--ink-2)" strokeWidth="1.6" />
            </svg>
            port, crossing
          </li>
        </>
      )}
      {missing && (
        <li>
          <svg width="22" height="8" aria-hidden="true">
            <line x1="0" x2={view === 'corridor' ? 13 : 22} y1="4" y2="4" stroke="var(--ink-2)" strokeWidth="1" />
            {view === 'corridor' && (
              <circle cx="18" cy="4" r="2.2" fill="none" stroke="var(--ink-2)" strokeWidth="1.2" />
            )}
          </svg>
          no amount
        </li>
      )}
      {view === 'corridor' && (layout?.stock.length ?? 0) > 0 && (
        <li>
          <svg width="24" height="10" aria-hidden="true">
            <path d="M0 5h4l0-2h8l0-2h6v3h6v2h-6v3h-6l0-2h-8l0-2h-4z" fill="var(--between)" opacity=".35" />
          </svg>
          stock
        </li>
      )}
      {view === 'corridor' && (layout?.counts.bundles ?? 0) > 0 && (
        <li>
          <svg width="22" height="12" aria-hidden="true">
            <path d="M1 1h14l6 10H7z" fill="var(--between)" opacity=".22" />
          </svg>
          bundle
        </li>
      )}
      {view === 'network' && state.drawing.stress !== 'none' && (
        <li>
          <svg width="22" height="8" aria-hidden="true">
            <line x1="0" x2="22" y1="4" y2="4" stroke="var(--between)" strokeWidth="2.4" opacity={fainter} />
          </svg>
          {stressWords[state.drawing.stress].setBack}
        </li>
      )}
      {view === 'network' && state.added.edges.size > 0 && (
        <li>
          <svg width="24" height="10" aria-hidden="true">
            <line x2="18" y1="5" y2="5" stroke="var(--ink-2)" strokeWidth="1.3" />
            <path d="M23 5l-7-3.4v6.8z" fill="var(--ink-2)" />
          </svg>
          related
        </li>
      )}
      {view === 'network' && kinds.has('Person') && (
        <li>
          <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="5.5" fill="var(--panel)" stroke="var(--ink-2)" strokeWidth="1.5" />
          </svg>
          person
        </li>
      )}
      {view === 'network' && kinds.has('Address') && (
        <li>
          <svg width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
            <path
              d="M8 1.5 14.2 6l-2.4 7.3H4.2L1.8 6z"
              fill="var(--panel)"
              stroke="var(--ink-2)"
              strokeWidth="1.5"
              strokeLinejoin="round"
            />
          </svg>
          address
        </li>
      )}
      {state.chain.length > 0 && (
        <li className={style.last}>
          <svg width="22" height="12" aria-hidden="true">
            <path d="M5 6h12" stroke="var(--mark)" strokeWidth="10" strokeLinecap="round" />
            <path d="M1 6h20" stroke="var(--ink)" strokeWidth="2" />
          </svg>
          selected chain
        </li>
      )}
    </ul>
  )
}

function Line({ label, colour }: { label: string; colour: string }) {
  return (
    <li>
      <svg width="22" height="8" aria-hidden="true">
        <line x1="0" x2="22" y1="4" y2="4" stroke={colour} strokeWidth="2.4" />
      </svg>
      {label}
    </li>
  )
}
