import type { CaseContentInput, FactRef } from '../../server/contract/case-content.ts'
import { blankCase } from '../../server/contract/blank-case.ts'
import type { JsonObject } from '../../server/contract/merge-patch.ts'

/*
 * The case that the demo opens with: its question, what was found so far on the Yasenets line, and what is still open.
 * Everybody in it is invented, as in the files beside this one; ids are those that the import gives to their rows.
 */

const by = 'Demo'
const node = (id: string): FactRef => ({ kind: 'node', id: `demo:${id}` })
const chain = (...movements: string[]): FactRef => ({ kind: 'chain', movements: movements.map((id) => `demo:${id}`) })
const tie = (id: string, from: string, to: string): FactRef => ({ kind: 'edge', id, from, to })
/** A tie that a row of ownership.csv states. */
const owned = (hash: string, from: string, to: string) => tie(`demo:ownership:${hash}`, `demo:${from}`, `demo:${to}`)

const address = 'address:928b7c907b3da2ac'
const at = (party: string) => tie(`demo:${party}-REGISTERED_AT->${address}`, `demo:${party}`, address)
const listing = 'demo:listing:4562963ec9cf3ff6'

/** @param now when it is made, as an ISO time. */
export function demoCase(now: string): { begin: CaseContentInput; steps: { step: string; patch: JsonObject }[] } {
  const signed = { at: now, by }
  const begin: CaseContentInput = {
    ...blankCase(
      'The Yasenets line',
      'How electronics of EU sellers reached Russian military plants, March 2022 to December 2023. An invented case: every company, person and shipment in it is made up.',
    ),
    questions: {
      eu: {
        position: 1,
        name: 'How did tier 1–2 goods from EU sellers reach Russian military end-users?',
        question: {
          from: { group: 'eu' },
          to: { group: 'ru-military' },
          goods: { tiers: ['1', '2'] },
          period: { from: '2022-03-01', to: '2023-12-31' },
        },
        ...signed,
      },
    },
    report: { title: 'The Yasenets line', author: '', parts: {} },
  }
  const rerouted: CaseContentInput['claims'][string] = {
    position: 1,
    sentence:
      'Records show Brückwald selling processors to OOO Kedrimpuls directly until January 2022; from May 2022 the same quantities go to Demirkuyu in Tuzla, and on to Sarybulak in Almaty within weeks.',
    grade: 'documented',
    source: 'B',
    information: '2',
    supports: [
      tie('demo:brueckwald-CONSIGNED->demo:S-0237', 'demo:brueckwald', 'demo:S-0237'),
      tie('demo:S-0237-DELIVERED_TO->demo:kedrimpuls', 'demo:S-0237', 'demo:kedrimpuls'),
      chain('S-0297', 'S-0309'),
      chain('S-0345', 'S-0377', 'S-0428', 'S-0469'),
    ],
    contradicts: [],
    open: ['What did Brückwald ask its buyer in Tuzla about where the goods go? The records do not say.'],
    ...signed,
  }
  const director: CaseContentInput['claims'][string] = {
    position: 2,
    sentence:
      'Records show one director, Ruslan Tumashov, at both ends of the lane from Sarybulak to Kedrimpuls until July 2023.',
    grade: 'documented',
    source: 'A',
    information: '1',
    supports: [
      owned('15c025782b8480bd', 'ruslan-tumashov', 'sarybulak'),
      owned('6d84e4c572a90878', 'ruslan-tumashov', 'kedrimpuls'),
      chain('S-0428'),
    ],
    contradicts: [],
    open: [],
    ...signed,
  }
  const successor: CaseContentInput['claims'][string] = {
    position: 3,
    sentence:
      'The trade of Kedrimpuls seems to go on through OOO Yelniktekh after the listing of 20 June 2023: founded three weeks later at the same address, owned by a relative of the director, the same seller, the same plant.',
    grade: 'inferred',
    source: 'B',
    information: '3',
    supports: [
      tie(`${listing}/listed`, 'demo:kedrimpuls', listing),
      at('kedrimpuls'),
      at('yelniktekh'),
      owned('c64acfaf24189564', 'ruslan-tumashov', 'lidia-tumashova'),
      owned('bbfc8bed943b33a0', 'lidia-tumashova', 'yelniktekh'),
      chain('S-0839', 'S-0870'),
    ],
    contradicts: [],
    open: [
      'Does anything besides one row of supplies.csv show that the framework contract was assigned to Yelniktekh?',
      'Who signed for Kedrimpuls after its director left in July 2023?',
    ],
    ...signed,
  }
  return {
    begin,
    steps: [
      { step: 'Claim: the direct lane and what came after it', patch: json({ claims: { rerouted } }) },
      { step: 'Claims: one director, and a firm that takes over', patch: json({ claims: { director, successor } }) },
      {
        step: 'Notes and evidence',
        patch: json({
          notes: {
            sarybulak: {
              position: 1,
              on: node('sarybulak'),
              text: 'Founded on 17 March 2022; its BIN begins with 2203 and says the same. A lead: ask the register who filed for it.',
              pinned: true,
              ...signed,
            },
            weights: {
              position: 2,
              on: node('S-0597'),
              text: 'No weight on record, as for S-0673 and S-0680 of this corridor: what these three carried is in no figure by weight.',
              pinned: false,
              ...signed,
            },
            next: {
              position: 3,
              text: 'Next: the same question with affiliates kept together, since Zhetiorman owns 60 % of Sarybulak.',
              pinned: false,
              ...signed,
            },
          },
          evidence: {
            last: { position: 1, fact: node('S-0237'), ...signed },
            first: { position: 2, fact: node('S-0297'), ...signed },
            owner: { position: 3, fact: owned('2da9e550720b408a', 'zhetiorman', 'sarybulak'), ...signed },
          },
        }),
      },
    ],
  }
}

const json = (patch: object): JsonObject => patch as JsonObject
