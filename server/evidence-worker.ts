import { parentPort } from 'node:worker_threads'
import { makeFor } from './evidence/make-evidence.ts'
import { engineParts } from './verify-parts.ts'

/*
 * The thread that makes evidence of what was gathered. It stands beside the features, since it hands one of them what it
 * needs of others.
 */

makeFor(parentPort!, engineParts)
