/** Every text of the evidence export. A second language is another file with the same members. */
export const words = {
  quick: {
    open: 'Export what is on the canvas',
    label: 'Export',
    formats: {
      gexf: 'GEXF, for Gephi',
      graphml: 'GraphML, for yEd, Cytoscape, igraph',
      nodes: 'CSV of the nodes',
      edges: 'CSV of the ties',
      json: 'JSON',
      cypher: 'Cypher, for an empty Neo4j',
    },
    fileName: 'canvas',
  },
} as const
