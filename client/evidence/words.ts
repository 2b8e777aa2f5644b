import { bytes, count, day, exact, list, plural } from '../ui/format.ts'

/** Every text of the evidence export. A second language is another file with the same members. */
export const words = {
  quick: {
    open: 'Export what is on the canvas',
    label: 'Export',
    pictures: { copy: 'Copy as image', png: 'Picture, PNG', svg: 'Picture, SVG', pdf: 'Page, PDF' },
    unnamed: 'a party',
    noPdf: (why: string) => `The PDF could not be made: ${why}`,
    formats: {
      gexf: 'GEXF, for Gephi',
      graphml: 'GraphML, for yEd, Cytoscape, igraph',
      nodes: 'CSV of the nodes',
      edges: 'CSV of the ties',
      json: 'JSON',
      cypher: 'Cypher, for an empty Neo4j',
    },
    failed: 'The file could not be made. Reload the page, then try again.',
    fileName: 'canvas',
  },
  export: {
    open: 'Export evidence',
    title: 'Export evidence',
    close: 'Close',
    cancel: 'Cancel',
    start: 'Export',
    what: 'What',
    scopes: {
      names: { case: 'Whole case', answer: 'Whole answer', chain: 'Selected chain', canvas: 'Canvas as drawn' },
      caseMeans: 'every question, claim and note, and what they rest on',
      answerMeans: (routes: number, chains: string | null) =>
        `${plural(routes, 'route', 'routes')}${chains === null ? '' : `, ${exact(chains)} ${chains === '1' ? 'chain' : 'chains'}`}, both bounds with their proof`,
      chainMeans: (from: string, to: string, departed: string, arrived: string) =>
        `${from} to ${to}, ${day(departed)} to ${day(arrived)}`,
      canvasMeans: 'everything on it, as it stands; no figures',
      canvasName: (view: string) => `Canvas as drawn, ${view}`,
      shipments: (n: number) => plural(n, 'shipment', 'shipments'),
      /** What the check of a chain's bundle cannot compute. */
      chainLimits:
        'A chain’s own shipments show the most that can have gone by it. What is attributed to it rests on the whole answer.',
      left: (n: number) =>
        `${plural(n, 'item', 'items')} of the case about other things ${n === 1 ? 'stays' : 'stay'} out.`,
    },
    holds: (questions: number, claims: number, notes: number, pictures: number) =>
      list([
        ...(questions === 0 ? [] : [plural(questions, 'question', 'questions')]),
        ...(claims === 0 ? [] : [plural(claims, 'claim', 'claims')]),
        ...(notes === 0 ? [] : [plural(notes, 'note', 'notes')]),
        ...(pictures === 0 ? [] : [plural(pictures, 'picture', 'pictures')]),
      ]),
    holdsNone: 'Facts and rows alone',
    rests: (parties: number, shipments: number) =>
      `rests on ${plural(parties, 'party', 'parties')}, ${plural(shipments, 'shipment', 'shipments')}`,
    parts: 'In every bundle',
    files: {
      report: ['Report', 'one HTML page that opens offline, and a PDF'],
      graph: ['Evidence graph', 'JSON, GraphML, CSV, FollowTheMoney, Cypher'],
      method: ['Method', 'questions, mappings, queries, provenance'],
      check: ['Check', 'a page that checks all of it offline'],
    },
    rows: (rows: number, files: number) => `${plural(rows, 'row', 'rows')} of ${plural(files, 'file', 'files')}`,
    originals: 'Originals',
    whole: 'Files whole',
    wholeMeans: (size: number | null) =>
      `Untouched, with SHA-256${size === null || size === 0 ? '' : `, ${bytes(size)}`}.`,
    onlyRows: 'Rows used alone',
    onlyRowsMeans: 'Where the files may not be passed on. Rows can then not be held against their files.',
    hiddenRows: 'Something is hidden, so files are left out: their rows would tell it.',
    names: 'Names',
    hide: { shown: 'Shown', people: 'People hidden', names: 'All hidden' },
    hideMeans: 'A hidden name is left out of every file, not covered over.',
    screenHidden: 'Names are hidden on screen, so the bundle leaves them out too.',
    contacts: 'Leave out phones, e-mails and addresses',
    hidden: (counts: readonly (readonly [string, number])[]) =>
      `Would be hidden: ${list(counts.map(([what, n]) => `${what} ${count(n)}`))}.`,
    sign: 'Sign with the key of this data folder',
    signMeans: 'Shows who made it to anybody who has your public key.',
    checks: 'Checked just now',
    checking: 'Gathering what the bundle would hold',
    fine: {
      complete: 'Records are up to date. Every answer is complete.',
      backed: (n: number) => `Every fact of ${plural(n, 'row', 'rows')} leads to its source row.`,
      support: 'Every claim names what supports it.',
      wording: 'No wording says more than records can.',
    },
    flags: {
      incomplete: (names: readonly string[]) =>
        `A limit stopped the answer to ${list(names)}. Ask again with more time.`,
      older: (names: readonly string[]) =>
        `Kept before the records changed: ${list(names)}. The bundle answers anew from the records as they are.`,
      support: (n: number) =>
        `${plural(n, 'claim names', 'claims name')} nothing that supports it. The report says so.`,
      ungraded: (n: number) =>
        `${plural(n, 'claim has', 'claims have')} a source or information that cannot be judged (F or 6).`,
      unbacked: (n: number) =>
        `${plural(n, 'node or tie rests', 'nodes or ties rest')} on no row. The report lists them.`,
      missing: (n: number) =>
        `${plural(n, 'fact is', 'facts are')} not in the records any more. The report lists them.`,
      wording: (part: string, found: string, instead: string) =>
        `${part}: “${found}” says more than records can. Better: ${instead}.`,
    },
    places: {
      name: 'Name of the case',
      description: 'Description',
      title: 'Title of the report',
      question: 'A question’s name',
      canvas: 'A canvas’s name',
      query: 'A query’s name',
      claim: 'A claim',
      open: 'An open point of a claim',
      note: 'A note',
      report: 'A text of the report',
    },
    page: (title: string) => `First page of the report “${title}”`,
    firstPage: 'First page',
    foot: 'A folder in a zip. Anyone can check it offline:',
    command: (name: string) => `waybill verify ${name}`,
    copy: 'Copy the command',
    copied: 'Copied',
    noCase: {
      text: 'A bundle is made of a case: its questions, claims and notes with every row behind them. No case is open. This question can become one.',
      name: 'Name of the case',
      suggested: 'New case',
      keep: 'Keep as a case',
      question: 'First question',
      noQuestion: 'There is no question to keep yet: ask one first.',
    },
    job: {
      making: 'Making the bundle',
      waiting: 'waiting its turn',
      stop: 'Cancel',
      stopped: 'Stopped. Nothing of the bundle is left.',
      done: 'The bundle is ready.',
      download: 'Download',
      again: 'Another',
      failed: 'The bundle could not be made',
      safe: 'The case and the records are as they were.',
      retry: 'Try again',
    },
    problem: { title: 'What the bundle would hold could not be gathered', retry: 'Try again' },
  },
} as const
