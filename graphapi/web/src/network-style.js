// How nodes and edges look, in the page's colours of the moment.
import { colour } from './data.js'

export const networkStyle = () => [
  { selector: 'node', style: { label: 'data(label)', 'font-family': '"Source Sans 3", sans-serif', 'font-size': 12, color: colour('ink'), 'text-wrap': 'wrap', 'text-max-width': 130, 'text-valign': 'bottom', 'text-margin-y': 4, 'background-color': colour('accent'), width: 16, height: 16, 'text-background-color': colour('sheet'), 'text-background-opacity': 0.85, 'text-background-padding': 2 } },
  { selector: 'node.centre', style: { width: 26, height: 26, 'font-weight': 700, 'font-size': 14 } },
  { selector: 'node.group', style: { shape: 'round-rectangle', 'background-color': colour('paper'), 'border-width': 1, 'border-color': colour('edge'), 'text-valign': 'center', 'text-margin-y': 0, 'text-background-opacity': 0, width: (node) => node.data('label').length * 6.2 + 12, height: 26, 'text-wrap': 'none' } },
  { selector: 'edge', style: { width: 1.2, 'line-color': colour('edge'), 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'target-arrow-color': colour('edge'), 'arrow-scale': 0.8, label: 'data(label)', 'font-size': 10, color: colour('muted'), 'font-family': '"Source Sans 3", sans-serif', 'text-rotation': 'autorotate', 'text-background-color': colour('sheet'), 'text-background-opacity': 0.9, 'text-background-padding': 1 } },
  { selector: 'edge.count', style: { label: '', 'target-arrow-shape': 'none', 'line-style': 'dashed' } },
  { selector: ':selected', style: { 'border-width': 3, 'border-color': colour('warn') } },
]
