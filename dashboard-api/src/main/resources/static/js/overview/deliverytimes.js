// How long deliveries take: now, and by day of delivery.

import { address } from '../api.js';
import { Card } from '../card.js';
import { asTable, lines, onPoint, plot, roundMaximum } from '../charts.js';
import { el } from '../dom.js';
import { count, decimal, duration, parcels, plural, share, utcDate } from '../format.js';

const DAY = 86_400;
const HOUR = 3_600;
const NAMES = { p50: 'Metade em até', p90: '90% em até', p95: '95% em até' };

let pointed = null; // the day under the pointer, which stays there when the chart is drawn anew

export const deliveryTimes = new Card('tempos', () => address('/tempos-entrega'), showTimes);
export const deliveryTrend = new Card('tendencia', () => address('/series/tempos-entrega'), showTrend);

function showTimes(times) {
  const error = share(times.erro_maximo_percentis).replace(',0', '');
  return [
    el('dl', { class: 'percentiles' },
      figure('Tempo médio', times.tempo_medio_entrega?.texto ?? '–', { id: 'tempo-medio' }),
      ...Object.entries(NAMES).map(([field, name]) => figure(name, times[field] === null ? '–' : duration(times[field].segundos), { id: field, title: times[field]?.texto }, field))),
    el('p', { class: 'hint' }, times.pacotes_entregues === 0
      ? 'Nenhuma entrega ainda.'
      : `Do primeiro evento à entrega, ${parcels(times.pacotes_entregues)}; percentis com erro de até ${error}.`),
  ];
}

function figure(name, value, attributes, key) {
  return el('div', {}, el('dt', {}, key && el('span', { class: `key ${key}`, 'aria-hidden': 'true' }), name), el('dd', attributes, value));
}

function showTrend({ pontos: points }) {
  const seconds = (field) => points.map((point) => point[field]?.segundos ?? null);
  const most = Math.max(...seconds('p95').map((value) => value ?? 0));
  if (most <= 0) return [el('p', { class: 'none' }, 'Nenhuma entrega nos últimos 30 dias.')];
  const unit = most > 2 * DAY ? { seconds: DAY, name: 'd' } : { seconds: HOUR, name: 'h' };
  const maximum = roundMaximum(most / unit.seconds) * unit.seconds;
  const readout = el('p', { class: 'readout' });
  const last = points.findLastIndex((point) => point.pacotes_entregues > 0);
  const tell = (i) => {
    pointed = i;
    readout.replaceChildren(...told(points[i ?? last]));
  };
  const plotted = plot({
    maximum,
    scale: (value) => (value === 0 ? '0' : `${decimal(value / unit.seconds)} ${unit.name}`),
    labels: points.flatMap(({ dia }, i) => ((points.length - 1 - i) % 7 === 0 ? [{ at: (i + 0.5) / points.length, text: utcDate(dia), place: i === points.length - 1 ? 'last' : 'middle' }] : [])),
    summary: `Tempo de entrega por dia, nos últimos ${points.length} dias: no dia ${utcDate(points[last].dia)}, metade em até ${duration(points[last].p50.segundos)} e 90% em até ${duration(points[last].p90.segundos)}.`,
    drawing: lines([{ name: 'p95', values: seconds('p95') }, { name: 'p90', values: seconds('p90') }, { name: 'p50', values: seconds('p50') }], points.length, maximum),
  });
  onPoint(plotted, points.length, tell);
  tell(pointed);
  return [
    readout,
    plotted,
    asTable('Tempo de entrega por dia da entrega (UTC)', ['Dia', 'Entregas', 'Média', '50%', '90%', '95%'], points.toReversed().map((point) => [
      utcDate(point.dia),
      count(point.pacotes_entregues),
      ...['tempo_medio_entrega', 'p50', 'p90', 'p95'].map((field) => (point[field] === null ? '–' : duration(point[field].segundos))),
    ])),
  ];
}

function told(point) {
  if (point.pacotes_entregues === 0) return [`${utcDate(point.dia)}: nenhuma entrega`];
  return [`${utcDate(point.dia)}: `, el('b', {}, count(point.pacotes_entregues)), ` ${plural(point.pacotes_entregues, 'entrega')}, metade em até ${duration(point.p50.segundos)}, 90% em até ${duration(point.p90.segundos)}`];
}
