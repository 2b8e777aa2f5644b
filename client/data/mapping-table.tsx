import type { ImportKind } from '../../server/contract/import-kinds.ts'
import { importKinds } from '../../server/contract/import-kinds.ts'
import type { Mapping, Upload } from '../../server/contract/imports.ts'
import { withField } from './draft.ts'
import css from './mapping-table.module.css'
import { words } from './words.ts'

interface Props {
  upload: Upload
  kind: ImportKind
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** Column of the file → field, with the first rows beside it. */
export const MappingTable = ({ upload, kind, mapping, onChange }: Props) => (
  <div className={css.frame}>
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.field}</th>
          {upload.sample.map((_, at) => (
            <th scope="col" key={at}>
              {words.sampleRow(at + 1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {upload.headers.map((header, column) => {
          const field = mapping[header] ?? null
          return (
            <tr key={column} className={field === null ? css.unused : undefined}>
              <th scope="row" className={`mono ${css.header}`} title={header}>
                {header}
              </th>
              <td>
                <select
                  className={field === null ? `${css.select} ${css.skip}` : css.select}
                  aria-label={words.fieldOf(header)}
                  value={field ?? ''}
                  onChange={(event) => onChange(withField(mapping, header, event.target.value || null))}
                >
                  <option value="">{words.notUsed}</option>
                  {importKinds[kind].fields.map((choice) => (
                    <option key={choice.name} value={choice.name}>
                      {choice.caption}
                    </option>
                  ))}
                </select>
              </td>
              {upload.sample.map((row, at) => (
                <td key={at} className={`mono ${css.value}`} title={row[column]}>
                  {row[column]}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)
