/**
 * The engine lays its columns in memory that threads share. A page opened from a disk has none, and no threads either:
 * there plain memory is the same.
 */
export function usePlainMemory(): void {
  globalThis.SharedArrayBuffer ??= ArrayBuffer as unknown as SharedArrayBufferConstructor
}
