import type { CaseContent, FactRef } from '../contract/case-content.ts'

/** A fact that a case refers to, once, with every place where it does. */
export interface CaseFact {
  readonly fact: FactRef
  /** JSON pointers into the case's content. */
  readonly at: string[]
}

/** All facts that a case refers to, in order of their first place. */
export function factsOf({ claims, notes, evidence }: CaseContent): CaseFact[] {
  const facts = new Map<string, CaseFact>()
  const add = (fact: FactRef, at: string) => {
    const name = nameOf(fact)
    const known = facts.get(name)
    if (known === undefined) facts.set(name, { fact, at: [at] })
    else known.at.push(at)
  }
  for (const [key, claim] of Object.entries(claims))
    for (const side of ['supports', 'contradicts'] as const)
      for (const [i, fact] of claim[side].entries()) add(fact, `/claims/${key}/${side}/${i}`)
  for (const [key, { on }] of Object.entries(notes)) if (on !== undefined) add(on, `/notes/${key}/on`)
  for (const [key, { fact }] of Object.entries(evidence)) add(fact, `/evidence/${key}/fact`)
  return [...facts.values()]
}

function nameOf(fact: FactRef): string {
  switch (fact.kind) {
    case 'node':
      return JSON.stringify(['node', fact.id])
    case 'edge':
      return JSON.stringify(['edge', fact.id, fact.from, fact.to])
    case 'chain':
      return JSON.stringify(['chain', ...fact.movements])
  }
}
