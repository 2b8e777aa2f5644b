import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GraphNode } from '../../server/contract/graph.ts'
import type { EdgeCount } from '../../server/contract/nodes.ts'
import { edgeKinds, nodeKinds, type NodeKind } from '../../server/contract/vocabulary.ts'
import { call } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { canvas, hereCount, useCanvas } from '../workspace/canvas.ts'
import { KindMark } from '../workspace/party-mark.tsx'
import { usePlace } from '../workspace/place.ts'
import css from './expand.module.css'
import { tieWords, words } from './words.ts'

const w = words.expand
const atOnce = 20_000
const bundled = 50

const neighbour = ({ edge, direction }: EdgeCount): NodeKind => {
  const end = direction === 'out' ? edgeKinds[edge].to : edgeKinds[edge].from
  return end in nodeKinds ? (end as NodeKind) : edge === 'DIRECTS' && direction === 'in' ? 'Person' : 'Company'
}

/** What can be added beside a thing: exact counts per kind and direction, and nothing fetched until it is chosen. */
export const Expand = ({ node, onDone }: { node: GraphNode; onDone: () => void }) => {
  const client = useQueryClient()
  const state = useCanvas()
  const { place, go } = usePlace()
  const { data, error } = useQuery(queries.tieCounts(node.id))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)

  const lines = (data?.counts ?? [])
    .filter((tie) => tie.count > 0)
    .map((tie) => {
      const here = hereCount(state, node.id, tie.edge, tie.direction)
      return { ...tie, key: `${tie.edge} ${tie.direction}`, here, toAdd: Math.max(0, tie.count - here) }
    })
  const picked = lines.filter(({ key, toAdd }) => chosen.has(key) && toAdd > 0)
  const total = picked.reduce((sum, { toAdd }) => sum + toAdd, 0)
  const tooMany = picked.find((tie) => tie.count > atOnce)

  const add = async () => {
    setAdding(true)
    setFailed(null)
    try {
      for (const tie of picked) {
        const body = { ids: [node.id], edges: [tie.edge], direction: tie.direction, limit: atOnce }
        const graph = await client.fetchQuery({
          queryKey: ['expand', body],
          queryFn: ({ signal }) => call('post /api/v1/expand', { body, signal }),
          staleTime: 60_000,
        })
        canvas.addGraph({ nodes: [node, ...graph.nodes], edges: graph.edges }, node.id)
      }
      if ((place.view ?? 'corridor') === 'corridor') go({ view: 'network' })
      onDone()
    } catch (error) {
      setFailed(asProblem(error).message)
    } finally {
      setAdding(false)
    }
  }

  if (error !== null) return <p className={css.note}>{asProblem(error).message}</p>
  if (data === undefined)
    return (
      <div className={css.note}>
        <Skeleton height={120} />
      </div>
    )
  if (lines.length === 0) return <p className={css.note}>{w.nothing}</p>
  return (
    <>
      <div className={`${css.line} ${css.head}`}>
        <span />
        <span />
        <span>{w.kind}</span>
        <em>{w.here}</em>
        <em>{w.toAdd}</em>
      </div>
      {lines.map((tie) => (
        <label key={tie.key} className={`${css.line} ${tie.toAdd === 0 ? css.off : ''}`}>
          <input
            type="checkbox"
            disabled={tie.toAdd === 0}
            checked={chosen.has(tie.key) && tie.toAdd > 0}
            onChange={(event) => {
              const next = new Set(chosen)
              if (event.target.checked) next.add(tie.key)
              else next.delete(tie.key)
              setChosen(next)
            }}
          />
          <KindMark kind={neighbour(tie)} />
          <span className="cut">{tieWords(tie.edge, tie.direction)}</span>
          <em>{count(tie.here)}</em>
          <em>
            <b>{count(tie.toAdd)}</b>
          </em>
        </label>
      ))}
      <div className={css.foot}>
        <output className="i3">
          {failed ??
            (tooMany !== undefined
              ? w.tooMany(tooMany.count)
              : picked.some(({ toAdd }) => toAdd > bundled)
                ? w.many
                : lines.every(({ toAdd }) => toAdd === 0)
                  ? w.all
                  : w.note)}
        </output>
        <Button look="primary" disabled={total === 0 || adding || tooMany !== undefined} onClick={() => void add()}>
          {adding ? w.adding : w.add(total)}
        </Button>
      </div>
    </>
  )
}
