/** A picture as PNG, or why it cannot be drawn, in words that follow “since”. */
export type DrawnPng = { png: Uint8Array } | { reason: string }

/** Makes the PNG of a kept picture; the same picture gives the same bytes, or the same reason unless that is `tooLong`. */
export type DrawPng = (svg: string) => Promise<DrawnPng>

export const tooLong = 'it takes too long to draw'
