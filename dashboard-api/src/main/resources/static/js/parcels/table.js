// A table from columns: {name, cell(row), number, id, wide, sorted}. `wide` ones leave when there is little room.

import { el } from '../dom.js';

export function table(caption, columns, rows) {
  return el('table', {},
    el('caption', { class: 'unseen' }, caption),
    el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col', class: classes(column), 'aria-sort': column.sorted ? 'descending' : null }, column.name)))),
    el('tbody', {}, rows.map((row) => tableRow(columns, row))));
}

export function tableRow(columns, row) {
  return el('tr', {}, columns.map((column, i) =>
    (i === 0 ? el('th', { scope: 'row', class: classes(column) }, column.cell(row)) : el('td', { class: classes(column) }, column.cell(row)))));
}

function classes({ number, id, wide, sorted }) {
  const names = [id && 'id', number && 'number', wide && 'wide', sorted && 'sorted'].filter(Boolean);
  return names.length > 0 ? names.join(' ') : null;
}
