import { type Cases, createCases } from '../../server/cases/cases.ts'
import { openState, type State } from '../../server/state/state.ts'
import { temporaryGrafeo } from '../support/graphs.ts'
import { temporaryFolder } from '../support/waybill.ts'

/** Cases on a state file of their own, beside an empty graph. */
export async function caseDesk(): Promise<{ cases: Cases; state: State } & AsyncDisposable> {
  const folder = temporaryFolder()
  const { graph, ...opened } = await temporaryGrafeo()
  const state = openState(`${folder.path}/state.db`)
  return {
    cases: createCases({ state, graph, seconds: 30 }),
    state,
    async [Symbol.asyncDispose]() {
      state.close()
      await opened[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}
