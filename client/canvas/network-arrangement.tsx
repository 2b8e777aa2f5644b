import { useState } from 'react'
import type { Related } from './network-arrange.ts'
import type { NetworkGraph } from './network-graph.ts'
import type { Arrangement } from './network-lines.ts'
import style from './canvas-zoom.module.css'

const arrangements: Record<Arrangement, string> = {
  layered: 'Layered',
  force: 'By ties',
  concentric: 'Concentric',
  country: 'By country',
  owner: 'By owner',
  address: 'By address',
}

interface Props {
  graph: NetworkGraph
  /** Where shared owners and addresses are asked for. */
  related: Related
}

/** How the network is arranged: in layers from sellers to end-users, by ties, in circles, or by what parties share. */
export function NetworkArrangement({ graph, related }: Props) {
  const [arrangement, setArrangement] = useState<Arrangement>(graph.arrangement)
  const [arranged, setArranged] = useState<Arrangement | null>(null)
  const [failed, setFailed] = useState(false)
  const choose = (chosen: Arrangement) => {
    setArrangement(chosen)
    setArranged(null)
    graph.arrange(chosen, related).then(
      () => {
        setFailed(false)
        setArranged(chosen)
      },
      () => {
        setArrangement(graph.arrangement)
        setFailed(true)
      },
    )
  }
  return (
    <label className={style.choice}>
      {failed && <span role="alert">That arrangement could not be made.</span>}
      <output className="unseen">{arranged === null ? '' : `Arranged: ${arrangements[arranged].toLowerCase()}`}</output>
      <select
        aria-label="Arrangement"
        value={arrangement}
        onChange={(event) => choose(event.target.value as Arrangement)}
      >
        {Object.entries(arrangements).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
