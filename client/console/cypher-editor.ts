import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, linter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { refusalOf } from '../../server/contract/cypher-reads.ts'
import { type CypherToken, cypherTokens } from '../../server/contract/cypher-tokens.ts'
import { keywords } from '../../server/contract/cypher-words.ts'
import type { GraphSchema } from '../../server/contract/console.ts'
import { completeCypher } from './cypher-completion.ts'
import { formatCypher } from './cypher-format.ts'
import { signatureHelp } from './cypher-signature.ts'

export interface EditorOptions {
  label: string
  statement: string
  onChange: (statement: string) => void
  onRun: () => void
  onSave: () => void
  schema: () => GraphSchema
  /** The same, once the graph was counted. */
  counted: () => Promise<GraphSchema>
  parameters: () => readonly string[]
}

const mark = (name: string) => Decoration.mark({ class: name })
const marks = {
  keyword: mark('k'),
  label: mark('l'),
  parameter: mark('p'),
  string: mark('s'),
  comment: mark('c'),
}

function markOf(token: CypherToken, before: string | undefined): Decoration | undefined {
  if (token.kind === 'string' || token.kind === 'comment' || token.kind === 'parameter') return marks[token.kind]
  if (token.kind !== 'name' && token.kind !== 'quoted') return undefined
  if (before === ':' || before === '|') return marks.label
  return token.kind === 'name' && before !== '.' && /^[A-Z]+$/.test(token.text) && keywords.has(token.text)
    ? marks.keyword
    : undefined
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  let before: string | undefined
  for (const token of cypherTokens(view.state.doc.toString())) {
    const decoration = markOf(token, before)
    if (decoration !== undefined) builder.add(token.at, token.at + token.text.length, decoration)
    if (token.kind !== 'space') before = token.text
  }
  return builder.finish()
}

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '18px', fontFeatureSettings: "'calt' 0" },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--ink-3)', border: '0', paddingRight: '8px' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '28px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '1.5px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--mark)',
  },
  '.k': { fontWeight: '700' },
  '.l': { color: 'var(--source)' },
  '.p': { color: 'var(--watch)' },
  '.s': { color: 'var(--ok)' },
  '.c': { color: 'var(--ink-3)', fontStyle: 'italic' },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    border: '1px solid var(--line-2)',
    borderRadius: '5px',
    boxShadow: 'var(--shadow)',
    color: 'var(--ink)',
    zIndex: '30',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: '12px', maxHeight: '168px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '3px 10px',
    display: 'flex',
    gap: '16px',
    lineHeight: '18px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
  '.cm-completionLabel': { flex: '1' },
  '.cm-completionInfo': { fontFamily: 'var(--sans)', padding: '4px 10px', maxWidth: '280px', whiteSpace: 'pre-line' },
  '.cm-completionDetail': { fontFamily: 'var(--sans)', fontStyle: 'normal', fontSize: '11px', color: 'var(--ink-3)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-diagnostic': {
    fontFamily: 'var(--sans)',
    padding: '6px 10px',
    maxWidth: '420px',
    borderLeft: '3px solid var(--target)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--target)',
    textUnderlineOffset: '3px',
  },
})

/** What the server said of a statement; this page's own look at it, which comes a moment later, must not wipe it out. */
const mistakes = new WeakMap<EditorView, { statement: string; diagnostic: Diagnostic }>()

const refusals = linter(
  (view): Diagnostic[] => {
    const statement = view.state.doc.toString()
    const refusal = statement.trim() === '' ? undefined : refusalOf(statement)
    const mistake = mistakes.get(view)
    if (refusal === undefined) return mistake?.statement === statement ? [mistake.diagnostic] : []
    const { at, length, message, next } = refusal
    return [
      {
        from: at,
        to: Math.min(statement.length, at + Math.max(1, length)),
        severity: 'error',
        message: `${message} ${next}`,
      },
    ]
  },
  { delay: 250 },
)

/**
 * An editor of Cypher in a shadow root of its own: the page's security policy lets no style element in, and a shadow root
 * takes style sheets as objects.
 */
export function openEditor(host: HTMLElement, options: EditorOptions): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(':host { display: block; height: 100%; } .mount { height: 100%; }')
  root.adoptedStyleSheets = [sheet]
  const mount = document.createElement('div')
  mount.className = 'mount'
  root.replaceChildren(mount)
  const run = () => {
    options.onRun()
    return true
  }
  const save = () => {
    options.onSave()
    return true
  }
  const view = new EditorView({
    root,
    parent: mount,
    state: EditorState.create({
      doc: options.statement,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        closeBrackets(),
        autocompletion({
          override: [completeCypher(options.schema, options.counted, options.parameters)],
          icons: false,
        }),
        keymap.of([
          { key: 'Mod-Enter', run, preventDefault: true },
          { key: 'Mod-s', run: save, preventDefault: true },
          { key: 'Tab', run: acceptCompletion },
          { key: 'Shift-Alt-f', run: formatStatement, preventDefault: true },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        signatureHelp,
        colours,
        refusals,
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': options.label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  // A key pressed in a shadow root looks to the page as if nobody typed; only the search's key is the page's.
  host.addEventListener('keydown', (event) => {
    if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')) event.stopPropagation()
  })
  return view
}

/** Lays the statement out anew, as one step that can be undone. */
export function formatStatement(view: EditorView): boolean {
  showStatement(view, formatCypher(view.state.doc.toString()))
  return true
}

/** Writes a text in place of what is selected, and goes on behind it. */
export function insertText(view: EditorView, text: string): void {
  view.dispatch(view.state.replaceSelection(text))
  view.focus()
}

/** Puts another statement into the editor, unless it is there. */
export function showStatement(view: EditorView, statement: string): void {
  const { doc } = view.state
  if (doc.toString() === statement) return
  view.dispatch({ changes: { from: 0, to: doc.length, insert: statement } })
}

/** Underlines the place that the server named: `line 1, column 18`. */
export function showMistake(view: EditorView, place: string, message: string): void {
  const [, line = '1', column = '1'] = /^line (\d+), column (\d+)$/.exec(place) ?? []
  const { doc } = view.state
  const row = doc.line(Math.min(doc.lines, Math.max(1, Number(line))))
  const from = Math.min(row.to, row.from + Number(column) - 1)
  const rest = /^[\w$]+/.exec(doc.sliceString(from, row.to))?.[0].length ?? 1
  const to = Math.min(doc.length, from + rest)
  const diagnostic: Diagnostic = { from: Math.min(from, to), to, severity: 'error', message }
  mistakes.set(view, { statement: doc.toString(), diagnostic })
  view.dispatch(setDiagnostics(view.state, [diagnostic]))
}
