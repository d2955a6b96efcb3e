// The data block that a page carries for its script: <script type="application/json" id="…">.
export const dataOf = (id) => JSON.parse(document.getElementById(id)?.textContent ?? 'null')
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
