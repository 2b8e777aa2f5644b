import { count, plural } from '../ui/format.ts'

/** Every text of the shell. A second language is another file with the same members. */
export const words = {
  product: 'Waybill',
  demoCase: 'Demo case',
  nav: { label: 'Screens', workspace: 'Workspace', data: 'Data' },
  skip: 'Go past the bar',
  undo: (what: string | null) => (what === null ? 'Nothing to undo' : `Undo: ${what}`),
  redo: (what: string | null) => (what === null ? 'Nothing to redo' : `Redo: ${what}`),
  theme: { label: 'Theme', system: 'As the system has it', light: 'Light', dark: 'Dark' },
  panels: {
    answer: 'Answer',
    canvas: 'Canvas',
    inspector: 'Inspector',
    timeline: 'Timeline',
    fold: { left: 'Fold the answer', right: 'Fold the inspector' },
    unfold: { left: 'Show the answer', right: 'Show the inspector' },
    resize: {
      left: (width: number) => `Width of the answer: ${width} pixels`,
      right: (width: number) => `Width of the inspector: ${width} pixels`,
    },
  },
  canvas: {
    view: 'View',
    views: { corridor: 'Corridor', network: 'Network', map: 'Map', table: 'Table' },
    allHidden: 'Every shipment of this answer is hidden.',
    noPlaces: 'The ports of these shipments could not be asked for; corridor, network and table are not affected.',
    again: 'Try again',
    noRecords: 'The canvas shows goods on their way once there are records.',
    cypher: 'Cypher',
    clearFrame: 'Show the whole time',
    showAll: 'Show what is hidden',
  },
  status: {
    upToDate: (time: string) => `Records up to date, ${time}`,
    building: 'Putting the records in order',
    stale: 'Records changed, answer follows',
    away: 'Server away',
    files: (n: number) => plural(n, 'file', 'files'),
    invented: 'All names in this case are invented',
    keys: 'Keys',
    importing: (dataset: string, rows: number) => `Importing ${dataset}: ${plural(rows, 'row', 'rows')}`,
    secondsLeft: (n: number) => (n < 90 ? `${count(Math.max(1, n))} s left` : `${count(n / 60)} min left`),
  },
  keys: {
    title: 'Keys',
    close: 'Close',
    single: 'Single keys work outside the canvas too',
    groups: [
      {
        title: 'Anywhere',
        keys: [
          ['Ctrl ↵', 'Ask the question'],
          ['Ctrl K  /', 'Find in the records'],
          ['Q', 'To the question'],
          ['Ctrl Z', 'Undo on the canvas'],
          ['Ctrl Shift Z', 'Redo'],
          ['[  ]', 'Fold the answer, the inspector'],
          ['1  2  3  4', 'Corridor, network, map, table'],
          ['Esc', 'Close, or let the selection go'],
          ['?', 'This list'],
        ],
      },
      {
        title: 'In the answer',
        keys: [
          ['↑ ↓', 'Along the routes, parties or shipments'],
          ['← →', 'Along the legs of the marked chain'],
          ['Enter', 'The source row of the leg'],
        ],
      },
      {
        title: 'On the canvas',
        keys: [
          ['↑ ↓ ← →', 'Along rows and shipments'],
          ['Enter', 'Open in the inspector'],
          ['Space', 'Select'],
          ['E', 'Expand'],
          ['A', 'Avoid a party, or allow it again'],
          ['B', 'Open or close a bundle'],
          ['H', 'Hide'],
          ['F', 'Fit'],
        ],
      },
    ],
  },
  notFound: { text: 'There is nothing at this address.', action: 'Open the workspace' },
  failed: {
    title: 'This part of the page failed',
    safe: 'Nothing in the records was changed.',
    action: 'Load the page again',
  },
} as const
