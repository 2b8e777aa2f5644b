import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import ELK from 'elkjs/lib/elk.bundled.js'
import { tiesOf } from '../../../client/canvas/canvas-ties.ts'
import { markDistance, pickGrid, pickMark } from '../../../client/canvas/corridor-picking.ts'
import { scaleOf } from '../../../client/canvas/corridor-scale.ts'
import { layerParties } from '../../../client/canvas/network-layout.ts'
import { layOut, plainOptions } from '../../client/canvas-answers.ts'
import { median } from '../bench-figure.ts'
import { corridorAnswer } from './corridor-answer.ts'
import { heightsBy, leastLineCrossings, lineCrossings, placesBy, tieCrossings } from './crossings.ts'

cytoscape.use(fcose)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the bench asks of a page: drawing alone, without the product around it. */
export const drawing = {
  /** Milliseconds from an answer to every place of its corridor: the first time in this page, and the median after. */
  layout(shipments: number, parties: number, rounds: number) {
    const answer = corridorAnswer(shipments, parties)
    const times: number[] = []
    let marks = 0
    for (let i = 0; i <= rounds; i++) {
      const begun = performance.now()
      marks = layOut(answer).marks.count
      times.push(performance.now() - begun)
    }
    return { first: times[0]!, median: median(times.slice(1)), marks }
  },

  /** ELK layered on the parties and shipments of the corridor, lanes as its partitions. */
  async elk(shipments: number, parties: number) {
    const answer = corridorAnswer(shipments, parties)
    const lanes = new Map(layOut(answer, whole).rows.map((row) => [row.id, row.lane]))
    const begun = performance.now()
    await elkOrder(lanes, answer.corridor.movements, 'DOWN')
    return performance.now() - begun
  },

  /** fcose on the parties and shipments of the corridor, with the settings of the network's free arrangement. */
  fcose(shipments: number, parties: number) {
    const { corridor } = corridorAnswer(shipments, parties)
    const cy = cytoscape({
      headless: true,
      styleEnabled: true,
      elements: [
        ...corridor.parties.map(({ id }) => ({ data: { id } })),
        ...corridor.movements.map(({ id, from, to }) => ({ data: { id, source: from, target: to } })),
      ],
    })
    const begun = performance.now()
    cy.layout({
      name: 'fcose',
      animate: false,
      randomize: true,
      nodeSeparation: 120,
      idealEdgeLength: 130,
      packComponents: true,
    } as unknown as cytoscape.LayoutOptions).run()
    return performance.now() - begun
  },

  /** Pairs of lines that cross in the timetable and of ties in the layered network: as drawn, by id and as ELK orders. */
  async crossings(shipments: number, parties: number) {
    const answer = corridorAnswer(shipments, parties)
    const layout = layOut(answer, whole)
    const ties = tiesOf(answer, layout, null)
    const network = layerParties(answer, ties, new Set(), plainOptions.titles)
    const columnOf = new Map(
      [...network.places].map(([id, { x }]) => [
        id,
        network.columns.findLastIndex((column) => column.left !== null && column.left <= x),
      ]),
    )
    const lanes = new Map(layout.rows.map((row) => [row.id, row.lane]))
    const rowOrder = await elkOrder(lanes, ties, 'DOWN')
    const columnOrder = await elkOrder(columnOf, ties, 'RIGHT')
    const by = (order: ReadonlyMap<string, number>) => (a: string, b: string) => order.get(a)! - order.get(b)!
    return {
      lines: {
        ours: lineCrossings(
          layout,
          Float64Array.from(layout.rows, (row) => row.y),
        ),
        ids: lineCrossings(layout, heightsBy(layout, compare)),
        elk: lineCrossings(layout, heightsBy(layout, by(rowOrder))),
      },
      ties: {
        ours: tieCrossings(ties, network.places),
        ids: tieCrossings(ties, placesBy(network.places, columnOf, compare)),
        elk: tieCrossings(ties, placesBy(network.places, columnOf, by(columnOrder))),
      },
    }
  },

  /** Pairs of lines that cross in the timetable whatever the order of its rows. */
  least(shipments: number, parties: number) {
    return leastLineCrossings(layOut(corridorAnswer(shipments, parties), whole))
  },

  /** Milliseconds of one pick over a zoomed corridor, and how often it differs from looking at every line. */
  picking(shipments: number, parties: number, points: number) {
    const layout = layOut(corridorAnswer(shipments, parties))
    const built = performance.now()
    const grid = pickGrid(layout)
    const building = performance.now() - built
    const { first, last } = layout.days!
    const scales = [1, 4, 20].map((zoom) => scaleOf({ from: first, to: first + (last - first) / zoom }, 1200))
    const at = Array.from({ length: points }, (_, i) => ({
      scale: scales[i % scales.length]!,
      x: (i * 7919) % 1200,
      y: (i * 104_729) % Math.ceil(layout.height),
    }))
    const begun = performance.now()
    const picked = at.map(({ scale, x, y }) => pickMark(layout, grid, scale, x, y))
    const each = (performance.now() - begun) / points
    const wrong = at.filter(({ scale, x, y }, i) => {
      let [best, least] = [-1, 5]
      for (let mark = 0; mark < layout.marks.count; mark++) {
        const distance = markDistance(layout, scale, mark, x, y)
        if (distance < least || (best === -1 && distance === least)) [best, least] = [mark, distance]
      }
      return picked[i] !== best
    }).length
    return { each, building, wrong, hits: picked.filter((mark) => mark >= 0).length, marks: layout.marks.count }
  },
}

/** Every party on a row of its own, every shipment a line. */
const whole = { crowdedAbove: Infinity }

/** Where ELK puts each thing within its partition. */
async function elkOrder(
  partitions: ReadonlyMap<string, number>,
  edges: readonly { id: string; from: string; to: string }[],
  direction: 'DOWN' | 'RIGHT',
): Promise<Map<string, number>> {
  const { children = [] } = await new ELK().layout({
    id: 'corridor',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.partitioning.activate': 'true',
    },
    children: Array.from(partitions, ([id, partition]) => ({
      id,
      width: 12,
      height: 12,
      layoutOptions: { 'elk.partitioning.partition': String(partition) },
    })),
    edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  })
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, direction === 'DOWN' ? x : y]))
}

Object.assign(globalThis, { drawing })
