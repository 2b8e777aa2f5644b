import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Pill } from '../ui/pill.tsx'
import type { Facts } from '../workspace/facts.ts'
import { usePlace } from '../workspace/place.ts'
import css from './inspector.module.css'
import { words } from './words.ts'

const w = words.reached

/** Whom the shipment reached, and why that party counts as an end-user. */
export const ReachedSection = ({ id, facts }: { id: string; facts: Facts }) => {
  const { go } = usePlace()
  const party = facts.parties.get(id)
  const { data, error } = useQuery(queries.node(id))
  if (party === undefined) return null
  const contracts = data?.counts.find(({ edge, direction }) => edge === 'SUPPLIES' && direction === 'in')?.count ?? 0
  const why = !party.military
    ? w.named(party.name)
    : data === undefined
      ? error === null
        ? words.reading
        : words.unread(asProblem(error).message)
      : contracts > 0
        ? w.contracts(party.name, contracts)
        : w.marked(party.name)
  return (
    <section className={css.section}>
      <header className={css.sectionHead}>
        <h3 className="cap">{w.title}</h3>
        <Pill tone="target">{party.military ? w.military : w.target}</Pill>
      </header>
      <p className="i2">
        {why}{' '}
        <Button look="link" onClick={() => go({ sel: id })}>
          {w.see}
        </Button>
      </p>
    </section>
  )
}
