// The network of one thing: it starts with that node and its groups with their counts, and grows where a reader asks.
import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { colour, dataOf } from './data.js'
import { networkStyle } from './network-style.js'

cytoscape.use(fcose)
const LIMIT = 150
const canvas = document.getElementById('network')
const words = dataOf('network-words')
const note = document.getElementById('network-note')
const start = dataOf('network-data')


const graph = cytoscape({ container: canvas, style: networkStyle(), minZoom: 0.2, maxZoom: 1.6 })
const still = matchMedia('(prefers-reduced-motion: reduce)').matches

function layout() {
  graph.layout({ name: 'fcose', animate: !still, animationDuration: 300, randomize: false, fit: true, nodeRepulsion: 9000, idealEdgeLength: 120, padding: 40 }).run()
}

// New nodes begin on a circle around the one they belong to, so that the drawing opens like a fan.
function around(centre, i, count) {
  const { x, y } = centre ? graph.getElementById(centre).position() : { x: 0, y: 0 }
  const angle = (2 * Math.PI * i) / Math.max(count, 1)
  return { x: x + 130 * Math.cos(angle), y: y + 130 * Math.sin(angle) }
}

// A group stands for neighbours not yet drawn: "Mitglieder (12)".
function addGroups(centre, groups) {
  for (const [i, group] of groups.entries()) {
    const id = `${centre}|${group.key}`
    if (graph.getElementById(id).nonempty() || !group.count) continue
    graph.add({ data: { id, label: `${group.label} (${group.count})`, centre, key: group.key }, classes: 'group', position: around(centre, i, groups.length) })
    graph.add({ data: { id: `${id}|edge`, source: centre, target: id }, classes: 'count' })
  }
}

function addNode({ id, label, href }, position, classes = '') {
  if (graph.getElementById(id).empty()) graph.add({ data: { id, label, href }, position, classes })
}

async function grow(node) {
  const answer = await fetch(`${start.neighbours}&iri=${encodeURIComponent(node.data('centre'))}&group=${encodeURIComponent(node.data('key'))}`)
  if (!answer.ok) return
  const { neighbours, label, incoming } = await answer.json()
  const room = LIMIT - graph.nodes().length
  const centre = node.data('centre')
  for (const [i, neighbour] of neighbours.slice(0, Math.max(room, 0)).entries()) {
    addNode(neighbour, around(centre, i, neighbours.length))
    const [source, target] = incoming ? [neighbour.id, centre] : [centre, neighbour.id]
    const id = `${source}|${node.data('key')}|${target}`
    if (graph.getElementById(id).empty()) graph.add({ data: { id, source, target, label } })
  }
  note.textContent = neighbours.length > room ? words.full : ''
  node.remove()
  layout()
}

async function open(node) {
  const answer = await fetch(`${start.groups}&iri=${encodeURIComponent(node.id())}`)
  if (!answer.ok) return
  addGroups(node.id(), (await answer.json()).groups)
  layout()
}

if (canvas && start) {
  await document.fonts.load('12px "Source Sans 3"')
  addNode(start.node, { x: 0, y: 0 }, 'centre')
  addGroups(start.node.id, start.node.groups)
  layout()
  graph.on('tap', 'node', ({ target }) => (target.hasClass('group') ? grow(target) : open(target)))
  graph.on('dbltap', 'node[href]', ({ target }) => { location.href = target.data('href') })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => graph.style(networkStyle()))
  const save = document.getElementById('network-save')
  save.hidden = false
  save.addEventListener('click', () => {
    const link = document.createElement('a')
    link.href = graph.png({ full: true, scale: 2, bg: colour('sheet') })
    link.download = 'netz.png'
    link.click()
  })
  for (const button of document.querySelectorAll('[data-grow]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const group = graph.getElementById(`${start.node.id}|${button.dataset.grow}`)
      if (group.nonempty()) grow(group)
    })
  }
}
