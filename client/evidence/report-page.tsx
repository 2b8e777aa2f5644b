import type { Bar, Block, Inline, ReportDocument, Text } from '../../server/contract/report-document.ts'
import css from './report-page.module.css'
import { words } from './words.ts'

/** The first page of the report as a sheet of paper, small; it is looked at, and read in the report itself. */
export const ReportPage = ({ page }: { page: ReportDocument | undefined }) => (
  <figure className={css.sheet} aria-label={words.export.page(page?.title ?? '')}>
    {page !== undefined && (
      <div className={css.page} aria-hidden>
        <h4 className={css.head}>{page.title}</h4>
        {page.lines.map((line) => (
          <p key={line} className={css.quiet}>
            {line}
          </p>
        ))}
        {page.blocks.map((block, at) => (
          // Blocks have no name of their own and never move.
          // oxlint-disable-next-line react/no-array-index-key
          <PageBlock key={at} block={block} />
        ))}
      </div>
    )}
  </figure>
)

const PageBlock = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return <p className={block.level === 2 ? css.part : css.title}>{block.text}</p>
    case 'text':
      return <p className={block.look === undefined ? undefined : css[block.look]}>{textOf(block.text)}</p>
    case 'written':
      return <p className={css.written}>{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={textOf(item)}>{textOf(item)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.columns.map(({ label }) => (
                <th key={label}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(({ cells }) => (
              <tr key={cells.map(textOf).join(' ')}>
                {cells.map((cell, at) => (
                  <td key={block.columns[at]?.label}>{textOf(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'bar':
      return <PageBar bar={block.bar} />
    case 'picture':
      return <img src={`data:image/svg+xml,${encodeURIComponent(block.svg)}`} alt={block.caption} />
    case 'code':
      return <pre>{block.text}</pre>
  }
}

const PageBar = ({ bar: { lower, upper, attributed, open } }: { bar: Bar }) => (
  <svg viewBox="0 0 100 6" className={css.bar}>
    <rect x="0" y="1" width="100" height="4" className={css.whole} strokeDasharray={open ? '1 1' : undefined} />
    {upper !== null && (
      <rect
        x={100 * (lower ?? 0)}
        y="1"
        width={100 * Math.max(0, upper - (lower ?? 0))}
        height="4"
        className={css.upper}
      />
    )}
    {lower !== null && <rect x="0" y="1" width={100 * lower} height="4" className={css.lower} />}
    {attributed !== null && <circle cx={100 * attributed} cy="3" r="1.5" />}
  </svg>
)

const textOf = (text: Text): string => text.map(plainOf).join('')
const plainOf = (inline: Inline): string =>
  typeof inline === 'string'
    ? inline
    : 'strong' in inline
      ? inline.strong
      : 'mono' in inline
        ? inline.mono
        : inline.text
