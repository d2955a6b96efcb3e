// The SPARQL editor: our prefixes, our examples, our endpoint alone. Without JavaScript a plain form stands here.
import Yasgui from '@zazuko/yasgui'
import '@zazuko/yasgui/build/yasgui.min.css'
import './editor.css'
import { dataOf } from './data.js'

const { endpoint, label, prefixes, query } = dataOf('editor-data')
const room = document.getElementById('yasgui')

// YASQE's property and class completers ask a public vocabulary service.
Yasgui.Yasqe.defaults.autocompleters = ['variables']
const yasgui = new Yasgui(room, {
  requestConfig: { endpoint: new URL(endpoint, location.href).href, method: 'POST' },
  populateFromUrl: false,
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [], keys: [] },
  persistenceId: null,
  autofocus: false,
  yasqe: { value: query, resizeable: true, collapsePrefixesOnLoad: true, persistenceId: null },
  yasr: { prefixes, defaultPlugin: 'table', persistenceId: null, pluginOrder: ['table', 'response'] },
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
