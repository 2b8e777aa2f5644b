/**
 * Those who wait, by the client they wait for: clients take turns, and each has its own in the order they came. So a
 * client with a hundred in line makes nobody else wait for more than one of them.
 */
export class FairLine<T> {
  private readonly clients = new Map<string, Set<T>>()

  add(client: string, item: T): void {
    const own = this.clients.get(client)
    if (own === undefined) this.clients.set(client, new Set([item]))
    else own.add(item)
  }

  /** Takes the next one that `may` be taken, out of every client's line. */
  take(may: (item: T) => boolean): T | undefined {
    for (const [client, items] of this.clients) {
      for (const item of items) {
        if (!may(item)) continue
        // The last in turn now; a `Map` keeps the order in which its keys came.
        this.clients.delete(client)
        this.clients.set(client, items)
        this.remove(item)
        return item
      }
    }
    return undefined
  }

  remove(item: T): void {
    for (const [client, items] of this.clients) if (items.delete(item) && items.size === 0) this.clients.delete(client)
  }

  /** Takes all. */
  clear(): T[] {
    const all = new Set([...this.clients.values()].flatMap((items) => [...items]))
    this.clients.clear()
    return [...all]
  }
}
