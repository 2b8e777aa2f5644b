import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GraphEdge, GraphNode } from '../../server/contract/graph.ts'
import type { PathsAnswer } from '../../server/contract/paths.ts'
import { hubKinds, nodeKinds, type EdgeKind } from '../../server/contract/vocabulary.ts'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { canvas } from '../workspace/canvas.ts'
import { usePlace } from '../workspace/place.ts'
import { useWorkspace } from '../workspace/store.ts'
import { stepCaption } from './path-sentence.ts'
import css from './paths-dialog.module.css'
import { pathWords as w } from './words-paths.ts'
import { words } from './words.ts'

const relations = {
  trade: ['CONSIGNED', 'DELIVERED_TO'],
  owners: ['OWNS', 'DIRECTS', 'RELATED_TO'],
  contracts: ['SUPPLIES'],
  contacts: ['REGISTERED_AT', 'REACHED_BY'],
  same: ['SAME_AS'],
  listings: ['LISTED_IN'],
  carriers: ['CARRIED'],
  hubs: [
    'LOCATED_IN',
    'CARRIES',
    'DEPARTED_FROM',
    'CROSSED',
    'ARRIVED_AT',
    'TURNS_INTO',
    'FOUND_IN',
    'EXPORTED_TO',
    'RECORDED_IN',
  ],
} as const satisfies Record<string, readonly EdgeKind[]>
type Relation = keyof typeof relations
const every = Object.keys(relations) as Relation[]
// One carrier serves many who have nothing to do with each other.
const usual = every.filter((relation) => relation !== 'hubs' && relation !== 'carriers')
const names = new Intl.ListFormat('en')
const hopChoices = [1, 2, 3, 4, 5, 6, 8]
const busyShown = 5

/** Paths between the things that were chosen for it: which ties, how far, and each path as a sentence. */
export const PathsDialog = () => {
  const ids = useWorkspace((s) => s.paths)
  const show = useWorkspace((s) => s.showPaths)
  return (
    <Dialog open={ids !== null} onOpenChange={() => show(null)} title={w.title} close={w.close} width={760}>
      {ids !== null && <Paths ids={ids} />}
    </Dialog>
  )
}

const Paths = ({ ids }: { ids: readonly string[] }) => {
  const [followed, setFollowed] = useState<ReadonlySet<Relation>>(new Set(usual))
  const [hops, setHops] = useState(4)
  const edges = every
    .filter((relation) => followed.has(relation))
    .flatMap((relation): EdgeKind[] => [...relations[relation]])
  const cross = followed.has('hubs') ? [...hubKinds] : []
  const { data, error, isFetching } = useQuery({
    ...queries.paths({ ids: [...ids], edges, hops, cross }),
    enabled: edges.length > 0,
    retry: false,
  })
  const problem = error === null ? null : asProblem(error)
  const name = (id: string) => data?.nodes.find((node) => node.id === id)?.name ?? canvas.nameOf(id)
  return (
    <div className={css.paths}>
      <p className="serif">{names.format(ids.map(name))}</p>
      <div className={css.asked}>
        <fieldset className={css.relations}>
          <legend className="cap">{w.follow}</legend>
          {every.map((relation) => (
            <label key={relation}>
              <input
                type="checkbox"
                checked={followed.has(relation)}
                onChange={(event) => {
                  const next = new Set(followed)
                  if (event.target.checked) next.add(relation)
                  else next.delete(relation)
                  setFollowed(next)
                }}
              />
              {w.relations[relation]}
            </label>
          ))}
        </fieldset>
        <label className={css.hops}>
          <span className="cap">{w.hops}</span>
          <select value={hops} onChange={(event) => setHops(Number(event.target.value))}>
            {hopChoices.map((n) => (
              <option key={n} value={n}>
                {w.steps(n)}
              </option>
            ))}
          </select>
          <small className="i3">{w.hint}</small>
        </label>
      </div>
      {problem !== null && (
        <ProblemNote
          title={problem.title}
          detail={problem.message}
          safe={words.problemSafe}
          requestId={problem.requestId}
        />
      )}
      {problem === null && (data === undefined || isFetching) && edges.length > 0 && (
        <output className="i2">{w.searching}</output>
      )}
      {data !== undefined && !isFetching && <Found answer={data} asked={hops} />}
    </div>
  )
}

const Found = ({ answer, asked }: { answer: PathsAnswer; asked: number }) => {
  const { go } = usePlace()
  const show = useWorkspace((s) => s.showPaths)
  const { paths, completeTo, stoppedBy, notCrossed } = answer
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]))
  const edges = new Map(answer.edges.map((edge) => [edge.id, edge]))
  const put = (chosen: PathsAnswer['paths']) => {
    const graph = {
      nodes: [...new Set(chosen.flatMap((path) => path.nodes))].flatMap((id): GraphNode[] => known(nodes, id)),
      edges: [...new Set(chosen.flatMap((path) => path.edges.flat()))].flatMap((id): GraphEdge[] => known(edges, id)),
    }
    canvas.addFound(graph, w.label(chosen.length))
    go({ view: 'network' })
    show(null)
  }
  const kinds = notCrossed.kinds.map((kind) => nodeKinds[kind].plural.toLowerCase()).join(', ')
  const busy = notCrossed.busy.slice(0, busyShown)
  return (
    <>
      <output className={css.said}>
        {w.found(paths.length, completeTo, asked)}
        {stoppedBy !== null && <span className={css.stopped}> {w.stopped(stoppedBy, completeTo)}</span>}
        <small className="i3">
          {kinds !== '' && w.notCrossed(kinds)}{' '}
          {busy.length > 0 &&
            w.busy(busy.map(({ name, ties }) => w.ties(name, ties)).join(', '), notCrossed.busy.length - busy.length)}
        </small>
      </output>
      {paths.length > 0 && (
        <>
          <ol className={css.list} aria-label={w.label(paths.length)}>
            {paths.map((path) => (
              <li key={path.nodes.join(' ')}>
                <span>
                  {path.nodes.map((id, i) => (
                    <span key={id}>
                      <b>
                        <bdi>{nodes.get(id)?.name ?? id}</bdi>
                      </b>{' '}
                      {i < path.edges.length && (
                        <span className="i2">
                          {stepCaption(
                            id,
                            (path.edges[i] ?? []).flatMap((edge) => known(edges, edge)),
                          )}{' '}
                        </span>
                      )}
                    </span>
                  ))}
                </span>
                <Button onClick={() => put([path])}>{w.put}</Button>
              </li>
            ))}
          </ol>
          <div className={css.foot}>
            <Button look="primary" onClick={() => put(paths)}>
              {w.putAll(paths.length)}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

const known = <T,>(items: ReadonlyMap<string, T>, id: string): T[] => {
  const item = items.get(id)
  return item === undefined ? [] : [item]
}
