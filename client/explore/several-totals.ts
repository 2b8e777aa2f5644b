import type { TraceMovement } from '../../server/contract/trace.ts'

/** Shipments of one kind among what is selected. */
interface Sum {
  shipments: number
  /** Sum of known amounts, in the question's measure. */
  amount: number
  /** Of them, how many rows give no amount. */
  missing: number
  attributed: number
}

export interface SeveralTotals {
  /** Selected shipments, whoever sent them. */
  chosen: Sum
  /** From one selected party to another. */
  between: Sum
  /** From others to a selected party, and from a selected party to others. */
  into: Sum
  out: Sum
}

/** What the selected parties and shipments come to over the answer's shipments; every shipment counts once in a sum. */
export function severalTotals(
  movements: Iterable<TraceMovement>,
  parties: ReadonlySet<string>,
  chosen: ReadonlySet<string>,
): SeveralTotals {
  const totals = { chosen: none(), between: none(), into: none(), out: none() }
  for (const movement of movements) {
    if (chosen.has(movement.id)) add(totals.chosen, movement)
    const [sent, received] = [parties.has(movement.from), parties.has(movement.to)]
    if (sent && received) add(totals.between, movement)
    else if (received) add(totals.into, movement)
    else if (sent) add(totals.out, movement)
  }
  return totals
}

const none = (): Sum => ({ shipments: 0, amount: 0, missing: 0, attributed: 0 })

function add(sum: Sum, { amount, attributed }: TraceMovement): void {
  sum.shipments += 1
  sum.attributed += attributed
  if (amount === null) sum.missing += 1
  else sum.amount += amount
}
