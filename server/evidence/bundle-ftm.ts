import type { GraphEdge, GraphNode, PropertyValue } from '../contract/graph.ts'

interface FtmEntity {
  id: string
  schema: string
  properties: Record<string, string[]>
}

const list = (value: PropertyValue | undefined): string[] =>
  value === undefined || value === null || value === ''
    ? []
    : Array.isArray(value)
      ? value.map(String)
      : typeof value === 'number' && !Number.isInteger(value)
        ? [String(value)]
        : [String(value)]

/**
 * The graph in the terms of FollowTheMoney, one entity a line: parties, addresses, sanctions, ownership, directorships,
 * family and other links, and shipments as customs declarations. Ports, countries and weapon systems have no schema
 * there; countries are said as codes.
 */
export function toFtm(graph: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] }): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const out = new Map<string, FtmEntity>()
  const entity = (id: string, schema: string, properties: Record<string, PropertyValue | undefined>) => {
    const filled = Object.entries(properties).flatMap(([name, value]): [string, string[]][] => {
      const values = list(value)
      return values.length === 0 ? [] : [[name, values]]
    })
    out.set(id, { id, schema, properties: Object.fromEntries(filled) })
  }
  for (const { id, kind, name, labels, properties: p } of graph.nodes) {
    if (labels.includes('Party'))
      entity(id, kind === 'Person' ? 'Person' : 'Company', {
        name,
        alias: p['aliases'],
        country: text(p['country'])?.toLowerCase(),
        registrationNumber: p['registrationNumber'],
        ...(kind === 'Person'
          ? { birthDate: p['founded'], deathDate: p['dissolved'] }
          : { incorporationDate: p['founded'], dissolutionDate: p['dissolved'] }),
      })
    else if (kind === 'Address') entity(id, 'Address', { full: name, country: text(p['country'])?.toLowerCase() })
    else if (kind === 'Listing')
      entity(id, 'Sanction', {
        authority: p['authority'],
        program: p['programme'],
        startDate: p['date'],
        endDate: p['until'],
        reason: p['reason'],
        sourceUrl: p['url'],
      })
    else if (kind === 'Shipment')
      entity(id, 'EconomicActivity', {
        ccdNumber: p['declarationNumber'],
        vedCode: p['hsCode'],
        goodsDescription: p['description'],
        invoiceAmount: p['value'] === undefined ? undefined : `${String(p['value'])} ${text(p['currency']) ?? 'EUR'}`,
        directionOfTransportation: p['record'],
        startDate: p['departed'],
        endDate: p['arrived'],
        destinationCountry: text(p['declaredDestination'])?.toLowerCase(),
        summary: shipmentWords(p),
      })
  }
  const add = (id: string, name: string, value: string) => {
    const properties = out.get(id)?.properties
    if (properties === undefined) return
    const values = (properties[name] ??= [])
    if (!values.includes(value)) values.push(value)
  }
  for (const { id, kind, from, to, properties: p } of graph.edges) {
    const dates = { startDate: p['from'], endDate: p['to'] }
    if (kind === 'OWNS') entity(id, 'Ownership', { owner: from, asset: to, percentage: p['percent'], ...dates })
    else if (kind === 'DIRECTS') entity(id, 'Directorship', { director: from, organization: to, ...dates })
    else if (kind === 'RELATED_TO')
      entity(id, 'UnknownLink', { subject: from, object: to, role: p['role'] ?? 'related to', ...dates })
    else if (kind === 'SUPPLIES')
      entity(id, 'UnknownLink', { subject: from, object: to, role: 'supplies', description: p['note'], ...dates })
    else if (kind === 'SAME_AS')
      entity(id, 'UnknownLink', { subject: from, object: to, role: `same as (${text(p['decision']) ?? 'proposed'})` })
    else if (kind === 'LISTED_IN') add(to, 'entity', from)
    else if (kind === 'REGISTERED_AT') {
      add(from, 'addressEntity', to)
      add(from, 'address', nodes.get(to)?.name ?? to)
    } else if (kind === 'REACHED_BY') {
      const contact = nodes.get(to)
      const field = contactFields[text(contact?.properties['kind']) ?? '']
      if (contact !== undefined && field !== undefined) add(from, field, contact.name)
    } else if (kind === 'CONSIGNED') add(to, 'sender', from)
    else if (kind === 'DELIVERED_TO') add(from, 'receiver', to)
  }
  return [...out.values()].map((each) => `${JSON.stringify(each)}\n`).join('')
}

const contactFields: Record<string, string> = { phone: 'phone', email: 'email', website: 'website' }

const text = (value: PropertyValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

function shipmentWords(p: Record<string, PropertyValue>): string {
  const weight = typeof p['netWeightKg'] === 'number' ? `${p['netWeightKg']} kg of ` : ''
  return `${weight}goods ${text(p['hsCode']) || 'without a code'}, ${text(p['departed']) ?? ''} to ${text(p['arrived']) ?? ''}`
}
