import type { TraceParty } from '../../server/contract/trace.ts'
import type { NodeKind } from '../../server/contract/vocabulary.ts'

/** A party's shape and role as everywhere: seller filled, in between hollow, military end-user double. */
export const PartyMark = ({
  standing,
  person = false,
  size = 14,
}: {
  standing: TraceParty['role'] | null
  person?: boolean
  size?: number
}) => {
  const shape =
    standing === 'target' ? (
      <>
        <rect x="2" y="2" width="12" height="12" fill="var(--panel)" stroke="var(--target)" strokeWidth="1.4" />
        <rect x="5" y="5" width="6" height="6" fill="var(--target)" />
      </>
    ) : standing === 'source' ? (
      person ? (
        <circle cx="8" cy="8" r="5.5" fill="var(--source)" />
      ) : (
        <rect x="3" y="3" width="10" height="10" fill="var(--source)" />
      )
    ) : person ? (
      <circle cx="8" cy="8" r="5.5" fill="var(--panel)" stroke="var(--between)" strokeWidth="1.6" />
    ) : (
      <rect x="3.5" y="3.5" width="9" height="9" fill="var(--panel)" stroke="var(--between)" strokeWidth="1.6" />
    )
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      {shape}
    </svg>
  )
}

const outlines: Record<NodeKind, string> = {
  Company: 'M3.5 3.5h9v9h-9z',
  Person: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z',
  Shipment: 'M8 2.5l5.5 5.5-5.5 5.5-5.5-5.5z',
  Port: 'M8 2.5l6 10.5H2z',
  Good: 'M2 8l3-5.22h6l3 5.22-3 5.22H5z',
  Country: 'M3 4.2C3 2.6 13 2.6 13 4.2v7.6c0 1.6-10 1.6-10 0z',
  Listing: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z',
  Address: 'M8 1.5L14.2 6l-2.4 7.3H4.2L1.8 6z',
  Contact: 'M2 4h7l5 4-5 4H2z',
  System: 'M8 1.5l1.9 4.4 4.8.4-3.6 3.1 1.1 4.7L8 11.6l-4.2 2.5 1.1-4.7L1.3 6.3l4.8-.4z',
  Dataset: 'M3 2.5h7l3 3v8H3z',
}

/** The shape of a kind of thing, as on the canvas. */
export const KindMark = ({ kind, size = 16 }: { kind: NodeKind; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden>
    <path d={outlines[kind]} fill="var(--panel)" stroke="var(--ink-2)" strokeWidth="1.4" strokeLinejoin="round" />
  </svg>
)
