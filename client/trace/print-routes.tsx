import type { Source } from '../../server/contract/nodes.ts'
import { amount, day } from '../ui/format.ts'
import type { Facts } from '../workspace/facts.ts'
import { goodsCode, ownId } from '../workspace/names.ts'
import type { Route } from '../workspace/routes.ts'
import css from './print-sheet.module.css'
import { printWords as p } from './words-print.ts'

/** As many routes are printed; how many there are stands above them. */
export const routesPrinted = 20

interface Props {
  facts: Facts
  routes: readonly Route[]
  /** By shipment; one whose source could not be read is missing. */
  sources: ReadonlyMap<string, Source>
}

/** Routes with the shipments of their first chain, a source a row, and beneath them the files with their hashes. */
export const PrintRoutes = ({ facts, routes, sources }: Props) => {
  const unit = facts.answer.volume.unit ?? ''
  const files = [...new Map(Array.from(sources.values(), (source) => [source.sha256, source])).values()]
  const noteOf = new Map(files.map(({ sha256 }, i) => [sha256, i + 1]))
  return (
    <>
      <h2 className={css.title}>{p.routes}</h2>
      <p className={css.small}>{p.first(routes.length, facts.routes.length)}</p>
      <table className={css.rows}>
        <thead>
          <tr>
            {Object.values(p.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {routes.map((route, i) => (
          <tbody key={route.key}>
            <tr className={css.route}>
              <th scope="rowgroup" colSpan={5}>
                {i + 1}. {route.parties.map(facts.name).join(' → ')}
              </th>
              <td className={css.number}>
                {route.attributed === null ? p.notRecorded : `${amount(route.attributed)} ${unit}`}
              </td>
              <td>{p.chains(route.chains.length)}</td>
            </tr>
            {(route.chains[0]?.movements ?? []).map((id) => {
              const movement = facts.movements.get(id)
              const source = sources.get(id)
              if (movement === undefined) return null
              return (
                <tr key={id}>
                  <td>{ownId(id)}</td>
                  <td>{day(movement.departed)}</td>
                  <td>{day(movement.arrived)}</td>
                  <td>{movement.goods === '' ? p.notRecorded : goodsCode(movement.goods)}</td>
                  <td className={css.number}>
                    {movement.amount === null ? p.notRecorded : `${amount(movement.amount)} ${unit}`}
                  </td>
                  <td className={css.number}>
                    {amount(movement.attributed)} {unit}
                  </td>
                  <td>
                    {source === undefined ? (
                      p.noSource
                    ) : (
                      <>
                        {p.row(source.file, source.row)}
                        <sup>{noteOf.get(source.sha256)}</sup>
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
      {files.length > 0 && (
        <>
          <h2 className={css.title}>{p.files}</h2>
          <ol className={css.files}>
            {files.map(({ sha256, file, dataset }) => (
              <li key={sha256}>
                <sup>{noteOf.get(sha256)}</sup> {file}, {dataset}, SHA-256 <span className="mono">{sha256}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
