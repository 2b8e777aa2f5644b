import type { ImportKind } from '../contract/import-kinds.ts'
import type { PlanSource, RowPlanner, TieType } from './plan.ts'
import { planAnnexIv } from './plan-annex-iv.ts'
import { planComponents, planEurostat, planStatistics, planTransformations } from './plan-goods.ts'
import { planListings } from './plan-listings.ts'
import { planParties } from './plan-parties.ts'
import { planShipments } from './plan-shipments.ts'
import { planIdentities, planOwnership, planSupplies } from './plan-ties.ts'

/** How each kind of file is read, and which edges its rows may state by themselves. */
export const planners: Record<ImportKind, { open: (source: PlanSource) => RowPlanner; ties: readonly TieType[] }> = {
  parties: { open: planParties, ties: [] },
  'eu-annex-iv': { open: planAnnexIv, ties: [] },
  shipments: { open: planShipments, ties: [] },
  ownership: { open: planOwnership, ties: ['OWNS', 'DIRECTS', 'RELATED_TO'] },
  supplies: { open: planSupplies, ties: ['SUPPLIES'] },
  listings: { open: planListings, ties: [] },
  statistics: { open: planStatistics, ties: ['EXPORTED_TO'] },
  eurostat: { open: planEurostat, ties: ['EXPORTED_TO'] },
  components: { open: planComponents, ties: ['FOUND_IN'] },
  transformations: { open: planTransformations, ties: ['TURNS_INTO'] },
  identities: { open: planIdentities, ties: ['SAME_AS'] },
}

/** Files of one job in the order in which they are imported: parties before the rows that name them. */
export const kindOrder = Object.keys(planners) as ImportKind[]
