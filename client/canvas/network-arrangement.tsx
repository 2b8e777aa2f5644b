import { useState } from 'react'
import type { CanvasModel } from './canvas-model.ts'
import type { Arrangement } from './network-graph.ts'
import { graphOf } from './network-store.ts'
import style from './canvas-zoom.module.css'

/** How the network is arranged: in layers from sellers to end-users, or by forces, of which the engine loads when chosen. */
export function NetworkArrangement({ model }: { model: CanvasModel }) {
  const [arrangement, setArrangement] = useState<Arrangement>('layered')
  const [failed, setFailed] = useState(false)
  const choose = (chosen: Arrangement) => {
    setArrangement(chosen)
    graphOf(model)
      .then((graph) => graph.arrange(chosen))
      .then(
        () => setFailed(false),
        () => setFailed(true),
      )
  }
  return (
    <label className={style.choice}>
      <select
        aria-label="Arrangement"
        value={arrangement}
        onChange={(event) => choose(event.target.value as Arrangement)}
      >
        <option value="layered">Layered</option>
        <option value="force">By ties</option>
      </select>
      {failed && <span role="alert">could not be loaded</span>}
    </label>
  )
}
