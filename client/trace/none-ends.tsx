import type { TraceAnswer } from '../../server/contract/trace.ts'
import { list } from '../ui/format.ts'
import { shortNames } from '../workspace/names.ts'
import css from './answer-none.module.css'
import { words } from './words.ts'

const w = words.none
type Ends = NonNullable<TraceAnswer['ends']>
/** So many parties are named at an end; the others are counted. */
const named = 6

/** Parties at which a side ends: those that only the other end of its shipments is at, by name. */
export const endParties = ({ movements, parties }: Ends['fromSources'], at: 'from' | 'to'): string[] => {
  const other = new Set(movements.map((movement) => (at === 'to' ? movement.from : movement.to)))
  const ends = new Set(movements.map((movement) => movement[at]).filter((id) => !other.has(id)))
  const short = shortNames(parties)
  return parties.filter(({ id }) => ends.has(id)).map(({ id, name }) => short.get(id) ?? name)
}

const said = (names: string[]): string =>
  names.length <= named ? list(names) : list([...names.slice(0, named), w.others(names.length - named)])

/** Where goods from the sellers end, and where what reached the end-users begins. */
export const NoneEnds = ({ ends: { fromSources, toTargets } }: { ends: Ends }) => (
  <section className={css.block}>
    <h3 className="cap">{w.ends}</h3>
    <p className="i2">
      <b className={css.away}>{w.away(fromSources.count)}</b> {w.awayRest(said(endParties(fromSources, 'to')))}
    </p>
    <p className="i2">
      <b className={css.toward}>{w.away(toTargets.count)}</b> {w.towardRest(said(endParties(toTargets, 'from')))}
    </p>
  </section>
)
