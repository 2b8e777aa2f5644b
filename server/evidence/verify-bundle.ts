import type { ZodError } from 'zod'
import { answerOn, worldOf } from './bundle-world.ts'
import { bundleFiles } from './bundle-files.ts'
import { layout, originalPath, picturePath } from './bundle-layout.ts'
import { EvidenceFacts, evidenceFormat } from './evidence-facts.ts'
import type { EngineParts } from './evidence-parts.ts'
import { checkBag, checkBagInfo, checkSignature, json, textOf } from './verify-bag.ts'
import { checkPictures, type PictureParts } from './verify-pictures.ts'
import { Findings, type VerifyReport } from './verify-report.ts'
import { checkRows, type RowParts } from './verify-rows.ts'
import { checkScope } from './verify-scope.ts'
import { type BundleSource, bytesOf, NoBundle } from './verify-source.ts'
import type { Digest } from './verify-zip.ts'

/** What a check is made of; all of it also runs in a page. */
export interface VerifyParts extends EngineParts, RowParts, PictureParts {
  digest: Digest
}

/**
 * Checks a bundle with nothing but what it holds: every file against its checksum, every fact against its row, every
 * figure by computing it again, and every other file by making it anew of the facts.
 *
 * @param open opens the bundle; what it refuses (`NoBundle`) is a finding like any other.
 */
export async function verifyBundle(open: () => Promise<BundleSource>, parts: VerifyParts): Promise<VerifyReport> {
  const findings = new Findings()
  let bundle: VerifyReport['bundle'] = null
  let signedBy: string | null = null
  try {
    const source = await open()
    findings.checked.push(...source.container)
    if (source.damaged !== undefined) findings.fail('', source.damaged)
    await checkBag(source, parts.digest, findings)
    if (source.damaged !== undefined) {
      findings.notChecked.push('facts, figures and signature: of a damaged archive only its files were looked at')
      return findings.report({ bundle, signedBy })
    }
    signedBy = await checkSignature(source, parts.digest, findings)
    const facts = await readFacts(source, findings)
    if (facts !== undefined) {
      const { case: of, product } = facts
      const { id, version, changedAt, content } = of
      bundle = { name: content.name, case: id, version, changedAt, product: `${product.name} ${product.version}` }
      await checkBagInfo(source, facts, findings)
      await checkRows(source, facts, parts, findings)
      checkAnswers(facts, parts, findings)
      checkScope(facts, parts, findings)
      await checkPictures(source, facts, parts, findings)
      await checkFiles(source, facts, findings)
      sayUnchecked(facts, findings)
    }
  } catch (error) {
    if (!(error instanceof NoBundle)) throw error
    findings.fail('', error.message)
  }
  return findings.report({ bundle, signedBy })
}

/** The facts out of the files that hold them; undefined, and said, where one of these cannot be read. */
async function readFacts(source: BundleSource, findings: Findings): Promise<EvidenceFacts | undefined> {
  const before = findings.failures
  const read = async (path: string): Promise<unknown> => {
    if (!source.sizes.has(path)) {
      findings.fail(path, 'is missing: without it no fact can be checked')
      return undefined
    }
    const text = await textOf(source, path)
    if (path !== layout.rows) {
      const value = json(text)
      if (value === undefined) findings.fail(path, 'is no JSON')
      return value
    }
    const lines = text.split('\n')
    if (lines.pop() !== '') findings.fail(path, 'does not end with a whole line', lines.length + 1)
    return lines.map((line, index) => {
      const value = json(line)
      if (value === undefined) findings.fail(path, 'is no JSON', index + 1)
      return value
    })
  }
  const [rest, of, questions, graph, files, rows] = [
    await read(layout.evidence),
    await read(layout.case),
    await read(layout.questions),
    await read(layout.graph),
    await read(layout.files),
    await read(layout.rows),
  ]
  if (findings.failures > before && [rest, of, questions, graph, files, rows].includes(undefined)) return undefined
  const format = (rest as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format !== evidenceFormat)
    throw new NoBundle(
      `The bundle has format ${format}; this version knows format ${evidenceFormat}. Use the one that wrote it.`,
    )
  const parsed = EvidenceFacts.safeParse({ ...(rest as object), case: of, questions, graph, files, rows })
  if (parsed.success) return parsed.data
  for (const { path, what } of badParts(parsed.error)) findings.fail(path, what)
  return undefined
}

const homes: Record<string, string> = {
  case: layout.case,
  questions: layout.questions,
  graph: layout.graph,
  files: layout.files,
  rows: layout.rows,
}

const badParts = (error: ZodError): { path: string; what: string }[] =>
  error.issues.map(({ path, message }) => ({
    path: homes[String(path[0])] ?? layout.evidence,
    what: `is not what such a file holds, at ${path.slice(1).map(String).join('/') || 'its top'}: ${message}`,
  }))

/** Computes every answer again from the bundle's own movements. */
function checkAnswers(facts: EvidenceFacts, parts: EngineParts, findings: Findings): void {
  const before = findings.failures
  const held = new Set(facts.graph.nodes.filter(({ kind }) => kind === 'Shipment').map(({ id }) => id))
  const asked = facts.case.content.questions
  const keys = new Set(facts.questions.map(({ key }) => key))
  for (const key of Object.keys(asked))
    if (!keys.has(key)) findings.fail(layout.questions, `has no answer to “${asked[key]!.name}”`)
  for (const { key, name, question, answer, movements } of facts.questions) {
    const of = asked[key]
    if (of === undefined || of.name !== name || !same(of.question, question)) {
      findings.fail(layout.questions, `“${name}” is not the question that the case asks`)
      continue
    }
    const gone = movements.find((id) => !held.has(id))
    if (gone !== undefined) {
      findings.fail(layout.graph, `holds no movement ${gone}, on which “${name}” rests`)
      continue
    }
    let again: EvidenceFacts['questions'][number]['answer']
    try {
      again = answerOn(worldOf(facts.graph, new Set(movements)), question, parts)
    } catch (error) {
      findings.fail(
        layout.questions,
        `“${name}” cannot be asked of the bundle's movements: ${(error as Error).message}`,
      )
      continue
    }
    const differs = difference(again, answer)
    if (differs !== undefined) findings.fail(layout.questions, `“${name}”: ${differs}`)
  }
  if (findings.failures === before && facts.questions.length > 0)
    findings.checked.push(
      `${facts.questions.length === 1 ? 'the answer' : `${facts.questions.length} answers`}: corridor, chains and every figure, computed again from the bundle's movements`,
    )
}

/** Makes every other text file anew of the facts, and compares it byte by byte. */
async function checkFiles(source: BundleSource, facts: EvidenceFacts, findings: Findings): Promise<void> {
  const before = findings.failures
  let made: ReturnType<typeof bundleFiles>
  try {
    made = bundleFiles(facts)
  } catch (error) {
    return findings.fail(
      layout.evidence,
      `the facts contradict each other, so nothing can be made of them: ${(error as Error).message}`,
    )
  }
  for (const [path, text] of made) {
    if (!source.sizes.has(path)) {
      findings.fail(path, 'is missing')
      continue
    }
    const given = await bytesOf(source, path)
    const wanted = new TextEncoder().encode(text)
    const line = differingLine(given, wanted)
    if (line === null) continue
    findings.fail(path, 'is not what the facts of the bundle make of it', line)
  }
  const pictures = new Set(Object.keys(facts.pictures).map((key) => picturePath(key, 'png')))
  const originals = new Set(facts.files.flatMap(({ path, sha256 }) => (path === null ? [] : [originalPath(sha256)])))
  const others = [...source.sizes.keys()].filter(
    (path) => path.startsWith('data/') && !made.has(path) && !originals.has(path) && !pictures.has(path),
  )
  for (const path of others)
    if (path === layout.reportPdf || path === layout.verifyHtml)
      findings.notChecked.push(`${path} beyond its checksum: it cannot be made anew to the byte`)
    else findings.fail(path, 'was added: the facts of the bundle do not name it')
  if (findings.failures === before)
    findings.checked.push(`${made.size} files made anew from the facts, and the same to the byte`)
}

/** The line on which two texts part, from 1; null where they do not. */
function differingLine(a: Uint8Array, b: Uint8Array): number | null {
  let lines = 1
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return lines
    if (a[i] === 10) lines++
  }
  return null
}

function sayUnchecked(facts: EvidenceFacts, findings: Findings): void {
  const { unbacked, rows, redaction, missing, questions } = facts
  if (unbacked.length > 0)
    findings.notChecked.push(
      `${unbacked.length} nodes or ties that rest on no row in the bundle, such as ${unbacked[0]!.id} (${unbacked[0]!.reason})`,
    )
  if (missing.length > 0)
    findings.notChecked.push(`${missing.length} facts that the case names and that the graph no longer held`)
  const bare = new Set(facts.files.filter(({ path }) => path === null).map(({ id }) => id))
  const without = rows.filter(({ file, raw }) => bare.has(file) && raw !== null).length
  if (without > 0)
    findings.notChecked.push(`${without} rows against their originals: those were not passed on, only the rows used`)
  const hidden = rows.filter(({ raw }) => raw === null).length
  if (redaction.hide.length > 0)
    findings.notChecked.push(`${hidden} rows in which something was hidden, against their originals`)
  if (questions.length > 0)
    findings.notChecked.push('that the records are complete: the figures are right for the movements in the bundle')
  findings.notChecked.push('what the case says in words, when and by whom, and when files were imported')
}

/** What of an answer comes out otherwise, in words; undefined when nothing does. */
function difference(again: object, given: object, at = ''): string | undefined {
  for (const key of new Set([...Object.keys(again), ...Object.keys(given)])) {
    const [x, y] = [(again as Record<string, unknown>)[key], (given as Record<string, unknown>)[key]]
    if (same(x, y)) continue
    if (typeof x === 'object' && x !== null && typeof y === 'object' && y !== null)
      return difference(x, y, `${at}${key}/`)
    return `${at}${key} is ${JSON.stringify(y) ?? 'missing'}; the bundle's own movements give ${JSON.stringify(x) ?? 'nothing'}`
  }
  return undefined
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) || a === b
  const [x, y] = [Object.keys(a), Object.keys(b)]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    x.length === y.length &&
    x.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}
