import { Check, Flag } from 'lucide-react'
import type { EvidencePreview } from '../../server/contract/evidence-preview.ts'
import css from './export-checks.module.css'
import { words } from './words.ts'

const w = words.export

/** What was looked at before the bundle is made: what is well, and what to look at. Nothing here stands in the way. */
export const ExportChecks = ({ preview, busy }: { preview: EvidencePreview | undefined; busy: boolean }) => (
  <section className={css.checks} aria-label={w.checks} aria-busy={busy}>
    <h3 className={css.title}>{w.checks}</h3>
    {preview === undefined ? (
      <output className="i3">{w.checking}…</output>
    ) : (
      <ul className={css.list} aria-live="polite">
        {linesOf(preview).map(({ fine, text }) => (
          <li key={text} data-fine={fine}>
            {fine ? <Check size={13} aria-hidden /> : <Flag size={13} aria-hidden />}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

function linesOf({ checks, counts }: EvidencePreview): { fine: boolean; text: string }[] {
  const { incomplete, older, withoutSupport, ungraded, unbacked, missing, wording } = checks
  const fine = (text: string) => [{ fine: true, text }]
  const flag = (when: boolean, text: () => string) => (when ? [{ fine: false, text: text() }] : [])
  return [
    ...(counts.questions > 0 && incomplete.length === 0 && older.length === 0 ? fine(w.fine.complete) : []),
    ...flag(incomplete.length > 0, () => w.flags.incomplete(incomplete)),
    ...flag(older.length > 0, () => w.flags.older(older)),
    ...(unbacked === 0 && missing === 0 ? fine(w.fine.backed(counts.rows)) : []),
    ...flag(unbacked > 0, () => w.flags.unbacked(unbacked)),
    ...flag(missing > 0, () => w.flags.missing(missing)),
    ...(counts.claims > 0 && withoutSupport === 0 ? fine(w.fine.support) : []),
    ...flag(withoutSupport > 0, () => w.flags.support(withoutSupport)),
    ...flag(ungraded > 0, () => w.flags.ungraded(ungraded)),
    ...(wording.length === 0 ? fine(w.fine.wording) : []),
    ...wording.map(({ part, words: found, instead }) => ({
      fine: false,
      text: w.flags.wording(w.places[part], found, instead),
    })),
  ]
}
