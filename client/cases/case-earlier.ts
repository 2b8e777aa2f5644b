import type { CaseContent } from '../../server/contract/case-content.ts'
import { readVersion } from './case-calls.ts'
import { withoutStep } from './case-merge.ts'
import { changesBetween } from './case-parts.ts'
import type { earlierSteps } from './case-undo.ts'

/** What a person did to the case before this page was opened, the last one last. */
export type Earlier = ReturnType<typeof earlierSteps>

/** The content without a step of an earlier session. What was changed again since stays as it is. */
export async function takeBackEarlier(
  id: string,
  { version }: Earlier[number],
  content: CaseContent,
): Promise<CaseContent> {
  const [before, after] = await Promise.all([readVersion(id, version - 1), readVersion(id, version)])
  return withoutStep(content, changesBetween(before.content, after.content)).content
}
