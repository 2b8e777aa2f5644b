/** A row of parties.csv. Every name, number, address and contact in the demo case is invented. */
export interface Party {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly kind?: 'person' | 'enduser'
  readonly military?: true
  readonly number?: string
  readonly founded?: string
  readonly dissolved?: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  readonly aliases?: readonly string[]
  /** National activity code, as the register writes it. */
  readonly activity?: string
  /** Lands in the extra column `note`. */
  readonly note?: string
}
