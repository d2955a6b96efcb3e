// Pointing at a mark or at its line in the list lights up both.
export function tieMarks(root) {
  const light = (event, on) => {
    const end = event.target.closest?.('[data-span]')
    if (!end) return
    for (const name of end.dataset.span.split(' ')) {
      for (const other of root.querySelectorAll(`[data-span~="${CSS.escape(name)}"]`)) other.classList.toggle('hover', on)
    }
  }
  root.addEventListener('pointerover', (event) => light(event, true))
  root.addEventListener('pointerout', (event) => light(event, false))
  root.querySelector('mark.chosen')?.scrollIntoView({ block: 'center' })
}
