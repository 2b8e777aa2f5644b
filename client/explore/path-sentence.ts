import type { GraphEdge } from '../../server/contract/graph.ts'
import { edgeKinds } from '../../server/contract/vocabulary.ts'

/** What ties `from` to the next node of a path, read in that direction: `owns 60 %, directs`. */
export function stepCaption(from: string, edges: readonly GraphEdge[]): string {
  const captions = edges.map((edge) => {
    const { caption, reverse } = edgeKinds[edge.kind]
    const percent = edge.properties['percent']
    const share = edge.kind === 'OWNS' && typeof percent === 'number' ? ` ${percent} %` : ''
    return edge.from === from ? `${caption}${share}` : `${reverse}${share === '' ? '' : ` (${share.trim()})`}`
  })
  return [...new Set(captions)].join(', ')
}
