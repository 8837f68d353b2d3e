// What the lists show of a parcel and of a route.

import { el } from '../dom.js';
import { count, duration, moment, momentExactly, share } from '../format.js';
import { statusLabel } from '../phases.js';
import { hashOf } from '../router.js';

export const when = (text) => el('time', { datetime: text, title: momentExactly(text) }, moment(text));

const parcel = {
  name: 'Pacote',
  id: true,
  cell: ({ id_pacote: id, status_rastreamento: status, fase, origem, destino }) => [
    el('a', { href: hashOf(`pacotes/${id}`) }, id),
    el('small', { class: 'narrow' }, statusLabel(status, fase)),
    el('small', { class: 'narrow' }, `${origem} → ${destino}`),
  ],
};
const status = { name: 'Status', wide: true, cell: ({ status_rastreamento: text, fase }) => statusLabel(text, fase) };
const routeOf = { name: 'Rota', wide: true, cell: ({ origem, destino }) => el('a', { href: hashOf('pacotes', { origem, destino }) }, origem, arrow(), destino) };
const last = { name: 'Último evento', number: true, cell: (row) => when(row.data_ultimo_evento) };

export const parcelColumns = [
  parcel,
  status,
  routeOf,
  { name: 'Primeiro evento', number: true, wide: true, cell: (row) => when(row.data_primeiro_evento) },
  last,
  { name: 'Entregue em', number: true, wide: true, cell: (row) => took(row.tempo_entrega) },
];

const silence = { name: 'Sem evento há', number: true, cell: ({ parado_ha: time }) => el('span', { title: time.texto }, duration(time.segundos)) };

export const stalledColumns = [parcel, status, routeOf, silence];
export const stalledListColumns = [parcel, status, routeOf, { ...last, wide: true }, silence];

export const occurrenceColumns = [parcel, status, routeOf, { name: 'Quando', number: true, cell: (row) => when(row.data_evento) }];

// The measure by which they are sorted is marked.
export function routeColumns(order) {
  return [
    {
      name: 'Rota',
      cell: ({ origem, destino }) => el('a', { href: hashOf('pacotes', { origem, destino }) }, origem, arrow(), destino),
    },
    { name: 'Pacotes', number: true, sorted: order === 'volume', wide: order !== 'volume', cell: (row) => count(row.total_pacotes) },
    { name: 'Entregas', number: true, wide: true, cell: (row) => count(row.pacotes_entregues) },
    { name: '50% em até', number: true, sorted: order === 'p50', wide: order !== 'p50', cell: (row) => took(row.p50) },
    { name: '90% em até', number: true, sorted: order === 'p90', wide: order !== 'p90', cell: (row) => took(row.p90) },
    { name: 'Com exceção', number: true, sorted: order === 'excecoes', wide: order !== 'excecoes', cell: withException },
    { name: 'Taxa', number: true, wide: order !== 'excecoes', cell: (row) => share(row.taxa_excecao) },
  ];
}

function withException({ origem, destino, pacotes_com_excecao: parcels }) {
  return parcels === 0 ? count(0) : el('a', { href: hashOf('pacotes', { origem, destino, com_excecao: true }) }, count(parcels));
}

export const took = (time) => (time === null ? '–' : el('span', { title: time.texto }, duration(time.segundos)));

const arrow = () => el('span', { class: 'arrow' }, ' → ');
