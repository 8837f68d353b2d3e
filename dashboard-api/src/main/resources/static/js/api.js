// Asks the API. With a token, if this tab has one.

const ROOT = '/api/v1';
const PATIENCE_MS = 5_000; // the service itself answers within about 3 s, whatever the database does
const TOKEN = 'token';

// Tells `denied` when the API asks for a token, or refuses the one that this tab has.
export const access = new EventTarget();

// What the API, or the way to it, refused. `detail` is for people.
export class Failure extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export const address = (path, parameters = {}) => {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return `${ROOT}${path}${query.size > 0 ? `?${query}` : ''}`;
};

// What is the matter, for people. An error that is no Failure is ours: its message is for the console.
export function reason(failure) {
  if (failure instanceof Failure) return failure.message;
  console.error(failure);
  return 'Não foi possível mostrar a resposta do serviço';
}

// An answer as text, so that whoever asks can tell whether it is another one. Throws Failure.
export async function get(url) {
  const response = await request(url, AbortSignal.timeout(PATIENCE_MS));
  return { text: await reached(response.text()), date: serverDate(response) };
}

// An answer of any kind, with its body still to be read. Throws Failure.
export async function request(url, signal, headers = {}) {
  // no-cache: the browser asks with the ETag it has, and hands out what it has if the answer is 304
  const response = await reached(fetch(url, { cache: 'no-cache', headers: { ...headers, ...credential() }, signal }));
  if (response.ok) return response;
  if (response.status === 401) deny();
  throw new Failure(response.status, await detail(response));
}

// What comes by the network, or a Failure in place of the browser's own error: a body breaks off as well.
export async function reached(promise) {
  try {
    return await promise;
  } catch {
    throw unreachable();
  }
}

export const unreachable = () => new Failure(0, 'Sem conexão com o serviço');

// Ids use 63 bits, more than a number of JavaScript holds: they stay text.
export function parse(text) {
  return JSON.parse(text, (key, value, context) => (key === 'id_pacote' ? context?.source ?? String(value) : value));
}

// The service's clock, ms; null if it does not say.
export const serverDate = (response) => Date.parse(response.headers.get('Date')) || null;

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

// Kept for this tab only, and sent to nobody but our own service.
export const keepToken = (token) => sessionStorage.setItem(TOKEN, token);

function credential() {
  return hasToken() ? { Authorization: `Bearer ${sessionStorage.getItem(TOKEN)}` } : {};
}

function deny() {
  const wrong = hasToken();
  sessionStorage.removeItem(TOKEN);
  access.dispatchEvent(new CustomEvent('denied', { detail: { wrong } }));
}

async function detail(response) {
  if (response.status === 503) return (await said(response)) ?? 'O banco de dados não responde';
  if (response.status >= 500) return 'O serviço não consegue responder';
  return (await said(response)) ?? `O serviço recusou a consulta (${response.status})`;
}

async function said(response) {
  try {
    return (await response.json()).detail?.replace(/\.$/, '') ?? null;
  } catch {
    return null; // not ours, such as a proxy's page
  }
}
