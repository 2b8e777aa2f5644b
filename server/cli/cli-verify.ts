import { stat } from 'node:fs/promises'
import { WaybillError } from '../errors.ts'
import { openArchive, openBundleFolder } from '../evidence/bundle-folder.ts'
import { verifyBundle } from '../evidence/verify-bundle.ts'
import type { VerifyReport } from '../evidence/verify-report.ts'
import type { BundleSource } from '../evidence/verify-source.ts'
import { openZip } from '../evidence/verify-zip.ts'
import { verifyParts } from '../verify-originals.ts'
import { exit } from './cli-errors.ts'

/** Checks a bundle with nothing but itself, and says what was checked, what was not and what failed. */
export async function verifyCommand(path: string, flags: { json?: boolean }): Promise<number> {
  const report = await verify(path)
  if (flags.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else print(report)
  return report.ok ? exit.ok : exit.failure
}

async function verify(path: string): Promise<VerifyReport> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new WaybillError('not-found', `There is nothing at ${path}.`, { next: 'See whether it is there.', cause })
  })
  if (found.isDirectory()) return verifyBundle(() => openBundleFolder(path), verifyParts)
  const archive = await openArchive(path)
  try {
    return await verifyBundle((): Promise<BundleSource> => openZip(archive, verifyParts.digest), verifyParts)
  } finally {
    await archive.close()
  }
}

function print({ ok, bundle, checked, notChecked, failed, failedTruncated }: VerifyReport): void {
  const out = (line = '') => process.stdout.write(`${line}\n`)
  if (bundle !== null) {
    out(`${bundle.name}, version ${bundle.version} of case ${bundle.case}, as of ${bundle.changedAt}`)
    out(`written by ${bundle.product}`)
    out()
  }
  const list = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return
    out(title)
    for (const line of lines) out(`  ${line}`)
    out()
  }
  list('Checked:', checked)
  list('Not checked:', notChecked)
  list(
    'Failed:',
    failed.map(({ file, line, what }) => `${file}${line === null ? '' : `:${line}`}${file === '' ? '' : ': '}${what}`),
  )
  if (failedTruncated) out(`  … and more than these ${failed.length}\n`)
  out(ok ? 'The bundle is as it was made, and what was checked holds.' : 'The bundle FAILED the check.')
}
