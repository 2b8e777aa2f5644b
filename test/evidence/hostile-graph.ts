import fc from 'fast-check'
import type { PlainGraph } from '../../server/contract/graph-plain.ts'

/** Names that would break out of a file if they were not escaped, and every kind of sign. */
export const hostileNames: readonly string[] = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `]]></data><node id="x"/>`,
  `=HYPERLINK("http://x")`,
  `O'Neill \\`,
  `\\u0027}) DETACH DELETE (n) //`,
  `\\\\u0027 and \\\\\\u005c`,
  `\`back\`\`tick\``,
  `&amp; &#39; &lt;`,
  `line\nend\r\nand\ttab`,
  `; MATCH (n) DETACH DELETE n;\n`,
  `АО «Завод Ясенец»`,
  `ὁ Ἑρμῆς, 上海, שלום, 🛰️`,
  `\u202eright to left`,
  `$param {{moustache}} \${x}`,
  '',
]

/** Text of any signs that both files and engines can hold: no NUL, no halves of a pair. */
const anyText = fc.string({ unit: fc.integer({ min: 1, max: 0x2fff }).map((code) => String.fromCodePoint(code)) })

/** A graph with hostile text in every field, parallel edges, mixed and missing values. The same one every time. */
export function hostileGraph(): PlainGraph {
  const names = [...hostileNames, ...fc.sample(anyText, { numRuns: 200, seed: 7 })]
  const nodes = names.map((name, i) => ({
    id: `set:${i}:${name}`,
    kind: i % 3 === 0 ? 'Company' : 'Shipment',
    labels: i % 3 === 0 ? ['Company', 'Party'] : ['Shipment'],
    name,
    properties: {
      text: name,
      whole: i,
      real: i % 2 === 0 ? i : i + 0.25,
      yes: i % 2 === 0,
      list: [name, 'second'],
      mixed: i % 2 === 0 ? i : name,
      missing: null,
      departed: '2022-05-24',
      arrived: '2022-09-27',
    },
  }))
  const edges = nodes.slice(1).flatMap((node, i) =>
    [1, 2].map((nth) => ({
      id: `tie ${nth}:${node.id}`,
      kind: 'RELATED_TO',
      from: nodes[i]?.id ?? '',
      to: node.id,
      properties: { note: node.name, nth },
    })),
  )
  return { nodes, edges }
}
