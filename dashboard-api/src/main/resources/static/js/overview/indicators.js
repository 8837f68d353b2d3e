// What the stream tells: the totals, and the parcels by phase and by status.

import { byId, el, say, showEach, withVariables } from '../dom.js';
import { count, share } from '../format.js';
import { PHASES, phaseClass, phaseDot, phaseName, statusLabel } from '../phases.js';
import { hashOf } from '../router.js';

const FEW = 9;

let newest = null;
let all = false;

export function showIndicators(figures) {
  newest = figures;
  const { total_pacotes: parcels, pacotes_com_excecao: withException } = figures;
  const phases = byPhase(figures);
  say(byId('total-pacotes'), count(parcels));
  say(byId('total-eventos'), count(figures.total_eventos));
  say(byId('em-transito'), count(phases.EM_TRANSITO));
  say(byId('parte-em-transito'), `${share(phases.EM_TRANSITO, parcels)} do total`);
  say(byId('pacotes-entregues'), count(phases.ENTREGUE));
  say(byId('parte-entregue'), `${share(phases.ENTREGUE, parcels)} do total`);
  say(byId('em-excecao'), count(phases.EXCECAO));
  byId('em-excecao').classList.toggle('alert', phases.EXCECAO > 0);
  say(byId('com-excecao'), `${count(withException)} já ${withException === 1 ? 'teve' : 'tiveram'} · ${share(figures.taxa_excecao)}`);
  byId('vazio').hidden = parcels > 0;
  byId('painel').classList.toggle('empty', parcels === 0);
  showPhases(phases, parcels);
  showStatuses();
  byId('painel').setAttribute('aria-busy', 'false');
}

function byPhase({ pacotes_por_status: statuses }) {
  const totals = Object.fromEntries(PHASES.map((phase) => [phase, 0]));
  for (const { fase, total_pacotes: total } of statuses) totals[fase] = (totals[fase] ?? 0) + total;
  return totals;
}

// The delivered are most of all parcels: bars on their scale would show nothing of the others, which need attention.
function showPhases(phases, parcels) {
  const largest = Math.max(1, ...PHASES.filter((phase) => phase !== 'ENTREGUE').map((phase) => phases[phase]));
  showEach(byId('barra-fases'), PHASES.filter((phase) => phases[phase] > 0), {
    key: (phase) => phase,
    make: (phase) => el('span', { class: phaseClass(phase) }),
    update: (part, phase) => withVariables(part, { part: phases[phase] / parcels }),
  });
  showEach(byId('por-fase').tBodies[0], PHASES, {
    key: (phase) => phase,
    make: phaseRow,
    update: (row, phase) => {
      row.classList.toggle('zero', phases[phase] === 0);
      const bar = row.querySelector('.bar span');
      if (bar !== null) withVariables(bar, { part: phases[phase] / largest });
      showNumbers(row, phases[phase], parcels);
    },
  });
}

function phaseRow(phase) {
  return el('tr', { class: phaseClass(phase) },
    el('th', { scope: 'row' }, el('a', { href: hashOf('pacotes', { fase: phase }) }, phaseDot(phase), phaseName(phase))),
    el('td', { class: 'bar', 'aria-hidden': 'true' }, phase === 'ENTREGUE' ? null : el('span')),
    ...numbers());
}

function showStatuses() {
  const { pacotes_por_status: statuses, total_pacotes: parcels } = newest;
  showEach(byId('por-status').tBodies[0], all ? statuses : statuses.slice(0, FEW), {
    key: ({ status_rastreamento: status, fase }) => `${fase} ${status}`,
    make: statusRow,
    update: (row, { total_pacotes: total }) => showNumbers(row, total, parcels),
  });
  const more = byId('todos-status');
  more.hidden = statuses.length <= FEW;
  more.setAttribute('aria-expanded', all);
  say(more, all ? 'Mostrar menos' : `Mostrar todos os ${statuses.length} status`);
}

function statusRow({ status_rastreamento: status, fase }) {
  return el('tr', {},
    el('th', { scope: 'row' }, el('a', { href: hashOf('pacotes', { status }) }, statusLabel(status, fase), el('span', { class: 'unseen' }, `, fase ${phaseName(fase)}`))),
    ...numbers());
}

// The cells at the end of a row: how many parcels, and how many of all.
const numbers = () => [el('td', { class: 'number' }), el('td', { class: 'number share' })];

function showNumbers(row, total, parcels) {
  const [number, part] = row.querySelectorAll('.number');
  say(number, count(total));
  say(part, share(total, parcels));
}

byId('todos-status').addEventListener('click', () => {
  all = !all;
  showStatuses();
});
