import { type EditorState, type Extension, StateField } from '@codemirror/state'
import { EditorView, showTooltip, type Tooltip } from '@codemirror/view'
import { cypherTokens } from '../../server/contract/cypher-tokens.ts'
import { type CypherFunction, functionsByName } from './cypher-functions.ts'

/** The call that a place in a statement is within, and which of its arguments. */
export interface OpenCall {
  readonly called: CypherFunction
  readonly argument: number
  /** Where its name begins. */
  readonly at: number
}

/** Finds the innermost call of a known function around a place; null outside of any. */
export function openCall(statement: string, place: number): OpenCall | null {
  const open: { call: Omit<OpenCall, 'argument'> | null; commas: number }[] = []
  let name: { text: string; at: number } | null = null
  for (const { kind, text, at } of cypherTokens(statement.slice(0, place))) {
    if (kind === 'space' || kind === 'comment') continue
    if (text === '(' || text === '[' || text === '{') {
      const called = text === '(' && name !== null ? functionsByName.get(name.text.toLowerCase()) : undefined
      open.push({ call: called !== undefined && name !== null ? { called, at: name.at } : null, commas: 0 })
    } else if (text === ')' || text === ']' || text === '}') open.pop()
    else if (text === ',') {
      const within = open.at(-1)
      if (within !== undefined) within.commas++
    }
    name = kind === 'name' ? { text, at } : null
  }
  // Within a list or a map of an argument it is still that argument.
  const found = open.findLast(({ call }) => call !== null)
  return found?.call == null ? null : { ...found.call, argument: found.commas }
}

function tooltip(state: EditorState): Tooltip | null {
  const { main } = state.selection
  const call = main.empty ? openCall(state.doc.toString(), main.head) : null
  if (call === null) return null
  const { called, argument, at } = call
  return {
    pos: at,
    above: true,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'signature'
      dom.append(`${called.name}(`)
      called.args.forEach((arg, i) => {
        if (i > 0) dom.append(', ')
        const part = document.createElement(i === Math.min(argument, called.args.length - 1) ? 'b' : 'span')
        part.textContent = arg
        dom.append(part)
      })
      const gives = document.createElement('small')
      gives.textContent = called.gives
      dom.append(')', gives)
      return { dom }
    },
  }
}

/** Shows what the function around the cursor takes, with the argument that is being written in bold. */
export const signatureHelp: Extension = [
  StateField.define<Tooltip | null>({
    create: tooltip,
    update: (before, transaction) =>
      transaction.docChanged || transaction.selection !== undefined ? tooltip(transaction.state) : before,
    provide: (field) => showTooltip.from(field),
  }),
  EditorView.baseTheme({
    '.signature': { padding: '4px 10px', fontFamily: 'var(--mono)', fontSize: '12px' },
    '.signature small': { marginLeft: '12px', fontFamily: 'var(--sans)', fontSize: '11px', color: 'var(--ink-3)' },
  }),
]
