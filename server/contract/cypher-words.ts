/** What a statement may begin with. */
export const openers = ['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'EXPLAIN', 'PROFILE']

const writes = 'writes'
const administers = 'changes or shows the database itself'

/** Words that are refused wherever they could be a clause, and what they do. */
export const refusedWords: Readonly<Record<string, string | undefined>> = Object.assign(
  Object.create(null) as Record<string, string>,
  {
    CREATE: writes,
    MERGE: writes,
    SET: writes,
    DELETE: writes,
    DETACH: 'deletes',
    NODETACH: 'deletes',
    REMOVE: writes,
    INSERT: writes,
    FOREACH: writes,
    LOAD: 'reads files and addresses from outside the graph',
    CSV: 'reads files and addresses from outside the graph',
    DROP: administers,
    ALTER: administers,
    GRANT: administers,
    DENY: administers,
    REVOKE: administers,
    RENAME: administers,
    SHOW: administers,
    TERMINATE: administers,
    START: administers,
    STOP: administers,
    ENABLE: administers,
    DRYRUN: administers,
    REALLOCATE: administers,
    DEALLOCATE: administers,
    CYPHER: 'sets options of the engine',
    USE: 'changes to another graph',
    SESSION: 'changes to another graph',
    COMMIT: 'ends a transaction',
    ROLLBACK: 'ends a transaction',
  },
)

/** Words that may stand between two operands, or begin a clause: all that reading needs. */
export const keywords: ReadonlySet<string> = new Set(
  `MATCH OPTIONAL MANDATORY WHERE WITH RETURN UNWIND CALL YIELD UNION ALL DISTINCT ORDER BY ASC ASCENDING DESC DESCENDING NULLS FIRST
   LAST SKIP OFFSET LIMIT AS AND OR XOR NOT IN IS NULL TRUE FALSE STARTS ENDS CONTAINS CASE WHEN THEN ELSE END USING INDEX SCAN
   JOIN ON TEXT POINT RANGE EXPLAIN PROFILE FINISH LET FILTER TYPED NORMALIZED NFC NFD NFKC NFKD SHORTEST PATH PATHS GROUP GROUPS ANY
   WALK TRAIL ACYCLIC REPEATABLE DIFFERENT ELEMENTS RELATIONSHIPS EXISTS COUNT COLLECT`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Procedures that only read the graph, of both engines. */
export const readProcedures: ReadonlySet<string> = new Set([
  'db.labels',
  'db.relationshipTypes',
  'db.propertyKeys',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
  'grafeo.labels',
  'grafeo.relationshipTypes',
  'grafeo.propertyKeys',
  'grafeo.articulation_points',
  'grafeo.betweenness_centrality',
  'grafeo.bfs',
  'grafeo.bridges',
  'grafeo.closeness_centrality',
  'grafeo.clustering_coefficient',
  'grafeo.connected_components',
  'grafeo.degree_centrality',
  'grafeo.dfs',
  'grafeo.dijkstra',
  'grafeo.kcore',
  'grafeo.label_propagation',
  'grafeo.louvain',
  'grafeo.max_flow',
  'grafeo.pagerank',
  'grafeo.strongly_connected_components',
])

/** First parts of the names of Cypher's own functions that have a dot. */
export const functionSpaces: ReadonlySet<string> = new Set([
  'date',
  'datetime',
  'localdatetime',
  'localtime',
  'time',
  'duration',
  'point',
  'vector',
])
