import { sha256 } from '@noble/hashes/sha2.js'
import { xmlText } from '../contract/xml-text.ts'
import type { EvidenceFacts } from './evidence-facts.ts'
import { reportDocument } from './report.ts'
import type { Bar, Block, Inline, ReportDocument, Text } from '../contract/report-document.ts'
import { reportStyle } from './report-style.ts'

/**
 * The report as one page of HTML that opens offline, holds nothing that runs and asks nobody for anything. Everything
 * that comes from a case or a file is text in it.
 */
export const reportHtml = (facts: EvidenceFacts): string => toHtml(reportDocument(facts))

/** A document of blocks as a page. */
export function toHtml({ title, lines, blocks }: ReportDocument): string {
  const style = `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(reportStyle))))}`
  const policy = `default-src 'none'; style-src '${style}'; img-src data:; base-uri 'none'; form-action 'none'`
  const parts = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${xmlText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<p class="kind">Waybill evidence report</p>
<h1>${xmlText(title)}</h1>
${lines.map((line) => `<p class="line">${xmlText(line)}</p>`).join('\n')}
</header>
<nav aria-label="Contents"><ol>
${parts.map(({ id, text }) => `<li><a href="#${xmlText(id)}">${xmlText(text)}</a></li>`).join('\n')}
</ol></nav>
<svg width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="5" class="hatch"/></pattern></defs></svg>
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${xmlText(block.id)}"><bdi>${xmlText(block.text)}</bdi></h${block.level}>`
    case 'text':
      return `<p${block.look === undefined ? '' : ` class="${block.look}"`}>${textHtml(block.text)}</p>`
    case 'written':
      return `<div class="written" dir="auto">${xmlText(block.text)}</div>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(block)
    case 'bar':
      return barSvg(block.bar)
    case 'picture':
      return `<figure><img src="data:image/svg+xml,${xmlText(encodeURIComponent(block.svg.toWellFormed()))}" alt="${xmlText(block.caption)}"><figcaption>${xmlText(block.caption)}</figcaption></figure>`
    case 'code':
      return `<pre${block.id === undefined ? '' : ` id="${xmlText(block.id)}"`} dir="auto">${xmlText(block.text)}</pre>`
  }
}

function tableHtml({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const numeric = columns.map((column) => (column.numeric === true ? ' class="n"' : ''))
  const head = columns.map(({ label }, at) => `<th scope="col"${numeric[at]}>${xmlText(label)}</th>`).join('')
  const body = rows.map(({ id, cells }) => {
    const own = cells.map((cell, at) => `<td${numeric[at] ?? ''}>${textHtml(cell)}</td>`).join('')
    return `<tr${id === undefined ? '' : ` id="${xmlText(id)}"`}>${own}</tr>`
  })
  // A wide table scrolls by itself, and by keyboard too.
  return `<div class="wide" tabindex="0" role="region" aria-label="${xmlText(columns.map(({ label }) => label).join(', '))}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

const textHtml = (text: Text): string => text.map(inlineHtml).join('')

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return xmlText(inline)
  if ('strong' in inline) return `<strong><bdi>${xmlText(inline.strong)}</bdi></strong>`
  if ('mono' in inline) return `<code dir="auto">${xmlText(inline.mono)}</code>`
  return inline.to === ''
    ? `<bdi>${xmlText(inline.text)}</bdi>`
    : `<a href="#${xmlText(inline.to)}"><bdi>${xmlText(inline.text)}</bdi></a>`
}

/** Solid to at least, hatched to at most, a dot for attributed; an end that nothing bounds is left open. */
function barSvg({ lower, upper, attributed, open, words }: Bar): string {
  const x = (share: number) => (share * 600).toFixed(1)
  const from = lower ?? 0
  return `<svg class="bar" viewBox="-8 0 616 34" role="img" aria-label="${xmlText(words)}">
<rect class="whole${open ? ' open' : ''}" y="7.5" width="600" height="15"/>
${upper === null ? '' : `<rect x="${x(from)}" y="7" width="${x(Math.max(0, upper - from))}" height="16" fill="url(#hatch)"/><line class="tick" x1="${x(upper)}" x2="${x(upper)}" y1="3" y2="27"/>`}
${lower === null || lower === 0 ? '' : `<rect class="solid" y="7" width="${x(lower)}" height="16"/><line class="tick" x1="${x(lower)}" x2="${x(lower)}" y1="3" y2="27"/>`}
${attributed === null ? '' : `<circle class="dot" cx="${x(attributed)}" cy="15" r="5.5"/>`}
</svg>
<p class="note">${xmlText(words)}</p>`
}
