// The SPARQL editor: our prefixes, our examples, our endpoint alone. Without JavaScript a plain form stands here.
import Yasgui from '@zazuko/yasgui'
import '@zazuko/yasgui/build/yasgui.min.css'
import './editor.css'
import { dataOf } from './data.js'
import { prepare, views } from './results.js'

const { base, endpoint, label, prefixes, query, words } = dataOf('editor-data')
const room = document.getElementById('yasgui')

// YASQE's property and class completers ask a public vocabulary service.
Yasgui.Yasqe.defaults.autocompleters = ['variables']
Yasgui.Yasr.defaults.pluginOrder = ['names', 'network', 'map', 'table', 'response']
prepare({ base, endpoint, prefixes, words })
for (const [name, view] of Object.entries(views)) Yasgui.Yasr.registerPlugin(name, view)
const yasgui = new Yasgui(room, {
  requestConfig: { endpoint: new URL(endpoint, location.href).href, method: 'POST' },
  populateFromUrl: false,
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [], keys: [] },
  persistenceId: null,
  autofocus: false,
  yasqe: { value: query, resizeable: true, collapsePrefixesOnLoad: true, persistenceId: null },
  yasr: { prefixes, defaultPlugin: 'names', persistenceId: null, pluginOrder: ['names', 'network', 'map', 'table', 'response'] },
})
document.getElementById('plain-editor').hidden = true
room.hidden = false

const yasqe = () => yasgui.getTab().getYasqe()
yasqe().setValue(query)
yasqe().getInputField().setAttribute('aria-label', label)
room.querySelector('.CodeMirror-scroll').tabIndex = 0
for (const link of document.querySelectorAll('[data-query]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    yasqe().setValue(link.dataset.query)
    room.scrollIntoView({ block: 'start' })
    history.replaceState(null, '', link.href)
    yasqe().query()
  })
}

// A canonical identifier of ours is answered here, also without a network.
room.addEventListener('click', (event) => {
  const href = event.target.closest?.('a[href]')?.getAttribute('href')
  if (href?.startsWith(base)) {
    event.preventDefault()
    location.href = href.slice(base.length - 1)
  }
})
