import { z } from 'zod'

/** Who signed a bundle, and the signature over the bytes of its tag manifest, which stands for every other file. */
export const BundleSignature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** SubjectPublicKeyInfo (DER), in Base64. */
  publicKey: z.base64(),
  /** SHA-256 of those bytes, hexadecimal: what the signer tells others by another way. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.base64(),
})
export type BundleSignature = z.output<typeof BundleSignature>

/** Signs bytes with the key of a data folder. */
export type Signer = (bytes: Uint8Array) => BundleSignature
