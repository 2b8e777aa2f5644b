import { Fragment, type ReactNode } from 'react'
import css from './inspector.module.css'
import { words } from './words.ts'

/** A list of facts; what the records do not say is called that. */
export const FactList = ({ facts }: { facts: readonly (readonly [string, ReactNode] | null)[] }) => (
  <dl className={css.facts}>
    {facts.map(
      (fact, i) =>
        fact !== null && (
          <Fragment key={i}>
            <dt>{fact[0]}</dt>
            <dd>
              {fact[1] === null || fact[1] === undefined || fact[1] === '' ? (
                <span className="i3">{words.notRecorded}</span>
              ) : (
                fact[1]
              )}
            </dd>
          </Fragment>
        ),
    )}
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
