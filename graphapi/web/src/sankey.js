// A Sankey diagram from the page's own data block; the table beside it says the same.
import { SankeyChart } from 'echarts/charts'
import { AriaComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { colour, dataOf } from './data.js'

echarts.use([SankeyChart, TooltipComponent, AriaComponent, SVGRenderer])
const canvas = document.getElementById('sankey')
const data = dataOf('sankey-data')

function draw(chart) {
  const text = { color: colour('ink'), fontFamily: 'Source Sans 3, sans-serif', fontSize: 13 }
  chart.setOption({
    aria: { enabled: true },
    tooltip: { trigger: 'item', confine: true, formatter: ({ data: d }) => echarts.format.encodeHTML(d.words ?? d.label ?? ''), textStyle: text, backgroundColor: colour('sheet'), borderColor: colour('edge') },
    series: [{
      type: 'sankey', nodeAlign: 'justify', nodeGap: 14, nodeWidth: 12, left: 4, right: 190, top: 8, bottom: 8, draggable: false,
      emphasis: { focus: 'adjacency' }, label: { ...text, width: 180, overflow: 'break', formatter: ({ data: d }) => d.label },
      itemStyle: { color: colour('accent') }, lineStyle: { color: colour('accent'), opacity: 0.25 }, data: data.nodes, links: data.links,
    }],
  })
}

if (canvas && data?.links.length) {
  canvas.style.height = `${Math.max(240, data.height ?? 0)}px`
  const chart = echarts.init(canvas, null, { renderer: 'svg' })
  draw(chart)
  addEventListener('resize', () => chart.resize())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => draw(chart))
  chart.on('click', ({ data: d }) => { if (d.href) location.href = d.href })
}
