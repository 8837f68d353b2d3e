// Addresses within the page, after the #: they can be sent to others, and the back button works.
//   #/                                      overview
//   #/pacotes?fase=…&status=…&origem=…&destino=…&com_excecao=…    parcels
//   #/pacotes/123                           one parcel
//   #/parados?dias=5, #/parados?criterio=rota       stalled parcels
//   #/rotas?ordem=p90                       routes

export function hashOf(path, parameters = {}) {
  const query = new URLSearchParams(parameters);
  return `#/${path}${query.size > 0 ? `?${query}` : ''}`;
}

// {view, id, parameters}; an address that is none of ours is the overview.
export function route(hash) {
  const [, path, query] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash);
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const [view, id, ...rest] = path.split('/');
  if (view === 'pacotes' && id !== undefined && rest.length === 0) return { view: 'pacote', id: decoded(id), parameters };
  if (['pacotes', 'parados', 'rotas'].includes(view) && id === undefined) return { view, parameters };
  return { view: 'visao', parameters };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
