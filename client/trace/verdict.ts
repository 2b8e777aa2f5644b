import type { TraceAnswer } from '../../server/contract/trace.ts'
import type { PartySelection } from '../../server/contract/trace.ts'
import { count, exact, plural } from '../ui/format.ts'
import { countryName } from '../workspace/names.ts'
import type { Question } from '../workspace/question.ts'
import { allChainsListed, routesOf } from '../workspace/routes.ts'

type Party = TraceAnswer['corridor']['parties'][number]

const only = (selection: PartySelection, member: 'group' | 'countries' | 'parties'): boolean =>
  Object.keys(selection).length === 1 && selection[member] !== undefined

const noun = (selection: PartySelection, n: number, end: 'source' | 'target'): string => {
  if (only(selection, 'group') && selection.group === 'eu') return plural(n, 'EU seller', 'EU sellers')
  if (only(selection, 'group') && selection.group === 'ru-military')
    return plural(n, 'Russian military end-user', 'Russian military end-users')
  if (only(selection, 'group') && selection.group === 'listed') return plural(n, 'listed party', 'listed parties')
  const [one, many] = end === 'source' ? ['seller', 'sellers'] : ['recipient', 'recipients']
  const counted = plural(n, one, many)
  return only(selection, 'countries') && selection.countries?.length === 1
    ? `${counted} in ${countryName(selection.countries[0]!)}`
    : counted
}

// One party is called by its name, unless the question named a group: then its number says more.
const end = (selection: PartySelection, parties: readonly Party[], which: 'source' | 'target'): string =>
  parties.length === 1 && selection.group === undefined ? parties[0]!.name : noun(selection, parties.length, which)

/**
 * The answer in one sentence. It says what the records show and never more: an unfinished answer is called that, an
 * empty corridor is called a proof only when no limit was reached.
 */
export const verdict = (answer: TraceAnswer, question: Question): string => {
  const { corridor, chainCount, stoppedBy } = answer
  if (stoppedBy?.phase === 'corridor')
    return 'The time limit came before the corridor was whole, so nothing can be said yet.'
  if (corridor.counts.movements === 0) {
    const avoided = question.avoid?.length ?? 0
    const once =
      avoided === 0 ? '' : ` once ${avoided === 1 ? 'this party is' : `these ${count(avoided)} parties are`} avoided`
    return `No chain exists in these records${once}.`
  }
  const of = (role: Party['role']) => corridor.parties.filter((party) => party.role === role)
  const goods = `goods from ${end(question.from, of('source'), 'source')} reaching ${end(question.to, of('target'), 'target')}`
  if (allChainsListed(answer)) {
    const routes = routesOf(answer).length
    const chains = answer.chains.length === routes ? '' : `, in ${plural(answer.chains.length, 'chain', 'chains')}`
    return `Records show ${goods} on ${plural(routes, 'route', 'routes')}${chains}.`
  }
  if (chainCount === null || chainCount === '0') {
    const between = of('between').length
    return between === 0
      ? `Records show ${goods}.`
      : `Records show ${goods} through ${plural(between, 'party', 'parties')} in between.`
  }
  return `Records show ${goods} on ${exact(chainCount)} chains of shipments.`
}

/** What kind of answer it is: all of it, part of it, or proof that there is nothing. */
export const completeness = (answer: TraceAnswer): 'complete' | 'partial' | 'proved' =>
  !answer.complete ? 'partial' : answer.corridor.counts.movements === 0 ? 'proved' : 'complete'
