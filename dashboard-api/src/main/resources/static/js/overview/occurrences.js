// The latest exceptions and returns, as the stream tells them.

import { byId, showEach } from '../dom.js';
import { occurrenceColumns } from '../parcels/columns.js';
import { table, tableRow } from '../parcels/table.js';

const FEW = 6;

let latest = [];

export function showOccurrence(occurrence) {
  if (latest.some(({ numero }) => numero === occurrence.numero)) return; // told again after a break
  latest = [...latest, occurrence].sort((one, other) => other.numero - one.numero).slice(0, FEW);
  const body = byId('ocorrencias').querySelector('.body');
  if (body.querySelector('table') === null) body.replaceChildren(table('Últimas exceções e devoluções', occurrenceColumns, []));
  showEach(body.querySelector('tbody'), latest, { key: ({ numero }) => String(numero), make: (one) => tableRow(occurrenceColumns, one) });
}
