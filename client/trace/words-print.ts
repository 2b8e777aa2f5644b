import { count, plural } from '../ui/format.ts'

/** Texts of the printed sheet. */
export const printWords = {
  label: 'Printed answer',
  head: (day: string) => `Waybill, ${day}`,
  question: (goods: string, from: string, to: string, period: string) =>
    `How did ${goods} from ${from} reach ${to}${period}?`,
  between: (from: string, to: string) => ` between ${from} and ${to}`,
  since: (from: string) => ` since ${from}`,
  until: (to: string) => ` until ${to}`,
  partial: 'Partial answer',
  figures: 'Figures',
  corridor: 'Corridor',
  routes: 'Routes',
  chains: (n: number) => plural(n, 'chain', 'chains'),
  first: (n: number, of: number) =>
    n === of
      ? `All ${plural(of, 'route', 'routes')}, each with the shipments of its first chain.`
      : `The first ${count(n)} of ${plural(of, 'route', 'routes')}, each with the shipments of its first chain.`,
  columns: {
    shipment: 'Shipment',
    departed: 'Departed',
    arrived: 'Arrived',
    goods: 'Goods',
    amount: 'Amount',
    attributed: 'Attributed',
    source: 'Source',
  },
  notRecorded: 'not recorded',
  row: (file: string, row: number) => `${file}, row ${count(row)}`,
  noSource: 'not read',
  files: 'Files',
  assumptions: 'In force on every page',
  shortfall: (amount: string) => `“at least” holds if only ${amount} of other supply is missing from the records`,
  counted: (hops: number) => `chains of up to ${count(hops)} shipments counted`,
  avoiding: (names: string) => `avoiding ${names}`,
  via: (names: string) => `via ${names}`,
  in: (names: string) => `in ${names} only`,
  invented: 'all names in this case are invented',
} as const
