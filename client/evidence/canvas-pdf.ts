import { call } from '../api/client.ts'
import { isVeiled } from '../api/veil.ts'
import { pictures, type PictureView } from '../canvas/index.ts'
import { saveFile } from '../ui/save-file.ts'
import { useAnswer } from '../workspace/answer.ts'
import { canvas } from '../workspace/canvas.ts'
import { usePartyNames } from '../workspace/facts.ts'
import { countryName, ownId } from '../workspace/names.ts'
import { whole } from '../workspace/question.ts'
import { words } from './words.ts'

/**
 * Saves a view as a page of a PDF with the question above it. The server sets it: it has the letters of every script that
 * a page can hold, and draws lines, not dots. Names are those on the screen, in the question too.
 */
export function useSavePdf(): (view: PictureView) => Promise<void> {
  const { data } = useAnswer()
  const { from, to } = data?.question ?? { from: {}, to: {} }
  const parties = [...(from.parties ?? []), ...(to.parties ?? [])]
  const nameOf = usePartyNames(parties)
  return async (view) => {
    const svg = await (await pictures.svg(canvas, view))?.text()
    if (svg === undefined) return
    const countries = [...(from.countries ?? []), ...(to.countries ?? [])]
    const names = Object.fromEntries([
      // An id may be made of a name; while names are hidden it stands for none.
      ...parties.map((id) => [id, isVeiled() && nameOf(id) === ownId(id) ? words.quick.unnamed : nameOf(id)] as const),
      ...countries.map((code) => [code, countryName(code)] as const),
    ])
    const asked = data === undefined ? {} : { question: whole(data.question), records: data.answer.projection }
    const answer = await call('post /api/v1/canvas/pdf', { body: { svg, names, ...asked } })
    saveFile(`${view}.pdf`, [await answer.arrayBuffer()], 'application/pdf')
  }
}
