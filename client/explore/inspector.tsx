import { useQuery } from '@tanstack/react-query'
import { asProblem } from '../api/problem.ts'
import { queries } from '../api/queries.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { canvas, useCanvas } from '../workspace/canvas.ts'
import { useFacts } from '../workspace/facts.ts'
import { ownId } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import { Actions } from './actions.tsx'
import { BundleInspector } from './bundle.tsx'
import { GroupInspector } from './group.tsx'
import css from './inspector.module.css'
import { InspectorHead } from './inspector-head.tsx'
import { OtherInspector } from './other.tsx'
import { PartyInspector } from './party.tsx'
import { RestsOn } from './rests-on.tsx'
import { SeveralActions, SeveralInspector } from './several.tsx'
import { ShipmentInspector } from './shipment.tsx'
import { words } from './words.ts'

/** Details of what is selected; without a selection, what the answer rests on. */
export const Inspector = () => {
  const { place } = usePlace()
  const facts = useFacts()
  const state = useCanvas()
  const bundle = place.sel === undefined ? undefined : bundleMovements(place.sel)
  // Bundles, lines and groups are the canvas' own; one that is gone from it is nothing the records could know.
  const drawnOnly = place.sel !== undefined && /^(?:bundle|tie|group):/.test(place.sel)
  const gone = drawnOnly && bundle === undefined && !state.added.groups.has(place.sel ?? '')
  if (place.sel === undefined || gone)
    return (
      <div className={css.inspector}>
        <div className={css.scroll}>
          <RestsOn facts={facts} />
        </div>
      </div>
    )
  if (state.selection.length > 1 && state.selection.at(-1) === place.sel && facts !== null) {
    const shipments = state.selection.flatMap((id) => bundleMovements(id) ?? (facts.movements.has(id) ? [id] : [null]))
    return (
      <div className={css.inspector}>
        {shipments.includes(null) ? (
          <SeveralInspector
            ids={state.selection}
            shipments={shipments.flatMap((id) => (id === null ? [] : id))}
            facts={facts}
          />
        ) : (
          <>
            <BundleInspector movements={shipments.flatMap((id) => facts.movements.get(id ?? '') ?? [])} facts={facts} />
            <SeveralActions ids={state.selection} />
          </>
        )}
      </div>
    )
  }
  if (bundle !== undefined && facts !== null)
    return (
      <div className={css.inspector}>
        <BundleInspector movements={bundle.flatMap((id) => facts.movements.get(id) ?? [])} facts={facts} />
      </div>
    )
  const group = state.added.groups.get(place.sel)
  if (group !== undefined)
    return (
      <div className={css.inspector}>
        <GroupInspector nodes={group.members.flatMap((id) => state.added.nodes.get(id) ?? [])} />
      </div>
    )
  return <NodeInspector key={place.sel} id={place.sel} />
}

/** Shipments behind a bundle of the corridor or a line of the network; undefined for anything else. */
const bundleMovements = (id: string): string[] | undefined =>
  canvas.tie(id)?.movements.slice() ??
  canvas
    .bundle(id)
    ?.movements.values()
    .map((i) => canvas.movementAt(i)?.id ?? '')
    .toArray()

const NodeInspector = ({ id }: { id: string }) => {
  const facts = useFacts()
  const { data, error, refetch } = useQuery({ ...queries.node(id), retry: false })
  if (error !== null) {
    const problem = asProblem(error)
    return (
      <div className={css.top}>
        <InspectorHead mark={null} kind="" id={ownId(id)} />
        <div className={css.problem}>
          <ProblemNote
            title={problem.title}
            detail={problem.code === 'not-found' ? words.gone : problem.message}
            safe={facts === null ? words.problemUnchanged : words.problemSafe}
            requestId={problem.requestId}
            {...(problem.code !== 'not-found' && {
              action: <Button onClick={() => void refetch()}>{words.retry}</Button>,
            })}
          />
        </div>
      </div>
    )
  }
  if (data === undefined)
    return (
      <div className={css.top}>
        <output className="unseen">{words.loading}</output>
        <InspectorHead mark={null} kind="" id={ownId(id)} />
        <div className={css.title}>
          <Skeleton height={40} width="70%" />
        </div>
        <Skeleton height={110} />
      </div>
    )
  const { node } = data
  return (
    <div className={css.inspector}>
      <div className={css.scroll} data-testid="inspector">
        {node.kind === 'Shipment' ? (
          <ShipmentInspector answer={data} facts={facts} />
        ) : node.kind === 'Company' || node.kind === 'Person' ? (
          <PartyInspector answer={data} facts={facts} />
        ) : (
          <OtherInspector answer={data} />
        )}
      </div>
      <Actions node={node} facts={facts} />
    </div>
  )
}
