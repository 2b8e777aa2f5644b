import type { CaseContent } from '../contract/case-content.ts'
import { caseItems } from '../contract/case-content.ts'
import { type CaseCounts, type CaseHead, caseLimit, type CaseStep } from '../contract/cases.ts'
import { type Json, type JsonObject, mergeDifference, mergePatch } from '../contract/merge-patch.ts'
import { WaybillError } from '../errors.ts'
import type { State } from '../state/state.ts'
import { pack, unpack } from './case-pack.ts'

/** Steps after which a case is kept whole again, so that no version is further than that from a whole one. */
const stepsBetween = 200

interface HeadRow {
  id: string
  version: number
  created_at: string
  changed_at: string
  changed_by: string
  name: string
  description: string
  archived: number
  counts: string
}

/** One version of a case, before it is stored. */
export interface NewVersion {
  readonly at: string
  readonly by: string
  readonly step: string
  readonly content: CaseContent
}

/**
 * Cases in the state file. Of every version there is the merge patch that made it of the one before; wholes lie in
 * between, at the latest when the patches since the last one have grown as large as it is. So history costs what was
 * changed, and any version is read from one whole and a bounded number of patches.
 */
export class CaseStore {
  private readonly sql: ReturnType<typeof statements>

  constructor(state: State) {
    this.sql = statements(state)
  }

  head(id: string): CaseHead | undefined {
    const row = this.sql.head.get(id)
    return row === undefined ? undefined : headOf(row)
  }

  /** Newest first, from the one after `after`. */
  heads(page: { limit: number; after: readonly [string, string]; archived: readonly number[] }): CaseHead[] {
    const [at, id] = page.after
    const archived = JSON.stringify(page.archived)
    return this.sql.heads.all({ at, id, archived, limit: page.limit }).map(headOf)
  }

  count(archived: readonly number[]): number {
    return this.sql.count.get({ archived: JSON.stringify(archived) })!.count
  }

  /** Newest first, from the one before `before`. */
  steps(id: string, { limit, before }: { limit: number; before: number }): CaseStep[] {
    return this.sql.steps.all({ id, before, limit })
  }

  stepCount(id: string): number {
    return this.sql.stepCount.get(id)!.count
  }

  step(id: string, version: number): CaseStep | undefined {
    return this.sql.steps.all({ id, before: version + 1, limit: 1 }).find((step) => step.version === version)
  }

  /** What a case held at a version that there is. @throws WaybillError `data-damaged`. */
  content(id: string, version: number): CaseContent {
    const whole = this.sql.whole.get({ id, version })
    if (whole === undefined) throw new Error(`case ${id} has no whole copy at or before version ${version}`)
    let content = unpack(whole.content)
    for (const { patch } of this.sql.patches.iterate({ id, after: whole.version, version }))
      content = mergePatch(content, unpack(patch))
    return content as unknown as CaseContent
  }

  /**
   * Stores the first version of a case, whole. One that was taken in may begin its history later than at version 1.
   *
   * @throws WaybillError `too-large`.
   */
  begin(
    id: string,
    first: NewVersion & { readonly version?: number | undefined; readonly createdAt?: string | undefined },
  ): CaseHead {
    const { version = 1, createdAt = first.at } = first
    this.sql.insert.run({ ...headRow(id, first), version, created_at: createdAt })
    this.sql.keepStep.run({ id, ...stepRow(first), version, bytes: 0, patch: pack({}).packed })
    this.keepWhole(id, version, asJson(first.content))
    return this.head(id)!
  }

  /** Stores the next version of a case. @throws WaybillError `too-large`. */
  append(id: string, before: { readonly version: number; readonly content: CaseContent }, next: NewVersion): CaseHead {
    const version = before.version + 1
    const patch = mergeDifference(asJson(before.content), asJson(next.content)) ?? {}
    this.keepStep(id, { ...stepRow(next), version }, patch, asJson(next.content))
    this.sql.update.run({ ...headRow(id, next), version })
    return this.head(id)!
  }

  /** Stores steps that come after the first version, as they were made elsewhere, and gives what the case then holds. */
  replay(id: string, first: Json, steps: readonly (CaseStep & { readonly patch: Json })[]): Json {
    let held = first
    for (const { patch, ...step } of steps) {
      held = mergePatch(held, patch)
      this.keepStep(id, step, patch, held)
    }
    return held
  }

  /** The newest steps, newest last, with the patches that made them, of which as JSON there are at most so many bytes. */
  patches(id: string, bytes: number): (CaseStep & { patch: Json })[] {
    const steps: (CaseStep & { patch: Json })[] = []
    let left = bytes
    for (const { bytes, patch, ...step } of this.sql.newest.iterate(id)) {
      left -= bytes
      if (left < 0) break
      steps.push({ ...step, patch: unpack(patch) })
    }
    return steps.reverse()
  }

  remove(id: string): void {
    this.sql.remove.run(id)
  }

  private keepStep(id: string, step: CaseStep, patch: Json, content: Json): void {
    const { packed, bytes } = pack(patch)
    const since = this.sql.since.get({ id })!
    this.sql.keepStep.run({ id, ...step, bytes, patch: packed })
    const changed = since.bytes + bytes
    if (since.steps + 1 >= stepsBetween || changed >= since.whole || since.whole + changed > caseLimit)
      this.keepWhole(id, step.version, content)
  }

  private keepWhole(id: string, version: number, content: Json): void {
    const { packed, bytes } = pack(content)
    if (bytes > caseLimit)
      throw new WaybillError(
        'too-large',
        `A case may have ${caseLimit.toLocaleString('en-GB')} bytes; this one has ${bytes.toLocaleString('en-GB')}.`,
        {
          next: 'Take out pictures or kept answers, or go on in a second case.',
        },
      )
    this.sql.keepWhole.run({ id, version, bytes, content: packed })
  }
}

function statements({ db }: State) {
  const heads = `FROM cases WHERE archived IN (SELECT value FROM json_each(@archived))`
  return {
    head: db.prepare<[string], HeadRow>('SELECT * FROM cases WHERE id = ?'),
    heads: db.prepare<[{ at: string; id: string; archived: string; limit: number }], HeadRow>(
      `SELECT * ${heads} AND (changed_at, id) < (@at, @id) ORDER BY changed_at DESC, id DESC LIMIT @limit`,
    ),
    count: db.prepare<[{ archived: string }], { count: number }>(`SELECT count(*) AS count ${heads}`),
    steps: db.prepare<[{ id: string; before: number; limit: number }], CaseStep>(
      `SELECT version, at, by, step FROM case_versions WHERE case_id = @id AND version < @before
       ORDER BY version DESC LIMIT @limit`,
    ),
    stepCount: db.prepare<[string], { count: number }>('SELECT count(*) AS count FROM case_versions WHERE case_id = ?'),
    whole: db.prepare<[{ id: string; version: number }], { version: number; content: Buffer }>(
      `SELECT version, content FROM case_wholes WHERE case_id = @id AND version <= @version
       ORDER BY version DESC LIMIT 1`,
    ),
    patches: db.prepare<[{ id: string; after: number; version: number }], { patch: Buffer }>(
      `SELECT patch FROM case_versions WHERE case_id = @id AND version > @after AND version <= @version
       ORDER BY version`,
    ),
    newest: db.prepare<[string], CaseStep & { bytes: number; patch: Buffer }>(
      'SELECT version, at, by, step, bytes, patch FROM case_versions WHERE case_id = ? ORDER BY version DESC',
    ),
    /** How far the newest version is from the last whole one. */
    since: db.prepare<[{ id: string }], { steps: number; bytes: number; whole: number }>(
      `SELECT count(v.version) AS steps, coalesce(sum(v.bytes), 0) AS bytes, w.bytes AS whole
       FROM (SELECT version, bytes FROM case_wholes WHERE case_id = @id ORDER BY version DESC LIMIT 1) AS w
       LEFT JOIN case_versions AS v ON v.case_id = @id AND v.version > w.version`,
    ),
    insert: db.prepare(
      `INSERT INTO cases (id, version, created_at, changed_at, changed_by, name, description, archived, counts)
       VALUES (@id, @version, @created_at, @at, @by, @name, @description, @archived, @counts)`,
    ),
    update: db.prepare(
      `UPDATE cases SET version = @version, changed_at = @at, changed_by = @by, name = @name,
       description = @description, archived = @archived, counts = @counts WHERE id = @id`,
    ),
    keepStep: db.prepare(
      `INSERT INTO case_versions (case_id, version, at, by, step, bytes, patch)
       VALUES (@id, @version, @at, @by, @step, @bytes, @patch)`,
    ),
    keepWhole: db.prepare(
      'INSERT INTO case_wholes (case_id, version, bytes, content) VALUES (@id, @version, @bytes, @content)',
    ),
    remove: db.prepare<[string]>('DELETE FROM cases WHERE id = ?'),
  }
}

const stepRow = ({ at, by, step }: NewVersion) => ({ at, by, step })

const headRow = (id: string, { at, by, content }: NewVersion) => ({
  id,
  at,
  by,
  name: content.name,
  description: content.description,
  archived: content.archived ? 1 : 0,
  counts: JSON.stringify(Object.fromEntries(caseItems.map((kind) => [kind, Object.keys(content[kind]).length]))),
})

const headOf = (row: HeadRow): CaseHead => ({
  id: row.id,
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  name: row.name,
  description: row.description,
  archived: row.archived === 1,
  counts: JSON.parse(row.counts) as CaseCounts,
})

/** Parsed content is JSON: the contract leaves nothing else in it. */
export const asJson = (content: CaseContent): Json => content as unknown as JsonObject
