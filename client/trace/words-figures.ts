import type { TraceAnswer } from '../../server/contract/trace.ts'
import { count, plural } from '../ui/format.ts'

/** Words for an answer's figures, their proofs, and what more can be asked about them. */
export const figureWords = {
  figures: {
    attributed: 'Attributed',
    attributedMeans:
      'What reached the end-users and, by drawing each departure from recorded stock, left the sellers. One legal reading of the records, neither the least nor the most.',
    delivered: 'Delivered',
    deliveredNote: 'from anyone',
    deliveredMeans: 'All known amounts of these goods that reached the end-users in the period, whoever sent them.',
    unexplained: 'Unexplained',
    unexplainedNote: 'no recorded stock',
    unexplainedMeans: 'The part of Delivered that left a party in between without any recorded stock to draw it from.',
    throughAvoided: 'Through avoided',
    throughAvoidedNote: 'consigned by them',
    throughAvoidedMeans: 'The part of Delivered that the avoided parties consigned themselves.',
    missing: 'Missing amounts',
    missingNote: 'shipments',
    missingMeans: 'Shipments of the corridor whose row gives no amount. They are followed, but add nothing to any sum.',
    chains: 'Chains in all',
    chainsNote: (hops: number) => `up to ${count(hops)} legs`,
    chainsMeans:
      'Every way to go from a seller to an end-user, shipment by shipment, each handing over to the next. Counted exactly.',
    unmatchable: 'Match nothing',
    unmatchableNote: 'no usable code',
    unmatchableMeans:
      'Shipments in the period whose goods code is missing or too short to compare, so that they can hand over to nothing.',
    notCounted: 'not finished',
    valueMeans: 'In value a markup on the way makes every figure an estimate.',
    atLeast: 'At least',
    atLeastMeans:
      'What must have come from the sellers if the records lack nothing but what they show to be lacking: all other supply together does not suffice. Never to be quoted without that assumption.',
    atMost: 'At most',
    atMostMeans:
      'The most that can have come from the sellers, however stock was drawn: no more fits through the shipments than through their narrowest place.',
    unlimited: 'no bound',
    viaNoLower: 'not with via',
    span: (least: string, most: string) => `${least}–${most} by the rule`,
    bar: (volume: TraceAnswer['volume'], show: (value: number) => string): string =>
      [
        volume.lower === null || volume.shortfall === null
          ? null
          : `at least ${show(volume.lower)} if only ${show(volume.shortfall)} is missing from the records`,
        volume.attributed === null ? null : `attributed ${show(volume.attributed)}`,
        volume.unlimitedBy.length > 0
          ? 'at most without bound'
          : volume.upper === null
            ? null
            : `at most ${show(volume.upper)}`,
        `of ${show(volume.delivered ?? 0)} delivered`,
      ]
        .filter((part) => part !== null)
        .join(', '),
  },
  carriers: {
    order: 'By',
    orders: {
      attributed: 'attributed',
      atMost: 'at most',
      received: 'received',
      sent: 'sent on',
      held: 'days held',
    },
    received: (kg: string) => `in ${kg}`,
    sent: (kg: string) => `out ${kg}`,
    atMost: (kg: string) => `at most ${kg}`,
    held: (least: number, most: number, mean: number) =>
      least === most
        ? `held ${plural(least, 'day', 'days')}`
        : `held ${count(least)}–${count(most)} days, mean ${count(mean)}`,
    ranEmpty: 'ran empty',
    ends: { source: 'seller', target: 'end of the question' },
    notComputed: (n: number) => `For ${plural(n, 'party', 'parties')} the time ran out before “at most” was known.`,
  },
  choke: {
    title: 'Choke points',
    intro: 'The fewest parties in between without whom no chain is left, with a proof that fewer do not suffice.',
    find: 'Find the choke points',
    none: {
      direct: 'There is none: goods go directly from a seller to an end-user.',
      'not-among': 'There is none: a chain passes nobody who could be listed.',
      empty: 'There is no chain to begin with.',
    },
    proved: (n: number) =>
      `Listing ${n === 1 ? 'this party' : `these ${count(n)}`} breaks every chain. Proved: fewer do not.`,
    provedByChains: (n: number) =>
      `Listing ${n === 1 ? 'this party' : `these ${count(n)}`} breaks every chain. Proved: ${count(n)} chains share nobody, so fewer cannot break them all.`,
    gap: (size: number, bound: number) =>
      `Listing these ${count(size)} breaks every chain. That fewer do not was not proved: it takes at least ${count(bound)}.`,
    notFound: (bound: number) =>
      `No such set was found in time; it takes at least ${plural(bound, 'party', 'parties')}.`,
    breaksAll: (n: number) => `Listing ${plural(n, 'party', 'parties')} breaks every chain`,
    smallest: 'proved smallest',
    notSmallest: 'fewer not ruled out',
    breaks: (n: number) => `breaks ${plural(n, 'shipment', 'shipments')}`,
    avoid: (n: number) => (n === 1 ? 'Ask without it' : `Ask without these ${count(n)}`),
    curve: (unit: string) => `At most, ${unit}, as parties are listed in turn`,
    nobody: 'nobody',
    left: (n: number) => `${plural(n, 'shipment', 'shipments')} left on chains`,
    more: (n: number) => `${plural(n, 'more listing follows', 'more listings follow')}.`,
  },
  whatIf: {
    title: 'What if',
    intro:
      'Take parties, countries, goods or border posts out of the records. History, not forecast: room says where more could still have gone.',
    find: 'Party or country to take out',
    goods: 'Goods codes',
    posts: 'Border posts, LOCODE',
    since: 'From this day on',
    compare: 'Compare',
    figure: 'Figure',
    before: 'before',
    after: 'after',
    chains: 'Chains',
    shipments: 'Shipments',
    attributed: (unit: string) => `Attributed, ${unit}`,
    atMost: (unit: string) => `At most, ${unit}`,
    gone: (n: number) => `${plural(n, 'shipment is', 'shipments are')} on no chain any more.`,
    remain: (n: number, more: boolean) =>
      `${count(n)}${more ? '+' : ''} ${n === 1 ? 'route remains' : 'routes remain'}`,
    route: 'Route',
    carried: 'carried',
    room: 'room',
    grew: (date: string, days: number) => `What grew after ${date}, over ${plural(days, 'day', 'days')}`,
    grewMeans: (unit: string) => `Attributed ${unit} per 30 days, before and from that day on.`,
  },
  wider: { when: 'When', across: 'Who to whom', close: 'Close' },
  when: {
    title: 'When it arrived',
    intro: (unit: string) =>
      `Attributed ${unit} by month of arrival at the end-users: all of it, then each route on the same scale as the others. A surge after a listing, or a route that takes over from another, shows here.`,
    all: 'All of it',
    rest: 'Other chains',
    route: 'Route',
    months: 'Months',
    most: (month: string, kg: string, unit: string) => `Highest: ${month} with ${kg} ${unit}`,
    month: (month: string, kg: string, unit: string) => `${month}: ${kg} ${unit}`,
    more: (n: number) => `${plural(n, 'more route is', 'more routes are')} shown with the other chains.`,
    incomplete: 'The time ran out while chains were ranked, so the routes cannot be told apart.',
    none: 'Nothing is attributed, so there is no month to show.',
  },
  across: {
    title: 'Who to whom',
    intro: (unit: string) =>
      `Attributed ${unit} for each seller and end-user alone, all others avoided. The cells add up to the whole. A cell opens its own question.`,
    rows: 'From',
    columns: 'To',
    by: { countries: 'By country', parties: 'By party' },
    noCountry: 'no country',
    corner: 'From, to',
    cell: (row: string, column: string) => `${row} to ${column}:`,
    cellHolds: (unit: string, n: number) => `${unit}, ${plural(n, 'shipment', 'shipments')},`,
    open: 'Open this question',
    none: 'no chain',
    counts: (rows: number, allRows: number, columns: number, allColumns: number) =>
      `${count(rows)} of ${count(allRows)} on the left and ${count(columns)} of ${count(allColumns)} across have a chain.`,
    truncated: 'Only those with most attributed are shown.',
    notComputed: (n: number) => `For ${plural(n, 'cell', 'cells')} the time ran out.`,
  },
  proof: {
    limitedBy: (n: number) => `limited by ${plural(n, 'shipment', 'shipments')}`,
    cutTitle: 'What limits it',
    cutMeans: (n: string, sum: string) =>
      `Every chain that carries an amount uses at least one of these ${n} shipments, and together they carried ${sum}. Add them up: no more can have gone through.`,
    openEnd: (n: number) => `left open by ${plural(n, 'row', 'rows')}`,
    openTitle: 'What leaves it open',
    openMeans:
      'On this chain no shipment has an amount, so that any quantity can have gone this way. An amount in one of these rows would close it.',
    steps: 'Shipments of the proof',
    previous: 'Previous shipment',
    next: 'Next shipment',
    none: (n: number) => plural(n, 'shipment', 'shipments'),
    step: (at: number, of: number) => `${count(at)} of ${count(of)}`,
    more: (n: number) => `${count(n)} more; step on to see them.`,
    noAmount: 'no amount',
    onlyMissing: (lacking: string) => `if only ${lacking} is missing`,
    nothingMissing: 'if nothing is missing',
    lowerTitle: 'What it assumes',
    lowerMeans:
      'Let everything else flow first: goods from other sellers, from before the period, from parties without recorded supply. What the end-users received beyond that must have come from these sellers.',
    noShortfall: 'Every departure with a recorded supplier is covered by recorded stock.',
    shortfallMeans: (lacking: string) =>
      `The records show departures of ${lacking} that no recorded stock can cover. So much is taken to have come from elsewhere; were more missing from the records, the figure would be lower.`,
    rangeTitle: 'By the rule of drawing',
    rules: {
      proportional: 'What accountants do: pro rata from all that lies there.',
      fifo: 'What warehouses do and courts know: what came first leaves first.',
      lifo: 'The other extreme: what came last leaves first.',
    },
  },
} as const
