// Shows what the address asks for: the overview, a list, or a parcel.

import { byId } from './dom.js';
import { listTitle, openList } from './parcels/list.js';
import { openParcel, parcelTitle } from './parcels/parcel.js';
import { route } from './router.js';

const NAME = 'Rastreamento de pacotes';
const OVERVIEW = { element: 'visao', title: () => null, open: () => {} };
const LIST = { element: 'lista', title: listTitle, open: openList };
const VIEWS = {
  visao: OVERVIEW,
  pacotes: LIST,
  parados: LIST,
  rotas: LIST,
  pacote: { element: 'detalhe', title: parcelTitle, open: openParcel },
};

let left = { scroll: 0, focus: null }; // where the reader was on the overview

export const currentView = () => route(location.hash).view;

// `moved`: the reader came from elsewhere on the page, and is taken to the new heading.
export function showView(moved) {
  const wanted = route(location.hash);
  const { element, title, open } = VIEWS[wanted.view];
  for (const id of ['visao', 'lista', 'detalhe']) byId(id).hidden = id !== element;
  const name = title(wanted);
  document.title = name === null ? NAME : `${name} – ${NAME}`;
  open(wanted);
  if (!moved) return;
  if (wanted.view === 'visao') {
    scrollTo(0, left.scroll);
    back(left.focus)?.focus({ preventScroll: true });
  } else {
    scrollTo(0, 0);
    byId(element).querySelector('h2').focus({ preventScroll: true });
  }
}

// The link may have been made anew meanwhile.
function back(link) {
  if (link === null || link.isConnected) return link;
  return byId('visao').querySelector(`[href="${CSS.escape(link.getAttribute('href'))}"]`);
}

byId('visao').addEventListener('click', ({ target }) => {
  const link = target.closest('a[href]');
  if (link !== null) left = { scroll: scrollY, focus: link };
});
// Its address, which works without JavaScript, would be taken for the overview's.
byId('pular').addEventListener('click', (event) => {
  event.preventDefault();
  byId('painel').focus();
});
addEventListener('hashchange', () => showView(true));
