/*
 * The seal of a bundle's zip: its archive comment ends in the SHA-256 of every byte before that, so that a changed byte
 * is found wherever it lies, also where no file is. It guards against damage; against forgery a signature does.
 */

/** Begins the comment; it is part of what the seal covers. */
export const sealWords = 'Waybill evidence bundle; SHA-256 of all that precedes: '
/** Hexadecimal digits at the very end. */
export const sealDigits = 64
