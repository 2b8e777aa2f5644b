import type { RowCheck } from './check-values.ts'
import { limits } from './check-values.ts'
import { goodNode, portNode } from './graph-references.ts'
import { contentHash, filled, nameId } from './graph-values.ts'
import type { Mention } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'

const records = ['export', 'import', 'transit', 'bill'] as const

/** Shipments: one goods line each, from one party to another. */
export function planShipments({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Shipment',
    plan({ row, line, fields }, check) {
      let departed = check.date('departed')
      let arrived = check.date('arrived')
      const noDate = check.faults.length === 0 && departed === '' && arrived === ''
      if (noDate)
        check.fault('no-date', 'Neither departed nor arrived is given: one of them is needed.', 'departed', 'arrived')
      if (departed !== '' && arrived !== '' && arrived < departed) {
        check.fault(
          'arrived-before-departed',
          `It arrived on ${arrived}, before it departed on ${departed}.`,
          'departed',
          'arrived',
        )
      }
      const consignor = party(check, dataset, 'consignor')
      const consignee = party(check, dataset, 'consignee')
      if (consignor !== null && consignee !== null && consignor.id === consignee.id) {
        check.fault(
          'self-shipment',
          'Consignor and consignee are the same party: goods that stay with one party are no shipment.',
          ...['consignor_id', 'consignor_name', 'consignee_id', 'consignee_name'].filter(
            (name) => check.text(name) !== '',
          ),
        )
      }
      const hsCode = check.goodsCode('hs_code')
      const quantity = check.amount('quantity', limits.quantity, 'units')
      const netWeightKg = check.amount('net_weight_kg', limits.kilograms, 'kg')
      const value = check.amount('value', limits.money, 'in any currency')
      const currency = check.text('currency').toUpperCase()
      if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) {
        check.fault(
          'bad-currency',
          `currency is "${currency.slice(0, 20)}": write its ISO 4217 code, such as EUR.`,
          'currency',
        )
      }
      const declaredDestination = check.country('declared_destination')
      const loading = check.locode('port_of_loading')
      const border = check.locode('border_post')
      const discharge = check.locode('port_of_discharge')
      const carrier = check.id('carrier_id')
      const given = check.id('id')
      const record = check.oneOf('record', 'unknown-record', records)
      if (check.faults.length > 0 || consignor === null || consignee === null) return null

      const onlyDate = departed === '' ? 'arrived' : arrived === '' ? 'departed' : ''
      departed ||= arrived
      arrived ||= departed
      const said = filled({
        departed,
        arrived,
        onlyDate,
        description: check.text('description'),
        quantity,
        unit: check.text('unit'),
        netWeightKg,
        value,
        currency,
        valueEur: currency === '' || currency === 'EUR' ? value : null,
        declaredDestination,
        portOfLoading: loading,
        borderPost: border,
        portOfDischarge: discharge,
        mode: check.text('mode').toLowerCase(),
        declarationNumber: check.text('declaration_number'),
        record,
        extra: check.columns.extra(fields),
      })
      // An empty code is stored: "no code" is a fact the tracer counts, not a property that got lost.
      said['hsCode'] = hsCode
      const content = [consignor.id, consignor.name, consignor.country, consignee.id, consignee.name, consignee.country]
      const hash = contentHash([given, content, carrier, said])
      const ownId = given === '' ? `row-${hash}` : given
      const id = `${dataset}:${ownId}`
      const mentions: Mention[] = [consignor, consignee]
      let carrierMention: Mention | undefined
      if (carrier !== '') {
        carrierMention = { id: `${dataset}:${carrier}`, name: '', country: '' }
        mentions.push(carrierMention)
      }
      return {
        row,
        line,
        id,
        hash,
        ownId,
        mentions,
        day: departed,
        write(batch, change) {
          batch.shipment(
            {
              row,
              line,
              consignor: consignor.id,
              consignee: consignee.id,
              properties: { id, name: ownId, ...said, dataset, file, row, line, hash },
            },
            change,
          )
          if (hsCode !== '') batch.shipmentEdge('CARRIES', id, batch.refer(goodNode(hsCode)))
          if (loading !== '') batch.shipmentEdge('DEPARTED_FROM', id, batch.refer(portNode(loading)))
          if (border !== '') batch.shipmentEdge('CROSSED', id, batch.refer(portNode(border)))
          if (discharge !== '') batch.shipmentEdge('ARRIVED_AT', id, batch.refer(portNode(discharge)))
          if (carrierMention !== undefined) batch.shipmentEdge('CARRIED', id, carrierMention.id)
        },
      }
    },
  }
}

function party(check: RowCheck, dataset: string, side: 'consignor' | 'consignee'): Mention | null {
  const id = check.id(`${side}_id`)
  if (id === '' && check.text(`${side}_id`) !== '') return null
  const name = check.text(`${side}_name`)
  const country = check.country(`${side}_country`)
  if (id !== '') return { id: `${dataset}:${id}`, name, country }
  if (name !== '') return { id: nameId(dataset, name, country), name, country }
  check.fault(
    `missing-${side}`,
    `The ${side} is missing: neither its id nor its name is given.`,
    `${side}_id`,
    `${side}_name`,
  )
  return null
}
