import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'

/** A file for the client to keep. */
export interface Download {
  readonly name: string
  readonly type: 'text/csv; charset=utf-8' | 'application/octet-stream'
  readonly stream: Readable
  /** Bytes, where known. */
  readonly size?: number
  /** SHA-256 of content that never changes under this address. */
  readonly sha256?: string
}

/** Sends a download; never shown in the page's own context, whatever it holds. */
export async function sendDownload(req: Request, res: Response, download: Download): Promise<void> {
  const { name, type, stream, size, sha256 } = download
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${percent(name)}`)
  if (sha256 !== undefined) {
    res.setHeader('ETag', `"${sha256}"`)
    res.setHeader('Cache-Control', 'private, no-cache')
  }
  if (size !== undefined) res.setHeader('Content-Length', size)
  if (req.fresh || req.method === 'HEAD') {
    stream.destroy()
    if (req.fresh) res.removeHeader('Content-Length')
    res.status(req.fresh ? 304 : 200).end()
    return
  }
  try {
    await pipeline(stream, res)
  } catch (error) {
    if (!res.destroyed) throw error
  }
}

/** RFC 8187: the characters that `encodeURIComponent` leaves but the header does not take. */
const percent = (name: string) =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
