import { Menu } from '@base-ui/react/menu'
import { useQueryClient } from '@tanstack/react-query'
import { Ban, Ellipsis, Maximize2, Plus } from 'lucide-react'
import { useState } from 'react'
import type { GraphNode } from '../../server/contract/graph.ts'
import { edgeKindNames } from '../../server/contract/vocabulary.ts'
import { queries } from '../api/queries.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { MenuItem, MenuPopup } from '../ui/menu.tsx'
import { Popover } from '../ui/popover.tsx'
import { useQuestion } from '../workspace/answer.ts'
import { canvas, isOnCanvas, useCanvas } from '../workspace/canvas.ts'
import type { Facts } from '../workspace/facts.ts'
import { shortName } from '../workspace/names.ts'
import { usePlace } from '../workspace/place.ts'
import type { Question } from '../workspace/question.ts'
import { useWorkspace } from '../workspace/store.ts'
import { CypherDialog } from './cypher-dialog.tsx'
import { Expand } from './expand.tsx'
import inspector from './inspector.module.css'
import { useAvoid } from './use-avoid.ts'
import { words } from './words.ts'

const w = words.actions

/** What can be done with the selected thing. */
export const Actions = ({ node, facts }: { node: GraphNode; facts: Facts | null }) => {
  const { question, ask } = useQuestion()
  const { go } = usePlace()
  const state = useCanvas()
  const expanding = useWorkspace((s) => s.expanding)
  const setExpanding = useWorkspace((s) => s.setExpanding)
  const showQueries = useWorkspace((s) => s.showQueries)
  const client = useQueryClient()
  const [cypher, setCypher] = useState(false)
  const isParty = node.kind === 'Company' || node.kind === 'Person'
  // In a shipment it is the one who sent it that can be avoided.
  const party = isParty ? node.id : facts?.movements.get(node.id)?.from
  const avoid = useAvoid(party)
  const name = party === undefined ? '' : shortName(isParty ? node.name : (facts?.name(party) ?? node.name))
  const on = isOnCanvas(state, node.id)
  const base: Question | null = question
  const put = async () => {
    // Whatever ties it to things that are on the canvas comes with it.
    const ties = await client.fetchQuery(queries.ties([node.id], [...edgeKindNames], 'both', 500)).catch(() => null)
    const ends = (ties?.edges ?? []).flatMap(({ from, to }) => [from, to])
    const beside = ends.find((id) => id !== node.id && isOnCanvas(canvas.state(), id)) ?? node.id
    canvas.addGraph({ nodes: [node], edges: ties?.edges ?? [] }, beside)
    go({ view: 'network' })
  }

  return (
    <div className={inspector.act}>
      <Popover
        title={words.expand.title(shortName(node.name))}
        side="left"
        align="end"
        width={312}
        open={expanding === node.id}
        onOpenChange={(open) => setExpanding(open ? node.id : null)}
        trigger={
          <Button aria-keyshortcuts="e">
            <Maximize2 size={13} aria-hidden />
            <span>{words.expand.button}</span>
          </Button>
        }
      >
        <Expand node={node} onDone={() => setExpanding(null)} />
      </Popover>
      {avoid.can && (
        <Button onClick={avoid.toggle} aria-keyshortcuts={isParty ? 'a' : undefined}>
          <Ban size={14} aria-hidden />
          <span>{avoid.avoided ? w.allow(name) : w.avoid(name)}</span>
        </Button>
      )}
      {!on && (
        <Button onClick={() => void put()}>
          <Plus size={14} aria-hidden />
          <span>{w.put}</span>
        </Button>
      )}
      <Menu.Root>
        <Menu.Trigger className={buttonClass('plain')} aria-label={w.more}>
          <Ellipsis size={15} aria-hidden />
        </Menu.Trigger>
        <MenuPopup side="top" align="end">
          {isParty && base !== null && (
            <>
              <MenuItem onClick={() => ask({ ...base, from: { parties: [node.id] } })}>{w.from}</MenuItem>
              <MenuItem onClick={() => ask({ ...base, to: { parties: [node.id] } })}>{w.to}</MenuItem>
            </>
          )}
          {isParty && (
            <MenuItem onClick={() => showQueries(true, { id: node.id, name: node.name })}>{w.queries}</MenuItem>
          )}
          {on && (
            <MenuItem
              onClick={() => {
                canvas.hide([node.id])
                go({ sel: undefined })
              }}
            >
              {w.hide}
            </MenuItem>
          )}
          <MenuItem onClick={() => void navigator.clipboard.writeText(window.location.href)}>{w.copyLink}</MenuItem>
          <MenuItem onClick={() => setCypher(true)}>{w.cypher}</MenuItem>
        </MenuPopup>
      </Menu.Root>
      <CypherDialog open={cypher} onOpenChange={setCypher} behind="explore/" />
    </div>
  )
}
