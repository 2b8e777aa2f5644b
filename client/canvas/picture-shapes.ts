import type { Pen } from './picture-pen.ts'

/** Corners of each shape of the vocabulary within a square from -1 to 1; a circle and a barrel are drawn apart. */
const corners: Record<string, readonly (readonly [number, number])[]> = {
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: regular(4, 0),
  triangle: regular(3, -Math.PI / 2),
  hexagon: regular(6, 0),
  pentagon: regular(5, -Math.PI / 2),
  octagon: regular(8, Math.PI / 8),
  tag: [
    [-1, -1],
    [0.4, -1],
    [1, 0],
    [0.4, 1],
    [-1, 1],
  ],
  'cut-square': [
    [-1, -1],
    [0.4, -1],
    [1, -0.4],
    [1, 1],
    [-1, 1],
  ],
  star: regular(10, -Math.PI / 2).map(([x, y], i) => (i % 2 === 0 ? [x, y] : [x * 0.5, y * 0.5])),
}

function regular(count: number, first: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = first + (i * 2 * Math.PI) / count
    return [Math.cos(angle), Math.sin(angle)]
  })
}

/** Makes the outline of a kind's shape the pen's path; `half` is half of its width. */
export function outline(pen: Pen, shape: string, x: number, y: number, half: number): void {
  pen.beginPath()
  if (shape === 'circle') {
    pen.moveTo(x + half, y)
    pen.arc(x, y, half, 0, Math.PI * 2)
    return
  }
  if (shape === 'barrel') {
    pen.roundRect(x - half, y - half, half * 2, half * 2, half * 0.5)
    return
  }
  for (const [i, [dx, dy]] of (corners[shape] ?? corners['square'] ?? []).entries())
    if (i === 0) pen.moveTo(x + dx * half, y + dy * half)
    else pen.lineTo(x + dx * half, y + dy * half)
  pen.closePath()
}
