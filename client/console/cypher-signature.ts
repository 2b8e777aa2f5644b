import { type EditorState, type Extension, StateField } from '@codemirror/state'
import { EditorView, showTooltip, type Tooltip } from '@codemirror/view'
import { openCall } from './cypher-calls.ts'

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
