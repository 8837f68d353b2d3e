// Parcels from which nothing was heard for too long, longest silence first.

import { address } from '../api.js';
import { Card } from '../card.js';
import { byId, el } from '../dom.js';
import { count, plural } from '../format.js';
import { stalledColumns } from '../parcels/columns.js';
import { table } from '../parcels/table.js';
import { hashOf } from '../router.js';
import { choice } from './choice.js';

const FEW = 9;
const RULES = { dias: { dias: 5 }, rota: { criterio: 'rota' } };

let rule = 'dias';

export const stalled = new Card('parados', () => address('/pacotes/parados', { ...RULES[rule], limite: FEW }), show);
choice(byId('criterio'), (value) => {
  rule = value;
  stalled.refresh();
});

function show({ pacotes, total, total_exato: exact }) {
  const said = rule === 'dias' ? 'sem evento há mais de 5 dias' : 'em silêncio por mais tempo que 95% das entregas da sua rota';
  if (pacotes.length === 0) return [el('p', { class: 'none' }, `Nenhum pacote ${said}.`)];
  const many = exact ? count(total) : `mais de ${count(total)}`;
  return [
    el('p', { class: 'readout' }, el('a', { href: hashOf('parados', RULES[rule]) }, el('b', {}, many)), ` ${plural(total, 'pacote')} ${said}`),
    table('Pacotes parados', stalledColumns, pacotes),
  ];
}
