import { getCaseChanges } from './case-changes.ts'
import * as caseFile from './case-file.ts'
import * as cases from './cases.ts'
import { postChokepoints } from './chokepoints.ts'
import * as console from './console.ts'
import { postCanvasPdf } from './canvas-pdf.ts'
import { postEvidencePreview } from './evidence-preview.ts'
import { getEvidence, postEvidence } from './evidence.ts'
import * as imports from './imports.ts'
import * as nodes from './nodes.ts'
import { postPaths } from './paths.ts'
import * as places from './places.ts'
import * as queries from './saved-queries.ts'
import * as search from './search.ts'
import * as status from './status.ts'
import * as trace from './trace.ts'
import * as details from './trace-details.ts'
import * as watches from './watches.ts'
import { postWhatIf } from './what-if.ts'

/** Every endpoint of the product. */
export const api = {
  getHealth: status.getHealth,
  getReady: status.getReady,
  getStatus: status.getStatus,
  postTrace: trace.postTrace,
  postTraceLots: trace.postTraceLots,
  postCarriers: details.postCarriers,
  postMonths: details.postMonths,
  postMatrix: details.postMatrix,
  postExplain: details.postExplain,
  postChokepoints,
  postWhatIf,
  getSearch: search.getSearch,
  getNode: nodes.getNode,
  postExpand: nodes.postExpand,
  postPaths,
  postPlaces: places.postPlaces,
  getSourceRow: nodes.getSourceRow,
  getOriginal: nodes.getOriginal,
  getStatements: nodes.getStatements,
  postCypher: console.postCypher,
  postCypherRows: console.postCypherRows,
  getSchema: console.getSchema,
  getQueries: queries.getQueries,
  postQuery: queries.postQuery,
  getQuery: queries.getQuery,
  putQuery: queries.putQuery,
  deleteQuery: queries.deleteQuery,
  getQueryHistory: queries.getQueryHistory,
  getWatches: watches.getWatches,
  postWatch: watches.postWatch,
  getWatch: watches.getWatch,
  putWatch: watches.putWatch,
  deleteWatch: watches.deleteWatch,
  postWatchRun: watches.postWatchRun,
  getWatchRuns: watches.getWatchRuns,
  getWatchChanges: watches.getWatchChanges,
  postWatchSeen: watches.postWatchSeen,
  getCases: cases.getCases,
  postCase: cases.postCase,
  postCaseImport: caseFile.postCaseImport,
  getCase: cases.getCase,
  putCase: cases.putCase,
  patchCase: cases.patchCase,
  deleteCase: cases.deleteCase,
  postCaseDuplicate: cases.postCaseDuplicate,
  getCaseHistory: cases.getCaseHistory,
  getCaseVersion: cases.getCaseVersion,
  getCaseFile: caseFile.getCaseFile,
  getCaseChanges,
  postEvidence,
  postEvidencePreview,
  getEvidence,
  postCanvasPdf,
  postUpload: imports.postUpload,
  postImport: imports.postImport,
  getJobs: imports.getJobs,
  getJob: imports.getJob,
  getJobEvents: imports.getJobEvents,
  deleteJob: imports.deleteJob,
  getJobRejects: imports.getJobRejects,
  getDatasets: imports.getDatasets,
  deleteDataset: imports.deleteDataset,
} as const
