// Results of a query as people read them: names beside identifiers, a network, a map. The editor's own views stay.
import { colour } from './data.js'

const MOST_ROWS = 1000
const MOST_NODES = 150
const MOST_NAMES = 500

// What all views share: the base of our identifiers, the endpoint, the words of the page's language.
let ours
export function prepare(settings) {
  ours = settings
}

const element = (name, attributes = {}, ...children) => {
  const made = Object.assign(document.createElement(name), attributes)
  made.append(...children)
  return made
}

const own = (iri) => iri.startsWith(ours.base)
const local = (iri) => iri.slice(ours.base.length - 1)
const short = (iri) => {
  const found = Object.entries(ours.prefixes).filter(([, full]) => iri.startsWith(full)).sort((a, b) => b[1].length - a[1].length)[0]
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri
}

// The names of our things, asked of our endpoint at once.
async function namesOf(iris) {
  const wanted = [...new Set(iris)].filter((iri) => own(iri) && !/[<>"{}|\\^`\s]/.test(iri)).slice(0, MOST_NAMES)
  if (!wanted.length) return new Map()
  const query = `SELECT ?thing ?name WHERE { VALUES ?thing { ${wanted.map((iri) => `<${iri}>`).join(' ')} }
    { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }
    UNION { GRAPH ?meta { ?thing <http://purl.org/dc/terms/title> ?name } } }`
  const answer = await fetch(ours.endpoint, { method: 'POST', headers: { accept: 'application/sparql-results+json' }, body: new URLSearchParams({ query }) })
  if (!answer.ok) return new Map()
  const { results } = await answer.json()
  return new Map(results.bindings.map(({ thing, name }) => [thing.value, name.value]))
}

const thing = (iri) => own(iri) && local(iri).startsWith('/id/')
const iris = (bindings) => bindings.flatMap((row) => Object.values(row)).filter((cell) => cell.type === 'uri').map((cell) => cell.value)

class View {
  constructor(yasr) {
    this.yasr = yasr
    this.helpReference = undefined
  }
  get bindings() {
    return this.yasr.results?.getBindings() ?? []
  }
  canHandleResults() {
    return this.bindings.length > 0
  }
  getIcon() {
    return element('span')
  }
  download(name) {
    return { contentType: 'text/csv', title: 'CSV', filename: `${name || 'koopgraph'}.csv`, getData: () => this.yasr.results?.asCsv() ?? '' }
  }
  show(...parts) {
    this.yasr.resultsEl.replaceChildren(...parts)
  }
}

class Names extends View {
  priority = 20
  label = ours.words.table

  async draw() {
    const all = this.yasr.results.getVariables()
    const variables = all.filter((name) => !(name.endsWith('Name') && all.includes(name.slice(0, -4))))
    const rows = this.bindings.slice(0, MOST_ROWS)
    const names = await namesOf(iris(rows))
    const head = element('tr', {}, ...variables.map((name) => element('th', { scope: 'col', textContent: name })))
    const body = rows.map((row) => element('tr', {}, ...variables.map((name) => this.cell(row[name], names))))
    const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...body))
    const room = element('div', { className: 'scroll', tabIndex: 0 }, table)
    room.setAttribute('role', 'region')
    room.setAttribute('aria-label', this.label)
    const cut = this.bindings.length > rows.length ? [element('p', { textContent: ours.words.cut })] : []
    this.show(room, ...cut)
  }

  cell(value, names) {
    if (!value) return element('td')
    if (value.type !== 'uri') {
      const long = value.value.length > 120
      return element('td', {}, long ? element('div', { className: 'clamp', title: value.value, textContent: value.value }) : value.value)
    }
    const name = names.get(value.value)
    const safe = own(value.value) || /^https?:/.test(value.value)
    const text = element(safe ? 'a' : 'span', { textContent: name ?? short(value.value) })
    if (safe) text.href = own(value.value) ? local(value.value) : value.value
    const beside = name ? [element('br'), element('span', { className: 'muted small', textContent: short(value.value) })] : []
    return element('td', {}, text, ...beside)
  }
}

class Network extends View {
  priority = 5
  label = ours.words.network

  canHandleResults() {
    return this.bindings.some((row) => Object.values(row).filter((cell) => thing(cell.value)).length > 1)
  }

  async draw() {
    const pairs = new Map()
    for (const row of this.bindings) {
      const cells = this.yasr.results.getVariables().flatMap((name) => (row[name]?.type === 'uri' && thing(row[name].value) ? [{ name, iri: row[name].value }] : []))
      for (let i = 1; i < cells.length; i++) pairs.set(`${cells[i - 1].iri} ${cells[i].iri}`, { source: cells[i - 1].iri, target: cells[i].iri, label: cells[i].name })
    }
    const names = await namesOf(iris(this.bindings))
    const nodes = new Map()
    const edges = []
    for (const pair of pairs.values()) {
      for (const id of [pair.source, pair.target]) {
        if (nodes.size < MOST_NODES && !nodes.has(id)) nodes.set(id, { id, label: names.get(id) ?? short(id), href: own(id) ? local(id) : undefined })
      }
      if (nodes.has(pair.source) && nodes.has(pair.target)) edges.push(pair)
    }
    const canvas = element('div', { className: 'canvas' })
    const cut = nodes.size >= MOST_NODES ? [element('p', { textContent: ours.words.full })] : []
    this.show(canvas, ...cut)
    const { drawNetwork } = await import('./result-network.js')
    drawNetwork(canvas, [...nodes.values()], edges, colour)
  }
}

class Map_ extends View {
  priority = 4
  label = ours.words.map

  get places() {
    return [...new Set(iris(this.bindings).map((iri) => iri.match(/\/id\/place\/((?:ags|kreis|land)-\d+)$/)?.[1]).filter(Boolean))]
  }

  canHandleResults() {
    return this.places.length > 0
  }

  async draw() {
    const answer = await fetch(`/map/drawing?${new URLSearchParams({ places: this.places.slice(0, MOST_NODES).join(' ') })}`)
    const drawing = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('svg')
    this.show(drawing ? element('div', { className: 'map small-map' }, drawing) : element('p', { textContent: ours.words.unplaced }))
  }
}

export const views = { names: Names, network: Network, map: Map_ }
