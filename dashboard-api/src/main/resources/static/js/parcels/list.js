// The list behind a number: page by page, and as a file.

import { address, get, hasToken, parse, reached, reason, request } from '../api.js';
import { byId, el, say } from '../dom.js';
import { counted, duration, parcels, plural, share, time } from '../format.js';
import { phaseName } from '../phases.js';
import { hashOf } from '../router.js';
import { parcelColumns, routeColumns, stalledListColumns } from './columns.js';
import { table, tableRow } from './table.js';

const ORDERS = { volume: 'mais pacotes', p50: 'metade das entregas mais lenta', p90: '90% das entregas mais lentas', excecoes: 'mais exceções' };

// What each kind of list asks for, and how it says what it is.
const KINDS = {
  pacotes: (parameters) => ({
    path: '/pacotes',
    rows: 'pacotes',
    title: parcelsTitle(parameters),
    columns: parcelColumns,
    none: 'Nenhum pacote assim no momento.',
  }),
  parados: (parameters) => ({
    path: '/pacotes/parados',
    rows: 'pacotes',
    title: parameters.criterio === 'rota' ? 'Pacotes parados, pela sua rota' : `Pacotes sem evento há mais de ${parameters.dias ?? 5} ${plural(Number(parameters.dias ?? 5), 'dia')}`,
    columns: stalledListColumns,
    none: 'Nenhum pacote parado.',
  }),
  rotas: (parameters) => ({
    path: '/rotas',
    rows: 'rotas',
    title: `Rotas com ${ORDERS[parameters.ordem] ?? ORDERS.volume}`,
    columns: routeColumns(parameters.ordem ?? 'volume'),
    none: 'Nenhuma rota ainda.',
  }),
};

function parcelsTitle({ fase: phase, status, com_excecao: withException }) {
  if (phase) return `Pacotes na fase ${phaseName(phase)}`;
  if (status) return `Pacotes com status ${status}`;
  return withException?.toLowerCase() === 'true' ? 'Pacotes que já tiveram exceção' : 'Pacotes';
}

let shown = 0; // which list is on the page; an answer for one before is dropped

export function listTitle({ view, parameters }) {
  return KINDS[view](parameters).title;
}

export async function openList({ view, parameters }) {
  const turn = ++shown;
  const kind = KINDS[view](parameters);
  const body = byId('lista').querySelector('.body');
  say(byId('titulo-lista'), kind.title);
  byId('filtros').replaceChildren(...chips(view, parameters));
  byId('nota-lista').replaceChildren();
  byId('mais').hidden = true;
  file(kind, parameters);
  body.replaceChildren(el('p', { class: 'waiting' }, 'Carregando…'));
  if (parameters.origem && parameters.destino && view === 'pacotes') routeNote(parameters, turn);
  await page(kind, parameters, null, turn, (rows) => {
    body.replaceChildren(rows.length === 0 ? el('p', { class: 'none' }, kind.none) : table(kind.title, kind.columns, rows));
  }, body);
}

async function page(kind, parameters, cursor, turn, show, problems) {
  try {
    const answer = parse((await get(address(kind.path, { ...parameters, cursor }))).text);
    if (turn !== shown) return;
    show(answer[kind.rows]);
    if (cursor === null) note(answer);
    more(kind, parameters, answer.proximo_cursor, turn);
  } catch (failure) {
    if (turn !== shown || failure.status === 401) return;
    const again = el('button', { type: 'button' }, 'Tentar de novo');
    const said = el('p', { class: 'failure', role: 'alert' }, `${reason(failure)}. `, again);
    again.addEventListener('click', () => {
      said.remove();
      page(kind, parameters, cursor, turn, show, problems);
    });
    problems.querySelector('.waiting')?.remove();
    byId('mais').hidden = true; // either would bring the same page
    problems.append(said);
  }
}

function more(kind, parameters, cursor, turn) {
  const button = byId('mais');
  button.hidden = cursor === null;
  button.disabled = false;
  say(button, kind.rows === 'rotas' ? 'Mais rotas' : 'Mais pacotes');
  button.onclick = () => {
    button.disabled = true;
    const body = byId('lista').querySelector('.body');
    page(kind, parameters, cursor, turn, (rows) => {
      const added = rows.map((row) => tableRow(kind.columns, row));
      body.querySelector('tbody').append(...added);
      added[0]?.querySelector('a')?.focus({ preventScroll: true });
    }, body);
  };
}

function note({ total, total_exato: exact, total_rotas: routes }) {
  const said = total !== undefined ? `${exact ? '' : 'mais de '}${parcels(total)} · ` : routes !== undefined ? `${counted(routes, 'rota')} · ` : '';
  byId('nota-lista').prepend(`${said}lido às ${time(Date.now())}`);
}

async function routeNote(parameters, turn) {
  try {
    const [found] = parse((await get(address('/rotas', { origem: parameters.origem, destino: parameters.destino }))).text).rotas;
    if (turn !== shown || found === undefined) return;
    const times = found.p50 === null ? '' : ` · metade em até ${duration(found.p50.segundos)}, 90% em até ${duration(found.p90.segundos)}`;
    byId('nota-lista').append(el('span', { class: 'route-note' }, `Rota: ${parcels(found.total_pacotes)}, ${counted(found.pacotes_entregues, 'entregue')}${times} · ${share(found.taxa_excecao)} com exceção`));
  } catch {
    // the list itself says what is wrong
  }
}

// Each filter, with a way to be rid of it.
function chips(view, parameters) {
  const names = { fase: 'Fase', status: 'Status', origem: 'Origem', destino: 'Destino', com_excecao: 'Já teve exceção' };
  return Object.entries(parameters).filter(([name, value]) => names[name] !== undefined && value !== '').map(([name, value]) => {
    const { [name]: _, ...others } = parameters;
    return el('li', {}, el('a', { href: hashOf(view, others) }, `${names[name]}: ${filterText(name, value)}`, el('span', { 'aria-hidden': 'true' }, ' ×'), el('span', { class: 'unseen' }, ' (tirar este filtro)')));
  });
}

function filterText(name, value) {
  if (name === 'fase') return phaseName(value);
  return name === 'com_excecao' ? (value.toLowerCase() === 'true' ? 'sim' : 'não') : value;
}

// A link sends no token: with one, the file is fetched first.
function file(kind, parameters) {
  const link = byId('arquivo');
  link.href = address(kind.path, { ...parameters, formato: 'csv' });
  link.onclick = hasToken() ? (event) => download(event, link.href, `${kind.rows}.csv`) : null;
}

async function download(event, url, name) {
  event.preventDefault();
  try {
    const blob = await reached((await request(url)).blob());
    const link = el('a', { href: URL.createObjectURL(blob), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (failure) {
    byId('nota-lista').append(` · ${reason(failure)}`);
  }
}
