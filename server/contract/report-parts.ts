/** The parts that a report generates, in their usual order, by the title that each has in it. */
export const reportTitles = {
  summary: 'Summary',
  claims: 'Claims',
  chains: 'Chains',
  figures: 'What the figures rest on',
  pictures: 'Pictures',
  notes: 'Notes',
  queries: 'Queries',
  assumptions: 'Assumptions',
  sources: 'Sources',
} as const

export type UsualPart = keyof typeof reportTitles
export const usualParts = Object.keys(reportTitles) as UsualPart[]
