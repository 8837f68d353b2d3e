// What is odd about the events that came in.

import { address } from '../api.js';
import { Card } from '../card.js';
import { el } from '../dom.js';
import { count } from '../format.js';

const FIGURES = [
  ['eventos_repetidos', 'Eventos repetidos', 'já conhecidos: contados uma vez só'],
  ['eventos_atrasados', 'Eventos atrasados', 'chegaram depois de um mais recente do mesmo pacote'],
  ['eventos_adiantados', 'Eventos adiantados', 'com data no futuro quando chegaram'],
  ['eventos_desconhecidos', 'Status desconhecidos', 'eventos com status fora do catálogo'],
  ['pacotes_divergentes', 'Pacotes divergentes', 'com outra origem ou outro destino no meio do caminho'],
];

export const quality = new Card('qualidade', () => address('/qualidade'), show);

function show(figures) {
  return [el('dl', { class: 'quality' }, FIGURES.map(([field, name, meaning]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, count(figures[field])), el('dd', { class: 'meaning' }, meaning))))];
}
