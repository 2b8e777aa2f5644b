import type { ReactNode } from 'react'
import css from './inspector.module.css'
import { words } from './words.ts'

export interface Fact {
  name: string
  value: ReactNode
}

export const fact = (name: string, value: ReactNode): Fact => ({ name, value })

/** A fact that is worth a line only where the records have it. */
export const factIf = (name: string, value: ReactNode): Fact[] =>
  value === null || value === undefined || value === '' ? [] : [{ name, value }]

/** A list of facts; what the records do not say is called that. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={css.facts}>
    {facts.map(({ name, value }, i) => (
      <div key={i} className={css.fact}>
        <dt>{name}</dt>
        <dd>
          {value === null || value === undefined || value === '' ? (
            <span className="i3">{words.notRecorded}</span>
          ) : (
            value
          )}
        </dd>
      </div>
    ))}
  </dl>
)

export const Section = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className={css.section}>
    <header className={css.sectionHead}>
      <h3 className="cap">{title}</h3>
      {aside !== undefined && <span className="i3 small">{aside}</span>}
    </header>
    {children}
  </section>
)
