import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { QueryParameter } from '../../server/contract/saved-queries.ts'
import { queries } from '../api/queries.ts'
import { useWorkspace } from '../workspace/store.ts'
import { useSession } from './console-session.ts'
import { words } from './words.ts'

/** Shows in the drawer the query that was asked for elsewhere: a saved one, or one kept with its values. */
export const useWantedQuery = (): void => {
  const wanted = useWorkspace((s) => s.wantedQuery)
  const openQuery = useWorkspace((s) => s.openQuery)
  const { data } = useQuery({ ...queries.saved(), enabled: wanted !== null })
  useEffect(() => {
    if (wanted === null || data === undefined) return
    const { open, openAbout, change } = useSession.getState()
    if ('id' in wanted) {
      const query = data.find(({ id }) => id === wanted.id)
      if (query === undefined) useSession.setState({ note: words.editor.missing })
      else if (wanted.about === undefined) open(query)
      else openAbout(query, wanted.about)
    } else {
      const { name, statement, params } = wanted
      // The saved query that it was kept from knows the types of its parameters.
      const from = data.find((each) => each.name === name && each.statement === statement)
      const parameters = Object.entries(params).map(([key, value]) => ({
        ...(from?.parameters.find((each) => each.name === key) ?? plain(key, value)),
        value: value as QueryParameter['value'],
      }))
      open(null)
      change({ name, statement, parameters })
    }
    openQuery(null)
  }, [wanted, data, openQuery])
}

const plain = (name: string, value: unknown): QueryParameter => ({
  name,
  label: name,
  type: typeof value === 'number' ? 'number' : 'text',
  list: Array.isArray(value),
  value: null,
})
