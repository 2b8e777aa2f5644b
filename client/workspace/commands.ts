import { useMemo } from 'react'
import { useQuestion } from './answer.ts'
import { pathEnds, type PictureView } from '../canvas/index.ts'
import { copyPicture, savePicture } from './canvas-pictures.ts'
import { canvas, useCanvas } from './canvas.ts'
import { useHideNames } from './hide-names.ts'
import { usePlace, views } from './place.ts'
import { useSteps } from './steps.ts'
import { useWorkspace } from './store.ts'
import { words } from './words.ts'

/** Something the palette can do, with the key that does the same. */
export interface Command {
  id: string
  title: string
  keys?: string
  run: () => void
}

const w = words.commands

/** What can be done now; what would do nothing is left out. */
export const useCommands = (): Command[] => {
  const { place, go } = usePlace()
  const { ask, question } = useQuestion()
  const { hidden, frame, answer, selection } = useCanvas()
  const { undo, redo, takeBack, bringBack } = useSteps()
  const showPaths = useWorkspace((s) => s.showPaths)
  const setPrinting = useWorkspace((s) => s.setPrinting)
  const fold = useWorkspace((s) => s.fold)
  const setTheme = useWorkspace((s) => s.setTheme)
  const showKeys = useWorkspace((s) => s.showKeys)
  const hide = useHideNames()
  return useMemo(() => {
    const ends = pathEnds(selection)
    const commands: (Command | false)[] = [
      question !== null && { id: 'ask', title: w.ask, keys: 'Ctrl ↵', run: () => ask() },
      ...views.map((view, i): Command | false =>
        (place.view ?? 'corridor') === view
          ? false
          : {
              id: `view-${view}`,
              title: w.view(words.canvas.views[view]),
              keys: String(i + 1),
              run: () => go({ view: view === 'corridor' ? undefined : view }),
            },
      ),
      ends !== null && { id: 'paths', title: w.paths, run: () => showPaths(ends) },
      undo !== null && { id: 'undo', title: words.undo(undo), keys: 'Ctrl Z', run: takeBack },
      redo !== null && { id: 'redo', title: words.redo(redo), keys: 'Ctrl Shift Z', run: bringBack },
      frame !== null && { id: 'fit', title: words.canvas.clearFrame, keys: 'F', run: () => canvas.setFrame(null) },
      hidden.size > 0 && { id: 'show', title: words.canvas.showAll, run: () => canvas.showAll() },
      answer !== null && {
        id: 'copy-link',
        title: w.copyLink,
        run: () => void navigator.clipboard.writeText(window.location.href),
      },
      ...(answer === null || place.view === 'table' ? [] : pictureCommands(place.view ?? 'corridor')),
      answer !== null && { id: 'print', title: w.print, keys: 'Ctrl P', run: () => setPrinting(true) },
      { id: 'fold-answer', title: w.foldAnswer, keys: '[', run: () => fold('left') },
      { id: 'fold-inspector', title: w.foldInspector, keys: ']', run: () => fold('right') },
      { id: 'light', title: w.theme(words.theme.light), run: () => setTheme('light') },
      { id: 'dark', title: w.theme(words.theme.dark), run: () => setTheme('dark') },
      { id: 'system', title: w.theme(words.theme.system), run: () => setTheme('system') },
      { id: 'names', title: hide.hidden ? words.names.show : words.names.hide, run: hide.toggle },
      { id: 'keys', title: w.keys, keys: '?', run: () => showKeys(true) },
    ]
    return commands.filter((command) => command !== false)
  }, [
    question,
    place.view,
    undo,
    redo,
    takeBack,
    bringBack,
    frame,
    hidden,
    answer,
    selection,
    showPaths,
    setPrinting,
    ask,
    go,
    fold,
    setTheme,
    showKeys,
    hide.hidden,
    hide.toggle,
  ])
}

const pictureCommands = (view: PictureView): Command[] => [
  { id: 'copy-picture', title: w.pictures.copy, run: () => void copyPicture(view) },
  { id: 'save-png', title: w.pictures.png, run: () => void savePicture(view, 'png') },
  { id: 'save-svg', title: w.pictures.svg, run: () => void savePicture(view, 'svg') },
]

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** The commands whose titles hold every word that was typed, those that begin with it first. */
export const findCommands = (commands: readonly Command[], typed: string): Command[] => {
  const parts = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (parts.length === 0) return []
  return commands
    .filter(({ title }) =>
      parts.every((part) =>
        fold(title)
          .split(/\s+/)
          .some((word) => word.startsWith(part)),
      ),
    )
    .sort((a, b) => Number(fold(b.title).startsWith(fold(typed))) - Number(fold(a.title).startsWith(fold(typed))))
}
