import type { GraphNode, PropertyValue } from '../contract/graph.ts'
import { nodeKinds } from '../contract/vocabulary.ts'
import type { EvidenceRow } from './evidence-facts.ts'
import type { Block, Text } from '../contract/report-document.ts'
import { leftOutWords, scopeSentence } from './report-scope.ts'
import { count, list, ownId, plural, time } from './report-format.ts'
import type { ReportIndex } from './report-index.ts'
import { placed } from './report-order.ts'

/** The pictures of canvases, as they were drawn. */
export function pictures(index: ReportIndex): Block[] {
  const drawn = placed(index.facts.case.content.canvases).filter(([, canvas]) => canvas.picture !== undefined)
  if (drawn.length === 0)
    return [{ kind: 'text', text: ['No canvas of this case was kept as a picture.'], look: 'note' }]
  return drawn.map(([, { name, view, frame, at, picture = '' }]) => ({
    kind: 'picture',
    svg: picture,
    caption: `${name === '' ? view : name}, as drawn ${time(at)}${frame === undefined ? '' : `, ${frame.from} to ${frame.to}`}`,
  }))
}

/** The queries that were asked beside, each as it was run. */
export function queries(index: ReportIndex): Block[] {
  const all = placed(index.facts.case.content.queries)
  if (all.length === 0) return [{ kind: 'text', text: ['This case holds no query.'], look: 'note' }]
  return all.flatMap(([key, { name, statement, params }]): Block[] => [
    { kind: 'heading', level: 3, text: name === '' ? 'Query' : name, id: `query-${key}` },
    { kind: 'code', text: statement },
    ...(Object.keys(params).length === 0
      ? []
      : [{ kind: 'text' as const, text: ['With ', { mono: JSON.stringify(params) }] }]),
  ])
}

/** Every file, with its hash, and what its import made of its columns. */
export function sources(index: ReportIndex): Block[] {
  const { files, rows } = index.facts
  if (files.length === 0) return [{ kind: 'text', text: ['No file stands behind this case.'], look: 'warning' }]
  const used = Map.groupBy(rows, (row) => row.file)
  return files.flatMap((file): Block[] => [
    { kind: 'heading', level: 3, text: file.name, id: index.fileAnchor(file) },
    {
      kind: 'list',
      items: [
        ['SHA-256 ', { mono: file.sha256 }],
        [
          `${count(file.size)} bytes, ${file.kind}, ${file.encoding}, imported ${time(file.importedAt)} as `,
          { mono: file.dataset },
        ],
        [`${plural(used.get(file.id)?.length ?? 0, 'row', 'rows')} of it are behind this case.`],
        file.path === null
          ? ['The file itself is not in this bundle.']
          : ['The file itself, untouched: ', { mono: file.path }],
        [
          'Columns used: ',
          list(
            Object.entries(file.mapping).flatMap(([column, field]) =>
              field === null ? [] : [`${column} as ${field}`],
            ),
          ) || 'none',
        ],
      ],
    },
  ])
}

/** What is not known: facts without a row, facts that are gone, answers that a limit stopped. */
export function unknown(index: ReportIndex): Block[] {
  const { unbacked, missing, questions } = index.facts
  const items: Text[] = [
    ...questions.flatMap(({ name, answer }): Text[] => [
      ...(answer.complete ? [] : [[`${name}: the answer is not whole. ${answer.stoppedBy?.detail ?? ''}`]]),
      ...(answer.volume.missingAmounts === 0
        ? []
        : [[`${name}: ${plural(answer.volume.missingAmounts, 'shipment gives', 'shipments give')} no amount.`]]),
      ...(answer.corridor.truncated
        ? [
            [
              `${name}: ${count(answer.corridor.movements.length)} of ${count(answer.corridor.counts.movements)} shipments are listed.`,
            ],
          ]
        : []),
    ]),
    ...unbacked.map(({ id, reason }): Text => {
      const edge = index.edge(id)
      return [...(edge === undefined ? [index.link(id)] : index.bare(edge)), `: ${reason}`]
    }),
    ...missing.map((id): Text => [{ mono: id }, ': named by the case, and not in the records any more']),
  ]
  return [
    {
      kind: 'text',
      text: [
        'Trade that is in none of the files above cannot be seen, and that there is no chain in them is no sign that there was none.',
      ],
    },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
  ]
}

const hiddenWords = {
  people: 'names of people',
  contacts: 'phones, e-mails and addresses',
  names: 'all names',
} as const

/** What was left out before export, and how much of it. */
export function leftOut(index: ReportIndex): Block[] {
  const { hide, counts } = index.facts.redaction
  const items: Text[] = [
    ...hide.map((what): Text => [`Hidden: ${hiddenWords[what]}. Codes stand in their place.`]),
    ...Object.entries(counts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, n]): Text => [`${what}: ${count(n)}`]),
  ]
  const beside = leftOutWords(index.facts.leftOut)
  const whole = index.facts.files.filter(({ path }) => path !== null).length
  return [
    {
      kind: 'text',
      text: [`${scopeSentence(index.facts)}${beside === null ? '' : ` Of the case it leaves out ${beside}.`}`],
    },
    {
      kind: 'text',
      text: [
        hide.length === 0
          ? 'Nothing was hidden: names and rows are as the files have them.'
          : 'What is hidden is in no file of this bundle; it is left out, not covered over.',
      ],
    },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    {
      kind: 'text',
      text: [
        whole === index.facts.files.length
          ? 'All files are passed on whole.'
          : `Files passed on whole: ${count(whole)} of ${count(index.facts.files.length)}. Of the others the rows used are.`,
      ],
    },
  ]
}

/** How anybody can check all of it without the product's makers. */
export function howToVerify(index: ReportIndex): Block[] {
  const { product, graphVersion } = index.facts
  return [
    {
      kind: 'list',
      items: [
        ['In a browser, offline: open ', { mono: 'verify.html' }, ' of this bundle and give it the bundle.'],
        ['On the command line, offline: ', { mono: 'waybill verify FILE.zip' }],
        [
          'By hand: ',
          { mono: 'sha256sum -c manifest-sha256.txt' },
          ' in the bundle’s folder checks every file; the numbers of rows and lines above lead into the originals.',
        ],
      ],
    },
    {
      kind: 'text',
      text: [
        `The check reads every row again, follows every question anew on these rows alone, and compares each figure. Made by Waybill ${product.version} from version ${count(graphVersion)} of the records.`,
      ],
      look: 'note',
    },
  ]
}

const shownAlready: ReadonlySet<string> = new Set(['id', 'name', 'hash'])

/** Everything that the bundle's graph holds, by kind, each with its rows. */
export function things(index: ReportIndex): Block[] {
  const kinds = Map.groupBy(index.facts.graph.nodes, ({ kind }) => kind)
  return [...kinds].flatMap(([kind, nodes]): Block[] => [
    { kind: 'heading', level: 3, text: `${nodeKinds[kind].plural} (${count(nodes.length)})`, id: `kind-${kind}` },
    {
      kind: 'table',
      columns: [{ label: nodeKinds[kind].label }, { label: 'What the rows say' }, { label: 'Ties' }, { label: 'Rows' }],
      rows: nodes.map((node) => ({
        id: index.anchor(node.id),
        cells: [[{ strong: index.name(node.id) }], [says(node)], tiesText(index, node), index.cite(node.id)],
      })),
    },
  ])
}

const says = ({ id, properties }: GraphNode): string =>
  [
    ...Object.entries(properties)
      .filter(([name, value]) => !shownAlready.has(name) && value !== null)
      .map(([name, value]) => `${name} ${valueText(value)}`),
    `id ${id}`,
  ].join('; ')

const valueText = (value: PropertyValue): string => (Array.isArray(value) ? value.join(', ') : String(value))

function tiesText(index: ReportIndex, node: GraphNode): Text {
  // A shipment says all its ties; for the others that would be a list of the shipments again.
  const ties = index
    .tiesOf(node.id)
    .filter((edge) => node.kind === 'Shipment' || index.node(edge.to)?.kind !== 'Shipment')
  const own = ties.filter(({ from, kind }) => (from === node.id || node.kind === 'Shipment') && kind !== 'RECORDED_IN')
  return own.flatMap((edge, at) => [...(at === 0 ? [] : ['; ']), ...index.sentence(edge)])
}

/** Every row, as its file has it, under its number. */
export function rowBlocks(index: ReportIndex): Block[] {
  return index.rows.flatMap((row, at): Block[] => {
    const file = index.file(row)
    return [
      {
        kind: 'heading',
        level: 4,
        text: `R${at + 1}`,
        id: index.rowAnchor(row),
      },
      {
        kind: 'text',
        text: [
          { to: index.fileAnchor(file), text: file.name },
          `, row ${count(row.row)}, line ${count(row.line)}, SHA-256 `,
          { mono: file.sha256 },
        ],
      },
      row.raw === null
        ? {
            kind: 'text',
            text: ['The row as it stands is not passed on, since something in it is hidden.'],
            look: 'note',
          }
        : { kind: 'code', text: row.raw },
      { kind: 'text', text: fieldsText(index, row) },
      { kind: 'text', text: ['It states ', ...statesText(index, row)] },
    ]
  })
}

function fieldsText(index: ReportIndex, row: EvidenceRow): Text {
  const { headers, mapping } = index.file(row)
  const used = row.values.flatMap((value, place) => {
    const header = headers[place] ?? `column ${place + 1}`
    const field = Object.hasOwn(mapping, header) ? mapping[header] : null
    return field == null || value === '' ? [] : [{ header, value, field, hidden: row.hidden.includes(place) }]
  })
  return used.flatMap(({ header, value, hidden, field }, at): Text => [
    at === 0 ? '' : '; ',
    header === field ? header : `${header} (${field})`,
    ' ',
    { mono: value },
    hidden ? ' (hidden, a code in its place)' : '',
  ])
}

const statesText = (index: ReportIndex, row: EvidenceRow): Text =>
  row.states.flatMap((id, at): Text => {
    const edge = index.edge(id)
    const said = edge === undefined ? [index.link(id)] : index.bare(edge)
    return [at === 0 ? '' : '; ', ...(said.length === 0 ? [ownId(id)] : said)]
  })
