import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { WaybillError } from '../errors.ts'
import { storageError } from '../state/storage-errors.ts'
import type { Signer } from './bundle-signature.ts'

/**
 * The signing key of a data folder, made when it is first asked for and kept in `signing-key.pem`, which only its owner
 * may read.
 *
 * @throws WaybillError `data-damaged` for a key file that holds none, `storage-full`, `storage-read-only`.
 */
export function openSigner(folder: string): Signer {
  const file = join(folder, 'signing-key.pem')
  const key = readKey(file) ?? makeKey(file)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return (bytes) => ({
    algorithm: 'Ed25519',
    publicKey: publicKey.toString('base64'),
    fingerprint: createHash('sha256').update(publicKey).digest('hex'),
    signature: sign(null, bytes, key).toString('base64'),
  })
}

function readKey(file: string): KeyObject | undefined {
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw storageError(error, 'the signing key')
  }
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below, as for a key of another kind.
  }
  throw new WaybillError('data-damaged', 'The file signing-key.pem in the data folder holds no Ed25519 key.', {
    next: 'Restore it from a backup; where there is none, remove it, and a new key is made for the next bundle.',
  })
}

/** Linked into place when it is whole, so that two makers end up with one key. */
function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${file}.${process.pid}.draft`
  try {
    const handle = openSync(draft, 'wx', 0o600)
    try {
      writeSync(handle, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    linkSync(draft, file)
    return privateKey
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      const other = readKey(file)
      if (other !== undefined) return other
    }
    throw storageError(error, 'the signing key')
  } finally {
    rmSync(draft, { force: true })
  }
}
