// Search suggestions while typing, and the tie between a mark in a text and its line in the list. Pages read well without.
import { tieMarks } from './marks.js'
import { suggestWhileTyping } from './suggestions.js'

for (const input of document.querySelectorAll('input[data-suggest]')) suggestWhileTyping(input)
tieMarks(document)
