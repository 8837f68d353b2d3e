// Finds a parcel by its id.

import { byId, say } from './dom.js';
import { hashOf } from './router.js';

const form = byId('busca');
const field = byId('id-pacote');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const id = field.value.replace(/[\s.#]/g, '');
  const good = /^0*[1-9][0-9]{0,18}$/.test(id);
  field.setAttribute('aria-invalid', !good);
  say(byId('erro-busca'), good ? '' : 'Um id de pacote é um número, como 1333.');
  if (!good) {
    field.focus();
    return;
  }
  field.value = '';
  location.hash = hashOf(`pacotes/${BigInt(id)}`);
});

field.addEventListener('input', () => {
  field.removeAttribute('aria-invalid');
  say(byId('erro-busca'), '');
});
