// Pointing at a place on the map marks its row in the table, and the other way round; the map itself comes from the server.
for (const map of document.querySelectorAll('.map')) {
  const light = (event, on) => {
    const end = event.target.closest?.('[data-thing]')
    if (!end) return
    for (const other of document.querySelectorAll(`[data-thing="${CSS.escape(end.dataset.thing)}"]`)) {
      for (const shape of [other, ...other.querySelectorAll('.dot, .area')]) shape.classList.toggle('chosen', on)
    }
  }
  const room = map.closest('.beside') ?? map
  for (const [name, on] of [['pointerover', true], ['pointerout', false], ['focusin', true], ['focusout', false]]) room.addEventListener(name, (event) => light(event, on))
}
