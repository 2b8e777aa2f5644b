import type { Chokepoints } from '../contract/chokepoints.ts'
import type { WhatIf } from '../contract/what-if.ts'
import { number, table } from './cli-table.ts'

export interface Text {
  readonly lines: string[]
  /** False when a limit left something out. */
  readonly complete: boolean
}

export const amountIn = (unit: string | null) => (amount: number | null) =>
  amount === null ? 'not known' : `${number.format(amount)} ${unit ?? ''}`.trim()

type Party = { readonly name: string; readonly country: string | null }
const named = ({ name, country }: Party) => `${name} (${country ?? '??'})`

/** The set with what each of its parties would break, and what is left after one listing after another. */
export function chokepointsText(answer: Chokepoints): Text {
  const amount = amountIn(answer.unit)
  const lines = answer.stoppedBy === null ? [] : [`Stopped: ${answer.stoppedBy.detail}`]
  lines.push(...verdict(answer))
  if (answer.set.length > 0)
    lines.push(
      '',
      ...table(
        ['party', 'breaks'],
        answer.set.map((party) => [named(party), party.breaks === null ? 'not counted' : number.format(party.breaks)]),
      ),
    )
  if (answer.curve.length > 0)
    lines.push(
      '',
      ...table(
        ['listed', 'party', 'shipments left', 'at most', 'attributed'],
        answer.curve.map((step, i) => [
          String(i),
          step.party === null ? '' : named(step.party),
          number.format(step.movements),
          amount(step.upper),
          amount(step.attributed),
        ]),
      ),
    )
  return { lines, complete: answer.stoppedBy === null }
}

function verdict({ none, size, lowerBound, proved, disjointChains, chainsKept }: Chokepoints): string[] {
  if (none !== null) {
    const because = {
      direct: 'There are no choke points: a shipment goes directly from a source to a target.',
      'not-among': 'There are no choke points: a chain passes nobody who may be chosen.',
      empty: 'Proved: no chain exists in these records.',
    }[none.because]
    return [none.chain.length === 0 ? because : `${because} ${none.chain.join(' → ')}`]
  }
  if (size === null) return [`At least ${lowerBound} parties; no set was found in time.`]
  const parties = size === 1 ? '1 party breaks' : `${size} parties break`
  if (!proved) return [`${parties} every chain; at least ${lowerBound} are needed, and no more is proved.`]
  return [
    disjointChains.length === size
      ? `${parties} every chain, and fewer cannot: as many chains have nobody in common.`
      : `${parties} every chain, and fewer cannot: nothing smaller hits ${chainsKept} chains that were kept.`,
  ]
}

/** Both sides, the routes that are left with their room, and what grew. */
export function whatIfText({ unit, before, after, parties, goneCount, grew, stoppedBy }: WhatIf): Text {
  const amount = amountIn(unit)
  const names = new Map(parties.map((party) => [party.id, named(party)]))
  const way = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(' → ')
  const row = (what: string, of: (side: WhatIf['before']) => string) => [what, of(before), of(after)]
  const lines = stoppedBy === null ? [] : [`Stopped: ${stoppedBy.detail}`]
  lines.push(
    ...table(
      ['', 'before', 'after'],
      [
        row('shipments', ({ counts }) => (counts === null ? 'not known' : number.format(counts.movements))),
        row('parties', ({ counts }) => (counts === null ? 'not known' : number.format(counts.parties))),
        row('chains', ({ chainCount }) => chainCount ?? 'not known'),
        row('at most', ({ volume }) => amount(volume.upper)),
        row('attributed', ({ volume }) => amount(volume.attributed)),
      ],
    ),
  )
  if (goneCount !== null)
    lines.push(`${number.format(goneCount)} ${goneCount === 1 ? 'shipment is' : 'shipments are'} on no chain any more.`)
  if (after.routes.length > 0)
    lines.push(
      '',
      ...table(
        ['attributed', 'room', 'route that is left'],
        after.routes.map((route) => [amount(route.attributed), amount(route.room), way(route.parties)]),
      ),
    )
  const grown = grew === null ? [] : [...grew.routes, ...grew.parties]
  if (grew !== null && grown.length > 0)
    lines.push(
      '',
      `Grew from ${grew.day} on, per 30 days, over ${grew.days} ${grew.days === 1 ? 'day' : 'days'} on either side:`,
      ...table(
        ['before', 'after', 'who'],
        grown.map((one) => [amount(one.before), amount(one.after), way(one.parties)]),
      ),
    )
  return { lines, complete: stoppedBy === null }
}
