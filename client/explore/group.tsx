import type { GraphNode } from '../../server/contract/graph.ts'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import { count } from '../ui/format.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { KindMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import css from './bundle.module.css'
import inspector from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { textOf } from './properties.ts'

/** Neighbours that were added together and stand on the canvas as one. */
export const GroupInspector = ({ nodes }: { nodes: GraphNode[] }) => {
  const { go } = usePlace()
  const kind = nodes[0]?.kind ?? 'Company'
  return (
    <div className={css.bundle}>
      <div className={inspector.top}>
        <InspectorHead mark={<KindMark kind={kind} size={14} />} kind={nodeKinds[kind].plural} />
        <h2 className={inspector.title}>
          {count(nodes.length)} {nodeKinds[kind].plural.toLowerCase()}
        </h2>
      </div>
      <VirtualList
        label={nodeKinds[kind].plural}
        items={nodes}
        size={24}
        keyOf={({ id }) => id}
        current={undefined}
        onOpen={({ id }) => go({ sel: id })}
        renderRow={(node) => (
          <span className={css.member}>
            <span className="cut">{node.name}</span>
            <span className="i3">{textOf(node, 'country')}</span>
          </span>
        )}
      />
    </div>
  )
}
