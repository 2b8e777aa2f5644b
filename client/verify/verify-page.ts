import { engineParts } from '../../server/verify-parts.ts'
import { verifyBundle } from '../../server/evidence/verify-bundle.ts'
import type { VerifyReport } from '../../server/evidence/verify-report.ts'
import type { BundleSource } from '../../server/evidence/verify-source.ts'
import { openZip } from '../../server/evidence/verify-zip.ts'
import { day, seconds } from '../ui/format.ts'
import { usePlainMemory } from './no-threads.ts'
import { originalRows } from './original-rows.ts'
import { archiveOf, digest, folderOf } from './verify-archive.ts'
import { words as w } from './words.ts'

/** An element with its text or children: everything out of a bundle comes in as text alone. */
function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  content: string | readonly Node[],
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (typeof content === 'string') made.textContent = content
  else made.append(...content)
  if (className !== '') made.className = className
  return made
}

usePlainMemory()
const parts = { ...engineParts, digest, originalRows: originalRows(engineParts.fieldsOf) }

const result = element('section', [])
result.setAttribute('aria-live', 'polite')
/** A button that opens the browser's choice of files. */
function picker(id: string, text: string): { input: HTMLInputElement; label: HTMLLabelElement } {
  const input = element('input', '')
  input.type = 'file'
  input.id = id
  const label = element('label', text, 'choose')
  label.htmlFor = id
  return { input, label }
}

const zip = picker('bundle', w.choose)
zip.input.accept = '.zip,application/zip'
const folder = picker('folder', w.chooseFolder)
folder.input.webkitdirectory = true
const drop = element('div', [element('p', w.intro), zip.input, zip.label, folder.input, folder.label], 'drop')

document.title = w.title
document.body.append(element('main', [element('h1', w.title), drop, result]))

let running = false
async function check(
  name: string,
  size: number,
  open: (onRead: (bytes: number) => void) => Promise<BundleSource>,
): Promise<void> {
  if (running) return
  running = true
  zip.input.disabled = folder.input.disabled = true
  const share = element('span', w.read(0))
  show(element('p', [element('strong', w.checking(name)), element('br', ''), share]))
  let read = 0
  const onRead = (bytes: number) => {
    read += bytes
    // All of it is read once to begin with; what is read after that counts as done.
    share.textContent = w.read(Math.min(1, read / Math.max(1, size)))
  }
  const begun = performance.now()
  try {
    const report = await verifyBundle(() => open(onRead), parts)
    show(...reportParts(report, (performance.now() - begun) / 1000))
  } catch (error) {
    show(verdict(false, w.unreadable), element('p', error instanceof Error ? error.message : String(error)))
  } finally {
    running = false
    for (const { input } of [zip, folder]) {
      input.disabled = false
      input.value = ''
    }
  }
}

const show = (...parts: readonly Node[]): void => result.replaceChildren(...parts)

function verdict(ok: boolean, text: string): HTMLElement {
  const title = element('h2', text, ok ? 'good' : 'bad')
  title.tabIndex = -1
  return title
}

function reportParts(report: VerifyReport, took: number): Node[] {
  const { ok, bundle, signedBy, failed, failedTruncated, checked, notChecked } = report
  const parts: Node[] = [
    verdict(ok, ok ? w.good : w.bad(w.things(failed.length, failedTruncated))),
    element('p', ok ? w.goodMeans : w.badMeans),
  ]
  if (!ok)
    parts.push(
      list(
        w.failed,
        failed.map(({ file, line, what }) => {
          const place = file === '' ? w.bundle : line === null ? file : w.line(file, line)
          return element('li', [element('code', place), document.createTextNode(`: ${what}`)])
        }),
      ),
    )
  if (bundle !== null)
    parts.push(
      element('p', w.of(bundle.name, bundle.version, day(bundle.changedAt))),
      element('p', w.made(bundle.product)),
      element('p', signedBy === null ? w.unsigned : w.signed(signedBy)),
    )
  const lines = (texts: readonly string[]) => texts.map((text) => element('li', text))
  parts.push(
    list(w.checked, lines(checked)),
    list(w.notChecked, lines(notChecked)),
    element('p', w.took(seconds(took))),
  )
  return parts
}

function list(title: string, items: readonly Node[]): Node {
  const part = element('section', [element('h3', title), element('ul', items)])
  part.hidden = items.length === 0
  return part
}

const checkZip = (file: File | undefined | null) => {
  if (file != null) void check(file.name, file.size, (onRead) => openZip(archiveOf(file, onRead), digest))
}
zip.input.addEventListener('change', () => checkZip(zip.input.files?.item(0)))
folder.input.addEventListener('change', () => {
  const files = [...(folder.input.files ?? [])]
  const [first] = files
  if (first === undefined) return
  const size = files.reduce((sum, file) => sum + file.size, 0)
  void check(first.webkitRelativePath.split('/')[0] ?? '', size, async (onRead) => folderOf(files, onRead))
})
document.addEventListener('dragover', (event) => {
  event.preventDefault()
  drop.classList.add('over')
})
document.addEventListener('dragleave', () => drop.classList.remove('over'))
document.addEventListener('drop', (event) => {
  event.preventDefault()
  drop.classList.remove('over')
  checkZip(event.dataTransfer?.files.item(0))
})
