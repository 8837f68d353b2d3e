// The page: follows the stream, and asks for the other figures again when it tells of a change.

import { access, address, keepToken, parse } from './js/api.js';
import { connecting, denied, live, lost, setClock, updated } from './js/connection.js';
import { byId } from './js/dom.js';
import { deliveryTimes, deliveryTrend } from './js/overview/deliverytimes.js';
import { events } from './js/overview/events.js';
import { showIndicators } from './js/overview/indicators.js';
import { showOccurrence } from './js/overview/occurrences.js';
import { quality } from './js/overview/quality.js';
import { routes } from './js/overview/routes.js';
import { stalled } from './js/overview/stalled.js';
import { throughput } from './js/overview/throughput.js';
import { refreshParcel } from './js/parcels/parcel.js';
import './js/search.js';
import { follow } from './js/stream.js';
import { atMostEach } from './js/throttle.js';
import { currentView, showView } from './js/views.js';

const AT_MOST_EACH_MS = 5_000;
const WITHOUT_CHANGE_MS = 60_000; // hours pass and parcels stall though nothing comes in
const CARDS = [throughput, events, stalled, deliveryTimes, deliveryTrend, routes, quality];

let following = null;

const refresh = atMostEach(AT_MOST_EACH_MS, async () => {
  if (following === null) return;
  if (currentView() === 'visao') await Promise.all(CARDS.map((card) => card.refresh()));
  else if (currentView() === 'pacote') await refreshParcel();
});

function start() {
  stop();
  connecting();
  following = new AbortController();
  follow(address('/stream'), following.signal, { opened: setClock, told, lost: (failure) => {
    if (failure.status !== 401) lost(failure.message);
  } });
}

function stop() {
  following?.abort();
  following = null;
}

function told(name, data) {
  if (name === 'indicadores') {
    const figures = parse(data);
    showIndicators(figures);
    updated(figures.atualizado_em);
    refresh();
  } else if (name === 'ocorrencia') {
    showOccurrence(parse(data));
  } else if (name === 'situacao') {
    const { situacao, motivo, desde } = JSON.parse(data);
    if (situacao === 'atual') {
      live();
      refresh();
    } else {
      lost(motivo, new Date(desde));
    }
  }
}

access.addEventListener('denied', ({ detail }) => {
  if (!byId('acesso').hidden) return; // several answers say the same
  stop();
  denied(detail.wrong);
  byId('painel').dataset.acesso = 'falta';
  byId('acesso').hidden = false;
  byId('token').focus();
});

byId('acesso').addEventListener('submit', (event) => {
  event.preventDefault();
  keepToken(byId('token').value.trim());
  byId('token').value = '';
  byId('acesso').hidden = true;
  delete byId('painel').dataset.acesso;
  start();
  showView(false);
});

// A page that nobody sees asks for nothing.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) stop();
  else if (byId('acesso').hidden) start();
});
addEventListener('hashchange', () => {
  if (currentView() === 'visao') refresh();
});
setInterval(refresh, WITHOUT_CHANGE_MS);
showView(false);
start();
