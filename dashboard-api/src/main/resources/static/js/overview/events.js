// Events of the last hours by phase: when the scans happened, in the viewer's local time.

import { address } from '../api.js';
import { Card } from '../card.js';
import { asTable, columns, onPoint, plot, roundMaximum } from '../charts.js';
import { serverNow } from '../connection.js';
import { byId, el } from '../dom.js';
import { brief, count, dayOfWeek, hourSpan, plural } from '../format.js';
import { PHASES, phaseDot, phaseName } from '../phases.js';
import { choice } from './choice.js';

const HOUR_MS = 3_600_000;

let hours = 24;
let pointed = null; // the column under the pointer, which stays there when the chart is drawn anew

export const events = new Card('eventos', path, show);
choice(byId('horas'), (value) => {
  hours = Number(value);
  pointed = null;
  events.refresh();
});

function path() {
  const end = (Math.floor(serverNow() / HOUR_MS) + 1) * HOUR_MS;
  return address('/series/eventos', { de: iso(end - hours * HOUR_MS), ate: iso(end), intervalo: 'hora' });
}

function show({ pontos }) {
  const points = pontos.map((point) => ({ start: new Date(point.inicio), total: point.total_eventos, parts: parts(point) }));
  const total = points.reduce((sum, point) => sum + point.total, 0);
  if (total === 0) return [el('p', { class: 'none' }, `Nenhum evento aconteceu nas últimas ${hours} horas.`)];
  const most = points.reduce((best, point) => (point.total > best.total ? point : best));
  const maximum = roundMaximum(most.total);
  const readout = el('p', { class: 'readout' });
  const tell = (i) => {
    pointed = points[i] === undefined ? null : i; // there were more of them, or the pointer left
    readout.replaceChildren(...(pointed === null ? resting(total, points) : told(points[pointed])));
  };
  const plotted = plot({
    maximum,
    scale: brief,
    labels: labels(points),
    summary: `Eventos por hora nas últimas ${hours} horas: ${count(total)} ao todo; mais na hora ${hourSpan(most.start)}, ${count(most.total)}.`,
    drawing: columns(points, maximum),
  });
  onPoint(plotted, points.length, tell);
  tell(pointed);
  const shown = PHASES.filter((phase) => points.some((point) => point.parts.some((part) => part.phase === phase)));
  return [
    readout,
    plotted,
    el('ul', { class: 'legend', 'aria-hidden': 'true' }, shown.map((phase) => el('li', {}, phaseDot(phase), phaseName(phase)))),
    asTable('Eventos por hora e fase', ['Hora', 'Eventos', ...shown.map(phaseName)], points.toReversed().map((point) => [
      hourSpan(point.start),
      count(point.total),
      ...shown.map((phase) => count(point.parts.find((part) => part.phase === phase)?.total ?? 0)),
    ])),
  ];
}

function parts({ por_status: statuses }) {
  const totals = Object.groupBy(statuses, ({ fase }) => fase);
  return PHASES.filter((phase) => totals[phase]).map((phase) => ({ phase, total: totals[phase].reduce((sum, status) => sum + status.total_eventos, 0) }));
}

function resting(total, points) {
  return [el('b', {}, count(total)), ` ${plural(total, 'evento')} em ${hours} h; nesta hora, até agora, ${count(points.at(-1).total)}`];
}

function told({ start, total, parts: of }) {
  const largest = of.toSorted((a, b) => b.total - a.total).slice(0, 3);
  return [`${hourSpan(start)}: `, el('b', {}, count(total)), largest.map(({ phase, total: n }) => ` · ${phaseName(phase)} ${count(n)}`).join('')];
}

// Each third hour, or sixth of 48, and the day at midnight.
function labels(points) {
  const step = hours === 24 ? 3 : 6;
  return points.flatMap(({ start }, i) => {
    const hour = start.getHours();
    if (hour % step !== 0) return [];
    return [{ at: i / points.length, text: hour === 0 ? dayOfWeek(start) : `${hour}h`, place: hour % (2 * step) === 0 ? null : 'minor' }];
  });
}

const iso = (ms) => new Date(ms).toISOString().replace('.000', '');
