import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CanvasModel } from '../../client/canvas/canvas-model.ts'
import { styledTheme } from '../../client/canvas/canvas-theme.ts'
import { corridorPicture } from '../../client/canvas/picture-corridor.ts'
import { networkPicture } from '../../client/canvas/picture-network.ts'
import { escapeXml, svgOf } from '../../client/canvas/picture-svg.ts'
import { anyAnswer, euToMilitary, yasenets } from './canvas-answers.ts'
import { graphFor } from './canvas-graphs.ts'

const shown = (answer = yasenets) => {
  const model = new CanvasModel()
  model.setAnswer(answer, euToMilitary)
  return model
}

const textsOf = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text)

/** Opens and closes as XML must, with every attribute's value free of markup. */
function isSound(svg: string): boolean {
  const open: string[] = []
  const rest = svg.replaceAll(/<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g, (_, close, name, __, empty) => {
    if (close === '/') return open.pop() === name ? '' : '<'
    if (empty !== '/') open.push(name)
    return ''
  })
  return open.length === 0 && !/[<>]/.test(rest)
}

describe('a picture as SVG', () => {
  it('of the corridor names every lane and row, and says what it holds', () => {
    const model = shown()
    const svg = svgOf(corridorPicture(model, styledTheme, 2000)!)
    expect(isSound(svg)).toBe(true)
    const texts = textsOf(svg)
    for (const row of model.layout()!.rows) expect(texts).toContain(row.name)
    for (const lane of model.layout()!.lanes) expect(texts).toContain(lane.title)
    expect(texts.join('\n')).toContain('107 of 107 shipments on canvas')
  })

  it('of the network names every party, and shows pins', () => {
    const model = shown()
    const graph = graphFor(model)
    model.pin(new Map([['demo:kedrimpuls', { x: 50, y: 60 }]]))
    graph.sync()
    const picture = networkPicture(model, graph, styledTheme)!
    const svg = svgOf(picture)
    expect(isSound(svg)).toBe(true)
    const words = textsOf(svg).join(' ')
    for (const { name } of yasenets.corridor.parties)
      for (const word of name.split(' ')) expect(words).toContain(escapeXml(word))
    expect(picture.width).toBeGreaterThan(400)
  })

  it('stays XML whatever a name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const [first, ...rest] = yasenets.corridor.parties
        const parties = [{ ...first!, name: `</text><script>alert(1)</script>${name}` }, ...rest]
        const svg = svgOf(
          corridorPicture(shown({ ...yasenets, corridor: { ...yasenets.corridor, parties } }), styledTheme, 4000)!,
        )
        expect(isSound(svg)).toBe(true)
        expect(svg).not.toContain('<script')
        // oxlint-disable-next-line no-control-regex
        expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/)
      }),
      { numRuns: 20 },
    )
  })

  it('is there for answers of all shapes, and none where there is nothing', () => {
    fc.assert(
      fc.property(anyAnswer(), (answer) => {
        const picture = corridorPicture(shown(answer), styledTheme, 900)
        if (answer.corridor.movements.length === 0) expect(picture).toBeNull()
        else {
          const svg = svgOf(picture!)
          expect(svg).not.toMatch(/NaN|Infinity|undefined/)
          expect(isSound(svg)).toBe(true)
        }
      }),
    )
  })
})
