import { dayOf } from './days.ts'
import {
  type MovementRow,
  openFrom,
  openUntil,
  type OwnerRow,
  type PartyRow,
  partyFlag,
  type Transformation,
} from './projection.ts'
import { grown, type TextTable, TextWriter } from './text-table.ts'

/** Columns of movements, numbers of dictionaries where they are texts. */
export interface RawMovements {
  ids: TextTable
  consignor: Int32Array
  consignee: Int32Array
  departed: Int32Array
  arrived: Int32Array
  code: Int32Array
  weight: Float64Array
  value: Float64Array
  quantity: Float64Array
  unit: Int32Array
  dataset: Int32Array
  post: Int32Array
}

/** What the graph's rows hold, as flat columns in the order they came in: the input of `buildProjection`. */
export interface RawProjection {
  parties: {
    ids: TextTable
    names: TextTable
    country: Int32Array
    flags: Int32Array
  }
  /** Party (its row), first and last day. */
  listings: { party: Int32Array; from: Int32Array; until: Int32Array }
  movements: RawMovements
  /** Parties by their rows. */
  owners: { owner: Int32Array; owned: Int32Array; from: Int32Array; until: Int32Array }
  same: { a: Int32Array; b: Int32Array }
  transformations: Transformation[]
  posts: string[]
  codes: string[]
  countries: string[]
  units: string[]
  datasets: string[]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

class Numbers<T extends Int32Array | Float64Array> {
  private count = 0
  private array: T

  constructor(array: T) {
    this.array = array
  }

  push(value: number): void {
    if (this.count === this.array.length) this.array = grown(this.array, this.count + 1)
    this.array[this.count++] = value
  }

  get(): T {
    return this.array.subarray(0, this.count) as T
  }
}

const ints = () => new Numbers(new Int32Array(1024))
const floats = () => new Numbers(new Float64Array(1024))

class Dictionary {
  readonly texts: string[] = []
  private readonly known = new Map<string, number>()

  constructor(first?: string) {
    if (first !== undefined) this.of(first)
  }

  of(text: string): number {
    let number = this.known.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.known.set(text, number)
      this.texts.push(text)
    }
    return number
  }
}

/**
 * Takes rows one by one and keeps them as columns. Parties come before what names them; a movement or listing of a
 * party that is not there is left out and counted in `orphans`.
 */
export class ProjectionWriter {
  orphans = 0
  private readonly partyRows = new Map<string, number>()
  private readonly partyIds = new TextWriter()
  private readonly partyNames = new TextWriter()
  private readonly country = ints()
  private readonly flags = ints()
  private readonly listing = { party: ints(), from: ints(), until: ints() }
  private readonly ids = new TextWriter()
  private readonly columns = {
    consignor: ints(),
    consignee: ints(),
    departed: ints(),
    arrived: ints(),
    code: ints(),
    weight: floats(),
    value: floats(),
    quantity: floats(),
    unit: ints(),
    dataset: ints(),
    post: ints(),
  }
  private readonly owner = { owner: ints(), owned: ints(), from: ints(), until: ints() }
  private readonly same = { a: ints(), b: ints() }
  private readonly transformations = new Map<string, Transformation>()
  private readonly posts = new Dictionary('')
  private readonly codes = new Dictionary()
  private readonly countries = new Dictionary('')
  private readonly units = new Dictionary('')
  private readonly datasets = new Dictionary()
  // Days repeat far more often than they differ.
  private readonly days = new Map<string, number>()

  addParty(row: Omit<PartyRow, 'listings'>): void {
    if (this.partyRows.has(row.id)) return
    this.partyRows.set(row.id, this.partyRows.size)
    this.partyIds.push(row.id)
    this.partyNames.push(row.name)
    this.country.push(this.countries.of(row.country ?? ''))
    this.flags.push((row.military ? partyFlag.military : 0) | (row.endUser ? partyFlag.endUser : 0))
  }

  addListing(row: { party: string; from: string | null; until: string | null }): void {
    const party = this.partyRows.get(row.party)
    if (party === undefined) {
      this.orphans++
      return
    }
    this.listing.party.push(party)
    this.listing.from.push(row.from === null ? openFrom : this.day(row.from))
    this.listing.until.push(row.until === null ? openUntil : this.day(row.until))
  }

  addOwner(row: OwnerRow): void {
    const owner = this.partyRows.get(row.owner)
    const owned = this.partyRows.get(row.owned)
    if (owner === undefined || owned === undefined) {
      this.orphans++
      return
    }
    this.owner.owner.push(owner)
    this.owner.owned.push(owned)
    this.owner.from.push(row.from === null ? openFrom : this.day(row.from))
    this.owner.until.push(row.until === null ? openUntil : this.day(row.until))
  }

  /** Two parties of which somebody has confirmed that they are one. */
  addIdentity(row: { a: string; b: string }): void {
    const a = this.partyRows.get(row.a)
    const b = this.partyRows.get(row.b)
    if (a === undefined || b === undefined) {
      this.orphans++
      return
    }
    this.same.a.push(a)
    this.same.b.push(b)
  }

  addTransformation(row: Transformation): void {
    this.transformations.set(`${row.from}>${row.to}`, row)
  }

  addMovement(row: MovementRow): void {
    const consignor = this.partyRows.get(row.consignor)
    const consignee = this.partyRows.get(row.consignee)
    if (consignor === undefined || consignee === undefined) {
      this.orphans++
      return
    }
    const c = this.columns
    this.ids.push(row.id)
    c.consignor.push(consignor)
    c.consignee.push(consignee)
    c.departed.push(this.day(row.departed))
    c.arrived.push(this.day(row.arrived))
    c.code.push(this.codes.of(row.code))
    c.weight.push(row.weight ?? NaN)
    c.value.push(row.value ?? NaN)
    c.quantity.push(row.quantity ?? NaN)
    c.unit.push(this.units.of(row.unit ?? ''))
    c.dataset.push(this.datasets.of(row.dataset))
    c.post.push(this.posts.of(row.post ?? ''))
  }

  raw(): RawProjection {
    const { listing, columns: c } = this
    return {
      parties: {
        ids: this.partyIds.table(),
        names: this.partyNames.table(),
        country: this.country.get(),
        flags: this.flags.get(),
      },
      listings: { party: listing.party.get(), from: listing.from.get(), until: listing.until.get() },
      movements: {
        ids: this.ids.table(),
        consignor: c.consignor.get(),
        consignee: c.consignee.get(),
        departed: c.departed.get(),
        arrived: c.arrived.get(),
        code: c.code.get(),
        weight: c.weight.get(),
        value: c.value.get(),
        quantity: c.quantity.get(),
        unit: c.unit.get(),
        dataset: c.dataset.get(),
        post: c.post.get(),
      },
      owners: {
        owner: this.owner.owner.get(),
        owned: this.owner.owned.get(),
        from: this.owner.from.get(),
        until: this.owner.until.get(),
      },
      same: { a: this.same.a.get(), b: this.same.b.get() },
      transformations: [...this.transformations.values()].sort(
        (a, b) => compare(a.from, b.from) || compare(a.to, b.to),
      ),
      posts: this.posts.texts,
      codes: this.codes.texts,
      countries: this.countries.texts,
      units: this.units.texts,
      datasets: this.datasets.texts,
    }
  }

  private day(iso: string): number {
    let day = this.days.get(iso)
    if (day === undefined) {
      day = dayOf(iso)
      this.days.set(iso, day)
    }
    return day
  }
}
