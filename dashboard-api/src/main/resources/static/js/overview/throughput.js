// How many events are being stored, minute by minute.

import { address } from '../api.js';
import { Card } from '../card.js';
import { byId, svg, say } from '../dom.js';
import { count, decimal } from '../format.js';

export const throughput = new Card('vazao', () => address('/vazao'), show);

function show({ minutos, eventos_ultima_hora: lastHour, eventos_por_segundo: perSecond }) {
  say(byId('eventos-por-segundo'), decimal(perSecond));
  say(byId('eventos-por-minuto'), `${count(Math.round(perSecond * 60))} por minuto`);
  say(byId('eventos-ultima-hora'), `${count(lastHour)} na última hora`);
  const most = Math.max(1, ...minutos.map(({ eventos }) => eventos));
  // the current minute is incomplete: it would look like a drop
  const complete = minutos.slice(0, -1);
  return [svg('svg', { class: 'spark', viewBox: `0 0 ${complete.length} ${most}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `Eventos por minuto na última hora, no máximo ${count(most)}` },
    complete.map(({ eventos }, i) => svg('rect', { x: i + 0.1, y: most - eventos, width: 0.8, height: eventos })))];
}
