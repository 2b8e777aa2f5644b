import type cytoscape from 'cytoscape'
import { nodeKinds } from '../../server/contract/vocabulary.ts'
import type { Theme } from './canvas-theme.ts'
import { faint, fainter } from './network-beneath.ts'
import { captionHeight } from './network-captions.ts'

/** Cytoscape's name for each shape of the vocabulary. */
const shapes: Record<string, cytoscape.Css.NodeShape> = {
  square: 'rectangle',
  circle: 'ellipse',
  diamond: 'diamond',
  triangle: 'triangle',
  hexagon: 'hexagon',
  pentagon: 'pentagon',
  tag: 'tag',
  octagon: 'octagon',
  barrel: 'barrel',
  star: 'star',
  'cut-square': 'cut-rectangle',
}

const font = '"Inter Variable", Inter, system-ui, sans-serif'

/** Kind → shape, role → fill and outline, width → amount, selection → marker; colours from the page's theme. */
export function networkStyle(theme: Theme): cytoscape.StylesheetJson {
  const caption = {
    'text-background-color': theme.paper,
    'text-background-opacity': 0.86,
    'text-background-padding': '2px',
    'text-background-shape': 'roundrectangle',
  } as const
  const style = [
    {
      selector: 'node',
      style: {
        width: 12,
        height: 12,
        'background-color': theme.panel,
        'border-width': 1.6,
        'border-color': theme.ink2,
        label: 'data(label)',
        'font-family': font,
        'font-size': 11,
        'font-weight': 500,
        color: theme.ink2,
        'text-valign': 'bottom',
        'text-margin-y': 5,
        'text-wrap': 'wrap',
        'text-max-width': '124px',
        // A name without a space would run across everything.
        'text-overflow-wrap': 'anywhere',
        'min-zoomed-font-size': 5,
        ...caption,
      },
    },
    ...Object.entries(nodeKinds).map(([kind, { shape }]) => ({
      selector: `node[kind="${kind}"]`,
      style: { shape: shapes[shape] ?? 'ellipse', ...(shape === 'square' ? {} : { width: 15, height: 15 }) },
    })),
    { selector: 'node[role="between"]', style: { 'border-color': theme.between } },
    { selector: 'node[role="source"]', style: { 'background-color': theme.source, 'border-width': 0 } },
    {
      selector: 'node[role="target"]',
      style: {
        width: 8,
        height: 8,
        'background-color': theme.target,
        'border-width': 3,
        'border-color': theme.panel,
        'outline-width': 1.4,
        'outline-color': theme.target,
        'outline-offset': 0,
        'text-margin-y': 8,
      },
    },
    // Cytoscape darkens what is pressed.
    { selector: ':active', style: { 'overlay-opacity': 0 } },
    {
      // Captions stand near what was added: its neighbours' ends are where many ties meet.
      selector: 'edge.related',
      style: {
        width: 1.3,
        'line-color': theme.ink2,
        'curve-style': 'straight',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': theme.ink2,
        'arrow-scale': 0.75,
        'source-text-offset': 46,
        'target-text-offset': 46,
        'font-family': font,
        'font-size': 10.5,
        'font-weight': 500,
        color: theme.ink2,
        'min-zoomed-font-size': 7,
        ...caption,
        'text-background-opacity': 1,
      },
    },
    { selector: 'edge.related[near="source"]', style: { 'source-label': 'data(label)' } },
    { selector: 'edge.related[near="target"]', style: { 'target-label': 'data(label)' } },
    // Straight from middle to middle is what an edge is; of so many, each word more costs.
    { selector: 'edge.tie', style: { width: 'data(width)', 'line-cap': 'round', 'line-opacity': faint } },
    {
      selector: 'edge.bent',
      style: {
        'curve-style': 'unbundled-bezier',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'edge-distances': 'node-position',
      },
    },
    ...(['source', 'between', 'target'] as const).map((role) => ({
      selector: `edge.tie[role="${role}"]`,
      style: { 'line-color': theme[role] },
    })),
    { selector: 'edge.back', style: { 'line-opacity': fainter } },
    { selector: 'edge.lit', style: { 'line-opacity': 0.95 } },
    {
      selector: 'node.group',
      style: {
        // The stack behind it says that it stands for many.
        ghost: 'yes',
        'ghost-offset-x': 3,
        'ghost-offset-y': -3,
        'ghost-opacity': 0.6,
        'font-weight': 600,
      },
    },
    { selector: 'node.lit', style: { color: theme.ink, 'font-weight': 700 } },
    {
      selector: 'node:selected, node.focused',
      style: { 'underlay-opacity': 1, 'underlay-shape': 'ellipse', 'underlay-padding': 9, color: theme.ink },
    },
    {
      selector: 'node:selected',
      style: {
        'underlay-color': theme.mark,
        'font-weight': 700,
        'text-background-color': theme.mark,
        'text-background-opacity': 1,
      },
    },
    {
      selector: 'edge:selected, edge.holds',
      style: {
        'underlay-color': theme.mark,
        'underlay-opacity': 1,
        'underlay-padding': 'data(marker)',
        'line-opacity': 1,
      },
    },
    { selector: '.focused', style: { 'overlay-color': theme.ink, 'overlay-opacity': 0.18, 'overlay-padding': 8 } },
    {
      selector: 'node.listed',
      style: {
        shape: 'octagon',
        width: 12.5,
        height: 12.5,
        'border-color': theme.target,
        'border-width': 1.5,
        color: theme.target,
        'font-size': 7.5,
        'font-weight': 700,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-background-opacity': 0,
        'min-zoomed-font-size': 3,
        events: 'no',
      },
    },
    {
      selector: 'node.listed.words',
      style: {
        'background-opacity': 0,
        'border-width': 0,
        'font-size': 10.5,
        'font-weight': 500,
        'text-halign': 'right',
        'text-margin-x': 3,
        'text-wrap': 'none',
        'text-background-opacity': 0.86,
        'min-zoomed-font-size': 5,
      },
    },
    {
      // A pin seen from its side: head, collar, needle.
      selector: 'node.pin',
      style: {
        shape: 'polygon',
        'shape-polygon-points': '-0.6 -1 0.6 -1 0.35 -0.2 0.7 0.2 0.1 0.2 0 1 -0.1 0.2 -0.7 0.2 -0.35 -0.2',
        width: 9,
        height: 13,
        'background-color': theme.ink,
        'border-width': 0,
        label: '',
        events: 'no',
      },
    },
    {
      selector: 'node.caption',
      style: {
        shape: 'round-rectangle',
        width: 'data(width)',
        height: captionHeight,
        'border-width': 1,
        'border-opacity': 0.55,
        'font-size': 10.5,
        'font-weight': 600,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-wrap': 'none',
        'text-background-opacity': 0,
        'min-zoomed-font-size': 5,
        // A press goes to the tie beneath.
        events: 'no',
      },
    },
    { selector: 'node.caption.small', style: { display: 'none' } },
    { selector: 'node.caption.strong', style: { 'border-opacity': 1 } },
    ...(['source', 'between', 'target'] as const).map((role) => ({
      selector: `node.caption[colour="${role}"]`,
      style: { color: theme[role], 'border-color': theme[role] },
    })),
    {
      selector: 'node.heading',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        'border-width': 0,
        'font-weight': 600,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-wrap': 'none',
        'text-background-opacity': 0,
        events: 'no',
      },
    },
    {
      selector: 'node.heading[role="source"]',
      style: { color: theme.source, 'border-width': 0, 'background-opacity': 0 },
    },
    {
      selector: 'node.heading[role="target"]',
      style: { color: theme.target, width: 1, height: 1, 'outline-width': 0 },
    },
    { selector: 'node.heading.beneath', style: { 'text-halign': 'right', 'font-size': 11 } },
    {
      selector: 'node.rule',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': theme.line,
        'border-width': 0,
        label: '',
        events: 'no',
        'z-compound-depth': 'bottom',
      },
    },
    {
      selector: 'node.block',
      style: { 'background-color': theme.sunken, 'background-opacity': 0.7, shape: 'round-rectangle' },
    },
    { selector: 'node.rule.beneath', style: { 'background-color': theme.line2 } },
  ]
  return style as unknown as cytoscape.StylesheetJson
}
