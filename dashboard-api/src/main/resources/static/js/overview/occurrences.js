// The latest exceptions and returns, as the stream tells them.

import { byId, replace } from '../dom.js';
import { occurrenceColumns } from '../parcels/columns.js';
import { table } from '../parcels/table.js';

const FEW = 6;

let latest = [];

export function showOccurrence(occurrence) {
  if (latest.some(({ numero }) => numero === occurrence.numero)) return; // told again after a break
  latest = [...latest, occurrence].sort((one, other) => other.numero - one.numero).slice(0, FEW);
  replace(byId('ocorrencias').querySelector('.body'), table('Últimas exceções e devoluções', occurrenceColumns, latest));
}
