import { create } from 'zustand'

const key = 'waybill.person'

interface Person {
  /** As the person calls themselves; null: they were not asked yet. */
  name: string | null
  /** Whether they are being asked. */
  asking: boolean
  ask: (asking: boolean) => void
  call: (name: string) => void
}

const kept = (): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Who works in this browser, for the history of cases: what they say, and nothing that is checked. */
export const usePerson = create<Person>()((set) => ({
  name: kept(),
  asking: false,
  ask: (asking) => set({ asking }),
  call: (typed) => {
    const name = typed.trim()
    try {
      localStorage.setItem(key, name)
    } catch {
      // Without storage the name lasts as long as the page.
    }
    set({ name, asking: false })
  },
}))

export const personName = (): string => usePerson.getState().name ?? ''
