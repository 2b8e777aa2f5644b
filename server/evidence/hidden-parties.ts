import type { EvidenceRequest } from '../contract/evidence.ts'
import type { GraphNode, PropertyValue } from '../contract/graph.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { HiddenTexts } from './hidden-texts.ts'

/** Who is hidden and as what, and all that would tell. */
export interface Hidden {
  /** Hidden parties by id. */
  readonly parties: ReadonlyMap<string, { name: string; bare: string }>
  readonly contacts: boolean
  /** Ids as files write them, to codes; with the dataset in front also those of one letter are safe to replace. */
  readonly bareIds: ReadonlyMap<string, string>
  /** Everything that tells who somebody is, in any text. */
  readonly texts: HiddenTexts
  readonly counts: Record<string, number>
}

/** Shorter ids could be any word of a text; they are replaced only where an id stands. */
const shortest = 4

/** Settles who is hidden: each party under one code, in the order of ids. */
export function hiddenParties({ graph }: EvidenceFacts, hide: EvidenceRequest['hide']): Hidden {
  const contacts = hide.includes('contacts')
  const taken = new Set(graph.nodes.map(({ id }) => id))
  const numbers = new Map<string, number>()
  const parties = new Map<string, { name: string; bare: string }>()
  const bareIds = new Map<string, string>()
  const texts = new HiddenTexts()
  const counts = { people: 0, 'addresses and contacts': 0, companies: 0 }
  for (const node of graph.nodes) {
    const { id, kind, labels, properties } = node
    const person = kind === 'Person'
    if (contacts && (kind === 'Address' || kind === 'Contact')) {
      counts['addresses and contacts']++
      texts.add(node.name, 'hidden')
    }
    if (!labels.includes('Party') || !(hide.includes('names') || (person && hide.includes('people')))) continue
    const dataset = text(properties['dataset'])
    const own = id.slice(dataset.length + 1)
    const code = nextCode(node, dataset, numbers, taken)
    parties.set(id, code)
    counts[person ? 'people' : 'companies']++
    texts.add(id, `${dataset}:${code.bare}`)
    for (const name of namesOf(node)) texts.add(name, code.name)
    // Somebody is known by a part of the name, too.
    if (person) for (const part of node.name.split(/\s+/)) if (part.length >= shortest) texts.add(part, code.name)
    if (!own.startsWith('name:')) {
      bareIds.set(`${dataset} ${own}`, code.bare)
      if (own.length >= shortest) texts.add(own, code.bare)
    }
    const number = text(properties['registrationNumber'])
    if (number.length >= shortest) texts.add(number, 'hidden')
  }
  hideContactsOf(graph, parties, texts)
  return { parties, contacts, bareIds, texts, counts }
}

/** Where a hidden party sits and how it is reached tells who it is. */
function hideContactsOf(graph: EvidenceFacts['graph'], parties: Hidden['parties'], texts: HiddenTexts): void {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  for (const { kind, from, to } of graph.edges)
    if ((kind === 'REGISTERED_AT' || kind === 'REACHED_BY') && parties.has(from))
      texts.add(nodes.get(to)?.name ?? '', 'hidden')
}

function nextCode(
  { kind, properties }: GraphNode,
  dataset: string,
  numbers: Map<string, number>,
  taken: ReadonlySet<string>,
): { name: string; bare: string } {
  const country = text(properties['country'])
  const word = `${kind === 'Person' ? 'Person' : 'Company'} ${country === '' ? '' : `${country}-`}`
  for (;;) {
    const number = (numbers.get(word) ?? 0) + 1
    numbers.set(word, number)
    const name = `${word}${number}`
    const bare = name.toLowerCase().replaceAll(' ', '-')
    if (!taken.has(`${dataset}:${bare}`)) return { name, bare }
  }
}

function namesOf({ name, properties }: GraphNode): string[] {
  const aliases = properties['aliases']
  return [name, text(properties['nameAsWritten']), ...(Array.isArray(aliases) ? aliases.map(String) : [])]
}

const text = (value: PropertyValue | undefined): string => (typeof value === 'string' ? value : '')
