import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { groupName } from './canvas-added.ts'
import type { CanvasModel } from './canvas-model.ts'
import { endsOf, endWords } from './canvas-ends.ts'
import { shortId } from './canvas-names.ts'
import { dayOf, showDay } from './canvas-days.ts'
import { amount, amountWith, counted, countryName } from './canvas-words.ts'
import type { Bundle, CorridorLayout } from './corridor-types.ts'
import type { Place } from './corridor-walk.ts'

const roleWords = { source: 'seller', between: 'in between', target: 'end-user' } as const

/** What the canvas shows in one sentence, for those who do not see it. */
export function summarise(model: CanvasModel, layout: CorridorLayout): string {
  const { counts, rows, lanes } = layout
  if (counts.shipments === 0) return 'Corridor timetable. No shipment is on a chain.'
  const parties = rows.reduce((sum, row) => sum + row.parties.length, 0)
  const days = layout.days
  const when = days === null ? '' : `, ${showDay(days.first)} to ${showDay(days.last)}`
  return `Corridor timetable: ${counted(counts.drawn, 'shipment')} between ${counted(parties, 'party', 'parties')} in ${counted(lanes.length, 'lane')}${when}. ${model.status().sentence} Arrow keys walk through parties and shipments.`
}

export function sayPlace(model: CanvasModel, layout: CorridorLayout, place: Place): string {
  const unit = model.state().answer?.volume.unit ?? null
  if (place.kind === 'shipment') {
    const m = model.movementAt(place.movement)
    return m === undefined ? '' : sayShipment(model, m.id)
  }
  if (place.kind === 'bundle') {
    const bundle = layout.bundles[place.bundle]
    return bundle === undefined ? '' : sayBundle(layout, bundle, unit)
  }
  const row = layout.rows[place.row]
  if (row === undefined) return ''
  const lane = layout.lanes[row.lane]
  const ends = endsOf(model.state().answer)
  const traced =
    ends === null
      ? `${amount(row.traced)}${unit === null ? '' : ` ${unit}`} traced`
      : (ends.words.get(row.id) ?? 'no chain from here')
  const listed = row.listed === null ? '' : `, listed from ${showDay(row.listed)}`
  const role = row.parties.length > 1 ? 'folded' : `${countryName(row.country)}, ${roleWords[row.role]}`
  return `${row.name}, ${role}, lane ${lane?.title ?? ''}, ${traced}${listed}.`
}

export function sayShipment(model: CanvasModel, id: string): string {
  const m = model.movement(id)
  if (m === undefined) return ''
  const unit = model.state().answer?.volume.unit ?? null
  const end = endsOf(model.state().answer)?.of.get(id)
  const traced =
    end !== undefined
      ? `, ${endWords[end]}`
      : m.attributed > 0
        ? `, ${amountWith(m.attributed, unit)} attributed to sellers`
        : ''
  return `Shipment ${shortId(id)}, ${model.nameOf(m.from)} to ${model.nameOf(m.to)}, departed ${showDay(dayOf(m.departed))}, arrived ${showDay(dayOf(m.arrived))}, amount ${amountWith(m.amount, unit)}${traced}.`
}

export function sayBundle(layout: CorridorLayout, bundle: Bundle, unit: string | null): string {
  const missing = bundle.missing > 0 ? `, ${counted(bundle.missing, 'amount')} not recorded` : ''
  return `${counted(bundle.movements.length, 'shipment')} of ${bundle.goods === '' ? 'goods without a code' : bundle.goods}, ${layout.rows[bundle.fromRow]?.name ?? ''} to ${layout.rows[bundle.toRow]?.name ?? ''}, ${showDay(bundle.departed[0])} to ${showDay(bundle.arrived[1])}, ${amountWith(bundle.amount, unit)} in all${missing}. B ${bundle.open ? 'closes' : 'opens'} it.`
}

/** Any element in one sentence. */
export function sayElement(model: CanvasModel, id: string): string {
  const { answer, added } = model.state()
  const unit = answer?.volume.unit ?? null
  if (model.movement(id) !== undefined) return sayShipment(model, id)
  const tie = model.tie(id)
  if (tie !== undefined)
    return `${counted(tie.movements.length, 'shipment')} from ${model.nameOf(tie.from)} to ${model.nameOf(tie.to)}, ${amountWith(tie.amount, unit)}.`
  const party = model.party(id)
  if (party !== undefined) {
    const out = model.ties().filter((one) => one.from === id).length
    const into = model.ties().filter((one) => one.to === id).length
    return `${model.nameOf(id)}, ${countryName(party.country)}, ${roleWords[party.role]}, received from ${counted(into, 'party', 'parties')}, sent to ${counted(out, 'party', 'parties')}.`
  }
  const group = added.groups.get(id)
  if (group !== undefined) return `${groupName(group)} beside ${model.nameOf(group.beside)}. B opens them.`
  const node = added.nodes.get(id)
  return node === undefined ? '' : `${node.name}, ${nodeKinds[node.kind].label}.`
}
