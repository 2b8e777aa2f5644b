import type { Page } from 'playwright-core'

/** What a call wants, and what a page gives back of it. */
export type Arguments<Call> = Call extends (...args: infer Args) => unknown ? Args : never
export type Result<Call> = Call extends (...args: never) => infer Given ? Awaited<Given> : never

/**
 * Calls what a script from `page/` has put onto a page.
 *
 * @param holder the name under which the script put it there.
 */
export const callsOf =
  <Held>(holder: string) =>
  <Name extends keyof Held & string>(
    page: Page,
    name: Name,
    ...args: Arguments<Held[Name]>
  ): Promise<Result<Held[Name]>> =>
    page.evaluate(
      ([holder, name, args]) =>
        (globalThis as unknown as Record<string, Record<string, (...all: unknown[]) => never>>)[holder]![name]!(
          ...args,
        ),
      [holder, name, args as unknown[]] as const,
    )
