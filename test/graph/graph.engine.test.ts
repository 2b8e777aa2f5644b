import { expect, it } from 'vitest'
import { eachEngine } from '../support/engines.ts'

eachEngine(({ name, open }) => {
  it('starts a new graph at version 0 and raises it with every write', async () => {
    await using empty = await open()
    const { graph } = empty
    expect(graph.engine.name).toBe(name)
    expect(await graph.version()).toBe(0)
    await graph.write([])
    await graph.write([])
    expect(await graph.version()).toBe(2)
  })
})
