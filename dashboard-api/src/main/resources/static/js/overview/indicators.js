// What the stream tells: the totals, and the parcels by phase and by status.

import { byId, el, replace, say, withVariables } from '../dom.js';
import { count, share } from '../format.js';
import { PHASES, phaseClass, phaseDot, phaseName, statusLabel } from '../phases.js';
import { hashOf } from '../router.js';

const FEW = 9;

let newest = null;
let all = false;

export function indicators() {
  return newest;
}

export function showIndicators(figures) {
  newest = figures;
  const { total_pacotes: parcels, pacotes_entregues: delivered } = figures;
  const phases = byPhase(figures);
  say(byId('total-pacotes'), count(parcels));
  say(byId('total-eventos'), count(figures.total_eventos));
  say(byId('em-transito'), count(phases.EM_TRANSITO));
  say(byId('parte-em-transito'), `${share(phases.EM_TRANSITO, parcels)} do total`);
  say(byId('pacotes-entregues'), count(delivered));
  say(byId('parte-entregue'), `${share(delivered, parcels)} do total`);
  say(byId('em-excecao'), count(phases.EXCECAO));
  byId('em-excecao').classList.toggle('alert', phases.EXCECAO > 0);
  say(byId('com-excecao'), `${count(figures.pacotes_com_excecao)} já tiveram · ${share(figures.taxa_excecao)}`);
  byId('vazio').hidden = parcels > 0;
  byId('painel').classList.toggle('empty', parcels === 0);
  showPhases(phases, parcels);
  showStatuses();
  byId('painel').setAttribute('aria-busy', 'false');
}

export function byPhase({ pacotes_por_status: statuses }) {
  const totals = Object.fromEntries(PHASES.map((phase) => [phase, 0]));
  for (const { fase, total_pacotes: total } of statuses) totals[fase] = (totals[fase] ?? 0) + total;
  return totals;
}

// The delivered are most of all parcels: bars on their scale would show nothing of the others, which need attention.
function showPhases(phases, parcels) {
  const largest = Math.max(1, ...PHASES.filter((phase) => phase !== 'ENTREGUE').map((phase) => phases[phase]));
  replace(byId('barra-fases'), ...PHASES.filter((phase) => phases[phase] > 0)
    .map((phase) => withVariables(el('span', { class: phaseClass(phase) }), { part: phases[phase] / parcels })));
  replace(byId('por-fase').tBodies[0], ...PHASES.map((phase) => el('tr', { class: `${phaseClass(phase)}${phases[phase] === 0 ? ' zero' : ''}` },
    el('th', { scope: 'row' }, el('a', { href: hashOf('pacotes', { fase: phase }) }, phaseDot(phase), phaseName(phase))),
    el('td', { class: 'bar', 'aria-hidden': 'true' }, phase === 'ENTREGUE' ? null : withVariables(el('span'), { part: phases[phase] / largest })),
    el('td', { class: 'number' }, count(phases[phase])),
    el('td', { class: 'number share' }, share(phases[phase], parcels)))));
}

function showStatuses() {
  const { pacotes_por_status: statuses, total_pacotes: parcels } = newest;
  replace(byId('por-status').tBodies[0], ...(all ? statuses : statuses.slice(0, FEW)).map(({ status_rastreamento: status, fase, total_pacotes: total }) => el('tr', {},
    el('th', { scope: 'row' }, el('a', { href: hashOf('pacotes', { status }) }, statusLabel(status, fase), el('span', { class: 'unseen' }, `, fase ${phaseName(fase)}`))),
    el('td', { class: 'number' }, count(total)),
    el('td', { class: 'number share' }, share(total, parcels)))));
  const more = byId('todos-status');
  more.hidden = statuses.length <= FEW;
  more.setAttribute('aria-expanded', all);
  say(more, all ? 'Mostrar menos' : `Mostrar todos os ${statuses.length} status`);
}

byId('todos-status').addEventListener('click', () => {
  all = !all;
  showStatuses();
});
