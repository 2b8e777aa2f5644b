import { count, plural } from '../ui/format.ts'
import type { PathsAnswer } from '../../server/contract/paths.ts'

/** Texts of the paths between things. */
export const pathWords = {
  title: 'Paths between',
  close: 'Close',
  to: 'Paths to what was selected',
  between: 'Paths between them',
  follow: 'Ties to follow',
  relations: {
    trade: 'Shipments sent and received',
    owners: 'Owners, directors, relatives',
    contracts: 'Supply contracts',
    contacts: 'Addresses, phones, e-mails',
    same: 'Same as',
    listings: 'Listings',
    carriers: 'Carriers',
    hubs: 'Countries, ports, goods, systems, files',
  },
  hops: 'At most',
  steps: (n: number) => plural(n, 'step', 'steps'),
  hint: 'A shipment between two parties is two steps.',
  searching: 'Looking for paths',
  found: (n: number, completeTo: number, asked: number) =>
    n === 0
      ? `No path of up to ${plural(completeTo, 'step', 'steps')} in these records.`
      : `${plural(n, 'path', 'paths')}, the shortest first.${completeTo >= asked ? ` Every path of up to ${plural(asked, 'step', 'steps')} is listed.` : ''}`,
  stopped: (by: NonNullable<PathsAnswer['stoppedBy']>, completeTo: number) =>
    `${
      {
        count: 'There are more paths than are listed',
        time: 'Time ran out',
        size: 'There was too much to look at',
      }[by]
    }: ${completeTo === 0 ? 'not even paths of 1 step are all listed' : `every path of up to ${plural(completeTo, 'step', 'steps')} is listed, longer ones may be missing`}. Follow fewer ties, or fewer steps.`,
  notCrossed: (kinds: string) => `Not led across ${kinds}.`,
  busy: (names: string, more: number) =>
    `Nor across what has more than 1,000 ties: ${names}${more > 0 ? ` and ${count(more)} more` : ''}.`,
  ties: (name: string, n: number) => `${name} (${count(n)})`,
  put: 'Put on canvas',
  putAll: (n: number) => `Put all ${count(n)} on canvas`,
  label: (n: number) => plural(n, 'path', 'paths'),
} as const
