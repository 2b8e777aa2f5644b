import { useWorkspace } from './store.ts'

type Handler = (event: KeyboardEvent) => boolean

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLInputElement)

/** Whether a dialog or an open menu has the keyboard. */
const occupied = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null

/**
 * Listens to keys of the whole workspace. A key without Ctrl is left alone while someone types or a dialog is open;
 * with Ctrl it is left alone in a dialog. Single keys can be turned off. The handler says whether it took the key.
 */
export const onWorkspaceKey = (handler: Handler): (() => void) => {
  const listen = (event: KeyboardEvent) => {
    const withCtrl = event.ctrlKey || event.metaKey
    if (event.defaultPrevented || event.altKey || occupied(event.target)) return
    if (!withCtrl && typing(event.target)) return
    if (!withCtrl && event.key.length === 1 && !useWorkspace.getState().singleKeys) return
    if (handler(event)) event.preventDefault()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
