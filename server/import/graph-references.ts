import { comparable } from './check-text.ts'
import { digest, filled } from './graph-values.ts'
import type { Reference } from './graph-values.ts'
import { countryName, countryOfAddress, goodReference, portReference } from './reference.ts'

/**
 * References by the value they stand for, so that a million shipments share a few thousand objects. Cleared when a file
 * brings very many different values; then they are made again.
 */
const cached = <A extends string>(make: (value: A) => Reference): ((value: A) => Reference) => {
  const made = new Map<A, Reference>()
  return (value) => {
    let reference = made.get(value)
    if (reference === undefined) {
      if (made.size > 20_000) made.clear()
      reference = make(value)
      made.set(value, reference)
    }
    return reference
  }
}

export const countryReference = cached((code: string) => ({
  label: 'Country',
  id: `country:${code}`,
  properties: { id: `country:${code}`, name: countryName(code) ?? code, code },
}))

export const portNode = cached((locode: string) => {
  const known = portReference(locode)
  const properties = filled({
    id: `port:${locode}`,
    name: known?.name ?? locode,
    code: locode,
    country: locode.slice(0, 2),
    latitude: known?.latitude,
    longitude: known?.longitude,
  })
  return { label: 'Port', id: `port:${locode}`, properties }
})

export const goodNode = cached((code: string) => {
  const known = goodReference(code)
  const properties = filled({
    id: `good:${code}`,
    name: known === undefined ? code : `${code} ${known.label}`,
    code,
    tier: known?.tier,
  })
  return { label: 'Good', id: `good:${code}`, properties }
})

export const systemNode = cached((name: string) => {
  const id = `system:${digest(comparable(name), 16)}`
  return { label: 'System', id, properties: { id, name } }
})

export const addressNode = cached((address: string) => {
  const id = `address:${digest(comparable(address), 16)}`
  return { label: 'Address', id, properties: filled({ id, name: address, country: countryOfAddress(address) }) }
})

const contactKey: Record<string, (value: string) => string> = {
  phone: (value) => value.replace(/[^\d+]/g, ''),
  email: (value) => value.toLowerCase(),
  website: (value) =>
    value
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/+$/, ''),
}

/** A phone number, an e-mail address or a website; spellings that reach the same place are one node. */
export function contactNode(kind: 'phone' | 'email' | 'website', value: string): Reference {
  const key = contactKey[kind]?.(value) || value
  const id = `contact:${kind}:${digest(key, 16)}`
  return { label: 'Contact', id, properties: { id, name: value, kind } }
}
