import { useState } from 'react'
import type { NetworkGraph } from './network-graph.ts'
import type { Arrangement } from './network-lines.ts'
import style from './canvas-zoom.module.css'

/** How the network is arranged: in layers from sellers to end-users, or by forces, of which the engine loads when chosen. */
export function NetworkArrangement({ graph }: { graph: NetworkGraph }) {
  const [arrangement, setArrangement] = useState<Arrangement>(graph.arrangement)
  const [failed, setFailed] = useState(false)
  const choose = (chosen: Arrangement) => {
    setArrangement(chosen)
    graph.arrange(chosen).then(
      () => setFailed(false),
      () => {
        setArrangement(graph.arrangement)
        setFailed(true)
      },
    )
  }
  return (
    <label className={style.choice}>
      {failed && <span role="alert">That arrangement could not be loaded.</span>}
      <select
        aria-label="Arrangement"
        value={arrangement}
        onChange={(event) => choose(event.target.value as Arrangement)}
      >
        <option value="layered">Layered</option>
        <option value="force">By ties</option>
      </select>
    </label>
  )
}
