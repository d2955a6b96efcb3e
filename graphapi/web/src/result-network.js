// The network of a query's result.
import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { networkStyle } from './network-style.js'

cytoscape.use(fcose)

export function drawNetwork(container, nodes, edges) {
  const elements = [...nodes.map((data) => ({ data })), ...edges.map((data) => ({ data }))]
  const graph = cytoscape({ container, elements, style: networkStyle(), minZoom: 0.2, maxZoom: 1.6 })
  graph.layout({ name: 'fcose', animate: false, nodeRepulsion: 9000, idealEdgeLength: 120, padding: 30 }).run()
  graph.on('tap', 'node[href]', ({ target }) => { location.href = target.data('href') })
}
