// The phases of a parcel's journey, in the order in which it goes through them.

import { el } from './dom.js';

const NAMES = {
  POSTADO: 'Postado',
  EM_TRANSITO: 'Em trânsito',
  SAIU_PARA_ENTREGA: 'Saiu para entrega',
  AGUARDANDO_RETIRADA: 'Aguardando retirada',
  EXCECAO: 'Exceção',
  DEVOLUCAO: 'Devolução',
  ENTREGUE: 'Entregue',
  DESCONHECIDO: 'Desconhecida',
};

export const PHASES = Object.keys(NAMES);

export const phaseName = (phase) => NAMES[phase] ?? phase;

// The class gives its children the phase's colour.
export const phaseClass = (phase) => `phase-${NAMES[phase] === undefined ? 'DESCONHECIDO' : phase}`;

export const phaseDot = (phase) => el('span', { class: `dot ${phaseClass(phase)}`, 'aria-hidden': 'true' });

// A status with the colour of its phase, which is also said.
export function statusLabel(status, phase) {
  return el('span', { class: 'status', title: phaseName(phase) }, phaseDot(phase), el('span', {}, status));
}
