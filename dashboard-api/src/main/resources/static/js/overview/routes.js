// The routes that are worst by some measure, with how many parcels that rests on.

import { address } from '../api.js';
import { Card } from '../card.js';
import { byId, el, say } from '../dom.js';
import { count, counted } from '../format.js';
import { routeColumns } from '../parcels/columns.js';
import { table } from '../parcels/table.js';
import { hashOf } from '../router.js';
import { choice } from './choice.js';

const FEW = 9;

let order = 'p90';

export const routes = new Card('rotas', () => address('/rotas', { ordem: order, limite: FEW }), show);
choice(byId('ordem'), (value) => {
  order = value;
  routes.refresh();
});

function show({ rotas, total_rotas: total }) {
  say(byId('total-rotas'), counted(total, 'rota'));
  if (rotas.length === 0) return [el('p', { class: 'none' }, 'Nenhuma rota ainda.')];
  return [
    table('Rotas', routeColumns(order), rotas),
    el('p', { class: 'more' }, el('a', { href: hashOf('rotas', { ordem: order }) }, total === 1 ? 'Ver a única rota' : `Todas as ${count(total)} rotas`)),
  ];
}
