import { blankCase } from '../../../server/contract/blank-case.ts'
import type { Case } from '../../../server/contract/cases.ts'
import { CaseContent } from '../../../server/contract/case-content.ts'
import { TraceQuestion } from '../../../server/contract/trace.ts'
import { createExplorer } from '../../../server/explore/explorer.ts'
import { gatherEvidence } from '../../../server/evidence/gather.ts'
import { createImporter } from '../../../server/import/importer.ts'
import { openState } from '../../../server/state/state.ts'
import { createTracer } from '../../../server/trace/tracer.ts'
import { silent } from '../../support/graphs.ts'
import type { Scene } from './scene.ts'

/** A case about the small world, gathered with all that its answer rests on. */
export const evidenceScene: Scene = async ({ graph, folder }) => {
  const state = openState(`${folder}/state.db`)
  const importer = createImporter({ graph, state, folder, log: silent, onChange: () => {} })
  const tracer = createTracer({ graph, folder, seconds: 30, log: silent })
  const at = '2024-01-01T00:00:00.000Z'
  const question = TraceQuestion.parse({
    from: { parties: ['d:p1'] },
    to: { group: 'ru-military' },
    handover: { transformations: true },
  })
  const content: CaseContent = {
    ...blankCase('Case'),
    questions: { q: { position: 1, name: 'Question', question, at, by: '' } },
  }
  const of: Case = { id: 'c', version: 1, createdAt: at, changedAt: at, changedBy: '', content }
  try {
    await tracer.ready()
    const gathered = await gatherEvidence(
      {
        graph,
        explorer: createExplorer({ graph }),
        importer,
        version: '0.0.0',
        ask: (asked, signal) => tracer.ask(asked, signal),
        scope: (asked, signal) => tracer.answer('evidence', { question: asked }, signal),
      },
      of,
      { kind: 'case' },
      { signal: new AbortController().signal, stage: () => {} },
    )
    if (gathered.rows.length === 0) throw new Error('no row of the world states anything of the answer')
  } finally {
    await tracer.close()
    await importer.close()
    state.close()
  }
}
