interface Closable {
  close(): Promise<void> | void
}

/** Notes a part that is to be closed, and gives it back. */
export type Keep = <P extends Closable>(part: P) => P

/** Runs `open`; what it kept is closed, last one first, by `close` and also when a later part fails to open. */
export async function opening<T>(open: (keep: Keep) => Promise<T>): Promise<T & { close(): Promise<void> }> {
  const opened: Closable[] = []
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part.close()
  }
  try {
    const parts = await open((part) => {
      opened.push(part)
      return part
    })
    return { ...parts, close }
  } catch (error) {
    await close()
    throw error
  }
}
