// A combobox as the ARIA practices describe it; the list comes from the server, text goes in as text.
export function suggestWhileTyping(input) {
  const list = document.createElement('ul')
  list.className = 'suggestions'
  list.id = `${input.id}-suggestions`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.label)
  list.hidden = true
  input.parentElement.append(list)
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-controls': list.id, 'aria-expanded': 'false', 'aria-autocomplete': 'list' })) input.setAttribute(name, value)
  let chosen = -1
  let asked = ''
  let waiting

  function show(found) {
    chosen = -1
    list.replaceChildren(...found.map(({ label, kind, href }, i) => {
      const item = document.createElement('li')
      item.id = `${list.id}-${i}`
      item.setAttribute('role', 'option')
      item.setAttribute('aria-selected', 'false')
      item.dataset.href = href
      const note = document.createElement('small')
      note.textContent = kind
      item.append(label, note)
      return item
    }))
    list.hidden = !found.length
    input.setAttribute('aria-expanded', String(!list.hidden))
    input.removeAttribute('aria-activedescendant')
  }

  function choose(next) {
    const items = [...list.children]
    if (!items.length) return
    chosen = (next + items.length) % items.length
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === chosen)))
    items[chosen].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', items[chosen].id)
  }

  async function ask() {
    const term = input.value.trim()
    if (term === asked) return
    asked = term
    if (term.length < 2) return show([])
    const answer = await fetch(`${input.dataset.suggest}&q=${encodeURIComponent(term)}`)
    if (answer.ok && asked === term) show(await answer.json())
  }

  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(ask, 60) })
  input.addEventListener('blur', () => setTimeout(() => { show([]); asked = '' }, 150))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { choose(chosen + 1); event.preventDefault() }
    if (event.key === 'ArrowUp') { choose(chosen - 1); event.preventDefault() }
    if (event.key === 'Escape') show([])
    if (event.key === 'Enter' && chosen >= 0) { location.href = list.children[chosen].dataset.href; event.preventDefault() }
  })
  list.addEventListener('mousedown', (event) => {
    const item = event.target.closest('[data-href]')
    if (item) { location.href = item.dataset.href; event.preventDefault() }
  })
}
