// Charts that stretch with their place: the drawing in SVG without a size of its own, the words in HTML around it.

import { el, svg, withVariables } from './dom.js';
import { phaseClass } from './phases.js';

const TICKS = 4;

// The smallest round number that a scale of whole quarters can end with, not below `max`.
export function roundMaximum(max, steps = [1, 2, 3, 4, 5, 6, 8, 10]) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(max, TICKS) / TICKS));
  return TICKS * unit * steps.find((step) => TICKS * unit * step >= max);
}

// A plot with its scales. `labels`: {at: 0..1, text, place} along the bottom; place is a class: minor, middle or last.
export function plot({ maximum, scale, labels, summary, drawing }) {
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => i / TICKS);
  const grid = ticks.map((tick) => svg('line', { class: tick === 0 ? 'base' : 'grid', x1: '0', x2: '100%', y1: percent(1 - tick), y2: percent(1 - tick) }));
  const picture = svg('svg', { class: 'picture', role: 'img', 'aria-label': summary }, ...grid, drawing);
  return el('div', { class: 'plot' },
    el('div', { class: 'scale', 'aria-hidden': 'true' }, ticks.map((tick) => withVariables(el('span', {}, scale(tick * maximum)), { at: percent(tick) }))),
    picture,
    el('div', { class: 'labels', 'aria-hidden': 'true' }, labels.map(({ at, text, place }) => withVariables(el('span', { class: place }, text), { at: percent(at) }))));
}

// One column a point, its parts on top of each other. `points`: [{parts: [{phase, total}]}].
export function columns(points, maximum) {
  return svg('svg', { viewBox: `0 0 ${points.length} ${maximum}`, preserveAspectRatio: 'none' }, points.map((point, i) => {
    let top = maximum;
    return svg('g', { class: 'column' },
      svg('rect', { class: 'hover', x: i, y: 0, width: 1, height: maximum }),
      point.parts.map(({ phase, total }) => {
        top -= total;
        return svg('rect', { class: phaseClass(phase), x: i + 0.09, y: top, width: 0.82, height: total });
      }));
  }));
}

// Lines over the same points; null is a gap. `lines`: [{name, values}].
export function lines(series, length, maximum) {
  return svg('svg', { viewBox: `0 0 ${length} ${maximum}`, preserveAspectRatio: 'none' },
    Array.from({ length }, (_, i) => svg('rect', { class: 'hover', x: i, y: 0, width: 1, height: maximum })),
    series.map(({ name, values }) => svg('path', { class: `line ${name}`, d: path(values, maximum) })));
}

// Tells which point the pointer is over, and null when it leaves.
export function onPoint(plotted, length, listener) {
  const picture = plotted.querySelector('.picture');
  picture.addEventListener('pointermove', (event) => {
    const { left, width } = picture.getBoundingClientRect();
    listener(Math.min(length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * length))));
  });
  picture.addEventListener('pointerleave', () => listener(null));
}

// The same figures as a table, for who cannot see the picture or wants the numbers.
export function asTable(caption, heads, rows) {
  return el('details', { class: 'numbers' },
    el('summary', {}, 'Ver em tabela'),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
      el('table', {},
        el('caption', { class: 'unseen' }, caption),
        el('thead', {}, el('tr', {}, heads.map((head, i) => el('th', { scope: 'col', class: i > 0 && 'number' }, head)))),
        el('tbody', {}, rows.map((row) => el('tr', {}, row.map((cell, i) => (i === 0 ? el('th', { scope: 'row' }, cell) : el('td', { class: 'number' }, cell)))))))));
}

function path(values, maximum) {
  let pen = 'M';
  return values.map((value, i) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    // a point between two gaps would be a line of no length
    const single = pen === 'M' && (values[i + 1] ?? null) === null ? 'm-0.3 0h0.6' : '';
    const step = `${pen}${i + 0.5} ${maximum - value}${single}`;
    pen = 'L';
    return step;
  }).join('');
}

const percent = (part) => `${100 * part}%`;
