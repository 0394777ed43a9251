import type { EChartsOption } from 'echarts';
import { printable } from '../kernel/text.ts';
import type { Chart } from './blocks.ts';

/** Narrow, so that its letters can still be read where a phone shrinks it. */
const WIDTH = 520;
const FONT = { family: 'inherit', size: 14 };
/** Apart in lightness too, each under a pattern of its own: they can be told apart without colours. */
const COLORS = ['#1f4e79', '#c9a227', '#7f9fbf', '#b42318', '#dfe5ec', '#57606a', '#f0d9a8'];
const BAR = 26;

/** Draws charts as inline SVG; each of a page has ids of its own. */
export type DrawChart = (chart: Chart, index: number) => string;

/** Loads what draws. The same chart is always the same text, whatever was drawn before. */
export async function chartDrawer(): Promise<DrawChart> {
  const { init } = await import('echarts');
  return (chart, index) => {
    const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
    try {
      canvas.setOption(optionOf(chart));
      return tidy(canvas.renderToSVGString(), chart, index);
    } finally {
      canvas.dispose();
    }
  };
}

const sizeOf = ({ series, stacked }: Chart) => (stacked ? 1 : series.length);

function heightOf(chart: Chart): number {
  const legend = chart.series.length > 1 ? 26 * Math.ceil(chart.series.length / 4) : 0;
  if (chart.lie === 'columns') return 240 + legend;
  return 50 + legend + chart.categories.length * (BAR * sizeOf(chart) + 12);
}

function optionOf(chart: Chart): EChartsOption {
  const { categories, series, stacked, lie } = chart;
  const names = lie === 'rows' ? categories.map((name) => wrapped(name)) : [...categories];
  const label = { fontSize: FONT.size, color: '#1f2328' };
  const category = {
    type: 'category' as const,
    data: names.map(printable),
    // The first row of the table is the uppermost bar.
    inverse: lie === 'rows',
    axisLabel: { ...label, interval: 0 },
    axisTick: { show: false },
  };
  const value = { type: 'value' as const, axisLabel: label, minInterval: stepOf(chart) };
  return {
    animation: false,
    color: COLORS,
    textStyle: { fontFamily: FONT.family, fontSize: FONT.size },
    aria: { enabled: true, decal: { show: series.length > 1 } },
    grid: {
      left: 8,
      right: 40,
      top: 16,
      bottom: series.length > 1 ? 26 * Math.ceil(series.length / 4) + 14 : 10,
      containLabel: true,
    },
    ...(series.length > 1 && { legend: { bottom: 0, textStyle: label, itemWidth: 20 } }),
    ...(lie === 'rows' ? { yAxis: category, xAxis: value } : { xAxis: category, yAxis: value }),
    series: series.map(({ name, values }) => ({
      type: 'bar' as const,
      name: printable(name),
      data: values.map((one) => one ?? '-'),
      barMaxWidth: BAR,
      itemStyle: { borderColor: '#1f2328', borderWidth: 0.5 },
      ...(stacked
        ? { stack: 'all' }
        : { label: { show: true, position: lie === 'rows' ? 'right' : 'top', ...label } }),
    })),
  };
}

/** Things are counted in whole numbers; shares lie between 0 and 1. */
function stepOf({ series }: Chart): number {
  return series.every(({ values }) => values.every((one) => one === null || Number.isInteger(one))) ? 1 : 0;
}

/** A long name on several lines: a phone has little room beside the bars. */
function wrapped(name: string): string {
  return name.match(/.{1,9}/gu)?.join('\n') ?? name;
}

const entities = (text: string) =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Drops what only a mouse needs, and names things by their place on the page instead of by a running number. */
function tidy(svg: string, { title }: Chart, index: number): string {
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/gu, '')
    .replaceAll(/ (?:class="zr[^"]*"|ecmeta_\w+="[^"]*"|pointer-events="visible")/gu, '')
    .replaceAll(/zr\d+-/gu, `c${index}-`)
    .replace('<svg ', `<svg role="img" aria-label="${entities(title)}" `);
}
