import { count, plural } from '../ui/format.ts'

/** Words for what a party in between carried. */
export const carrierWords = {
  title: 'What it carried',
  received: 'Received',
  sent: 'Sent on',
  through: 'Attributed',
  atMost: 'At most',
  held: 'Held',
  inShipments: (amount: string, n: number) => `${amount} in ${plural(n, 'shipment', 'shipments')}`,
  days: (least: number, mean: string, most: number) =>
    least === most ? plural(least, 'day', 'days') : `${count(least)} to ${count(most)} days, ${mean} on average`,
  ranEmpty: (date: string) =>
    `By ${date} all that these chains had brought here and that could still go on had been drawn already. What it sent on then was not that stock: a fact that speaks for it.`,
  rows: (n: number, unit: string) => `${plural(n, 'shipment', 'shipments')} on these chains, attributed ${unit}`,
  in: 'in from',
  out: 'out to',
  all: (n: number) => `All ${count(n)}`,
  some: (shown: number) => `Of these ${count(shown)} can be listed.`,
} as const
