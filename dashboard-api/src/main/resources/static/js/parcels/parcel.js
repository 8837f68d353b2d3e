// One parcel and its way so far, newest first.

import { address, get, parse, reason } from '../api.js';
import { serverNow } from '../connection.js';
import { byId, el, say } from '../dom.js';
import { counted, duration, moment } from '../format.js';
import { phaseClass, phaseName, statusLabel } from '../phases.js';
import { hashOf } from '../router.js';
import { took, when } from './columns.js';

let shownId = null;
let shownText = null;

export const parcelTitle = ({ id }) => `Pacote ${id}`;

export async function openParcel({ id }) {
  shownId = id;
  shownText = null;
  say(byId('titulo-detalhe'), `Pacote ${id}`);
  body().replaceChildren(el('p', { class: 'waiting' }, 'Carregando…'));
  await refreshParcel();
}

export async function refreshParcel() {
  const id = shownId;
  try {
    const { text } = await get(address(`/pacotes/${encodeURIComponent(id)}`));
    if (id !== shownId || text === shownText) return;
    shownText = text;
    body().replaceChildren(...nodes(parse(text)));
  } catch (failure) {
    if (id !== shownId || failure.status === 401) return;
    if (shownText === null) body().replaceChildren(...trouble(failure));
  }
}

const body = () => byId('detalhe').querySelector('.body');

function nodes(parcel) {
  const silent = Math.max(0, (serverNow() - Date.parse(parcel.data_ultimo_evento)) / 1_000);
  return [
    el('p', { class: `now ${phaseClass(parcel.fase)}` }, statusLabel(parcel.status_rastreamento, parcel.fase), el('span', { class: 'phase' }, `Fase: ${phaseName(parcel.fase)}`)),
    el('dl', { class: 'facts' },
      fact('Rota', el('a', { href: hashOf('pacotes', { origem: parcel.origem, destino: parcel.destino }) }, `${parcel.origem} → ${parcel.destino}`)),
      fact('Primeiro evento', when(parcel.data_primeiro_evento)),
      fact('Último evento', when(parcel.data_ultimo_evento)),
      parcel.data_entrega === null ? fact('Sem evento há', duration(silent)) : fact('Entregue em', took(parcel.tempo_entrega))),
    el('h3', {}, `Linha do tempo: ${counted(parcel.eventos.length, 'evento')}`),
    el('ol', { class: 'timeline', reversed: true }, parcel.eventos.map((event, i) => step(event, parcel.eventos[i - 1])).reverse()),
  ];
}

function fact(name, value) {
  return el('div', {}, el('dt', {}, name), el('dd', {}, value));
}

function step(event, before) {
  const since = before === undefined ? null : (Date.parse(event.data_evento) - Date.parse(before.data_evento)) / 1_000;
  return el('li', { class: phaseClass(event.fase) },
    el('time', { datetime: event.data_evento }, moment(event.data_evento)),
    el('span', { class: 'what' }, event.status_rastreamento, el('span', { class: 'unseen' }, `, fase ${phaseName(event.fase)}`)),
    since === null ? null : el('span', { class: 'since' }, since === 0 ? 'no mesmo instante' : `${duration(since)} depois`));
}

function trouble(failure) {
  const unknown = failure.status === 404;
  return [
    el('p', { class: 'none', role: 'alert' }, el('b', {}, unknown ? 'Pacote não encontrado. ' : ''), `${reason(failure)}.`),
    unknown ? el('p', { class: 'hint' }, 'Confira o número. Se estiver certo, o pacote aparece aqui assim que o primeiro evento dele chegar.') : null,
  ].filter(Boolean);
}
