// Whether what the page shows is what the database holds, in words: above all when it is not.

import { byId, say } from './dom.js';
import { age, momentExactly, time } from './format.js';

let updatedAt = null; // ms, by the service's clock
let ahead = 0; // service's clock minus ours, ms
let lostSince = null;

export const serverNow = () => Date.now() + ahead;

// It tells whole seconds: a smaller difference means nothing, and would make the age jump to and fro.
export function setClock(date) {
  if (date !== null && Math.abs(date - serverNow()) > 2_000) ahead = date - Date.now();
}

export function connecting() {
  show('conectando', 'Conectando…');
}

export function live() {
  lostSince = null;
  delete byId('painel').dataset.desatualizado;
  show('ao-vivo', 'Ao vivo');
  showAge();
}

// `since` is a moment of the service's, if it knows better.
export function lost(reason, since = null) {
  lostSince ??= since ?? new Date(serverNow());
  const known = updatedAt !== null;
  if (known) byId('painel').dataset.desatualizado = '';
  const old = known ? ' Os números abaixo são os últimos recebidos.' : '';
  show('perdida', `${reason.replace(/ no momento\.?$|\.$/, '')} desde ${time(lostSince)}.${old} Tentando de novo…`);
}

export function denied(wrong) {
  show('perdida', wrong ? 'O token não é válido' : 'Falta o token de acesso');
}

export function updated(moment) {
  updatedAt = Date.parse(moment);
  showAge();
}

function show(state, text) {
  const connection = byId('conexao');
  connection.dataset.estado = state;
  say(connection, text);
}

function showAge() {
  if (updatedAt === null) return;
  const element = byId('atualizado');
  say(element, age(Math.max(0, Math.round((serverNow() - updatedAt) / 1_000))));
  element.dateTime = new Date(updatedAt).toISOString();
  element.title = momentExactly(updatedAt);
  byId('idade').hidden = false;
}

setInterval(showAge, 1_000);
