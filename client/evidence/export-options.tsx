import { useId, type ReactNode } from 'react'
import type { ScopeKind } from '../../server/contract/bundle-scope.ts'
import type { EvidencePreview } from '../../server/contract/evidence-preview.ts'
import type { EvidenceRequest } from '../../server/contract/evidence.ts'
import { Segmented } from '../ui/segmented.tsx'
import css from './export-options.module.css'
import type { ScopeOffer } from './export-scopes.ts'
import { words } from './words.ts'

const w = words.export
const hidden = ['shown', 'people', 'names'] as const

/** Everything that is chosen about a bundle but what it is of. */
export type Choices = Omit<EvidenceRequest, 'scope'>

interface Props {
  request: Choices
  onChange: (request: Choices) => void
  offers: readonly ScopeOffer[]
  scope: ScopeKind
  onScope: (kind: ScopeKind) => void
  preview: EvidencePreview | undefined
  /** Names are hidden on screen: there is nothing to choose then. */
  screenHidden: boolean
}

/** What the bundle holds, and what of it is one's own choice. */
export const ExportOptions = ({ request, onChange, offers, scope, onScope, preview, screenHidden }: Props) => {
  const { hide, originals, sign } = request
  const counts = preview?.counts
  const names = hide.includes('names') ? 'names' : hide.includes('people') ? 'people' : 'shown'
  const contacts = hide.includes('contacts')
  const setHide = (next: (typeof hidden)[number], withContacts: boolean) =>
    onChange({
      ...request,
      hide: [...(next === 'shown' ? [] : [next]), ...(withContacts ? (['contacts'] as const) : [])],
    })
  const leftOut = Object.values(preview?.leftOut ?? {}).reduce((sum, n) => sum + n, 0)
  const left = Object.entries(preview?.hidden ?? {}).filter(([, n]) => n > 0)
  return (
    <>
      <Part title={w.what}>
        {offers.map(({ kind, hint, shipments }) => (
          <Radio
            key={kind}
            name="scope"
            checked={scope === kind}
            label={w.scopes.names[kind]}
            hint={hint}
            {...(shipments !== null && { aside: w.scopes.shipments(shipments) })}
            onPick={() => onScope(kind)}
          />
        ))}
        {counts === undefined ? (
          <p className="i3">{w.checking}…</p>
        ) : (
          <p className={css.holds}>
            <strong>{w.holds(counts.questions, counts.claims, counts.notes, counts.pictures) || w.holdsNone}</strong>
            <span className="i2">{w.rests(counts.parties, counts.shipments)}</span>
          </p>
        )}
        {scope !== 'case' && (
          <p className="i2">
            {scope === 'chain' && w.scopes.chainLimits} {leftOut > 0 && w.scopes.left(leftOut)}
          </p>
        )}
      </Part>
      <Part title={w.parts}>
        <ul className={css.files}>
          {Object.values(w.files).map(([title, what]) => (
            <li key={title}>
              <strong>{title}</strong>
              <span className="i2">{what}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={w.originals}>
        <Radio
          name="originals"
          checked={originals === 'whole' && hide.length === 0}
          disabled={hide.length > 0}
          label={w.whole}
          hint={w.wholeMeans(counts?.originalBytes ?? null)}
          onPick={() => onChange({ ...request, originals: 'whole' })}
        />
        <Radio
          name="originals"
          checked={originals === 'rows' || hide.length > 0}
          label={`${w.onlyRows}${counts === undefined ? '' : `, ${w.rows(counts.rows, counts.files)}`}`}
          hint={hide.length > 0 ? w.hiddenRows : w.onlyRowsMeans}
          onPick={() => onChange({ ...request, originals: 'rows' })}
        />
      </Part>
      <Part title={w.names}>
        {screenHidden ? (
          <p className="i2">{w.screenHidden}</p>
        ) : (
          <>
            <Segmented
              label={w.names}
              value={names}
              options={hidden.map((value) => ({ value, label: w.hide[value] }))}
              onChange={(next) => setHide(next, contacts)}
            />
            <Check label={w.contacts} checked={contacts} onChange={(on) => setHide(names, on)} />
          </>
        )}
        <p className="i2">
          {w.hideMeans} {left.length > 0 && w.hidden(left)}
        </p>
      </Part>
      <Check label={w.sign} hint={w.signMeans} checked={sign} onChange={(on) => onChange({ ...request, sign: on })} />
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={css.part}>
    <legend className={css.title}>{title}</legend>
    {children}
  </fieldset>
)

interface RadioProps {
  name: string
  checked: boolean
  disabled?: boolean
  label: string
  hint: string
  /** Said at the end of the line. */
  aside?: string
  onPick: () => void
}

const Radio = ({ name, checked, disabled = false, label, hint, aside, onPick }: RadioProps) => {
  const id = useId()
  return (
    <label className={css.row} data-off={disabled}>
      <input type="radio" name={name} checked={checked} disabled={disabled} aria-describedby={id} onChange={onPick} />
      <span className={css.label}>
        <span>{label}</span>
        {aside !== undefined && <span className="i2">{aside}</span>}
      </span>
      <span id={id} className={`i2 ${css.hint}`}>
        {hint}
      </span>
    </label>
  )
}

interface CheckProps {
  label: string
  hint?: string
  checked: boolean
  onChange: (on: boolean) => void
}

const Check = ({ label, hint, checked, onChange }: CheckProps) => (
  <label className={css.row}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
    {hint !== undefined && <span className={`i2 ${css.hint}`}>{hint}</span>}
  </label>
)
