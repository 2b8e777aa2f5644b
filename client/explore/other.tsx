import type { NodeAnswer } from '../../server/contract/nodes.ts'
import type { PropertyValue } from '../../server/contract/graph.ts'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { everyDigit } from '../ui/format.ts'
import { KindMark } from '../workspace/party-mark.tsx'
import { fact, FactList, Section } from './facts-list.tsx'
import css from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { SourceSection } from './source-section.tsx'
import { TieCounts } from './tie-counts.tsx'
import { words } from './words.ts'

// How and where it was imported is what the source section is for.
const machinery = new Set(['id', 'name', 'dataset', 'file', 'row', 'line', 'hash', 'extra'])

const caption = (property: string): string =>
  property.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase())

const shown = (value: PropertyValue): string | null =>
  value === null
    ? null
    : Array.isArray(value)
      ? value.join('; ')
      : typeof value === 'number'
        ? everyDigit(value)
        : String(value)

/** Anything that is neither party nor shipment: a port, a good, an address, a listing. */
export const OtherInspector = ({ answer }: { answer: NodeAnswer }) => {
  const { node } = answer
  return (
    <>
      <div className={css.top}>
        <InspectorHead mark={<KindMark kind={node.kind} />} kind={nodeKinds[node.kind].label} />
        <h2 className={css.title}>{node.name}</h2>
        <FactList
          facts={Object.entries(node.properties)
            .filter(([name]) => !machinery.has(name))
            .map(([name, value]) => fact(caption(name), shown(value)))}
        />
      </div>
      <Section title={words.other.ties}>
        <TieCounts counts={answer.counts} />
      </Section>
      {answer.sources.length > 0 && <SourceSection answer={answer} />}
    </>
  )
}
