// One part of the overview: asks for its figures, shows them when they are others, and says so when it cannot.

import { get, parse, reason } from './api.js';
import { byId, el } from './dom.js';
import { serverNow, setClock } from './connection.js';
import { time } from './format.js';

export class Card {
  #element;
  #body;
  #path;
  #show;
  #shown = null;
  #asked = 0;

  // id: of the section; path(): what to ask for now; show(answer): nodes for the body
  constructor(id, path, show) {
    this.#element = byId(id);
    this.#body = this.#element.querySelector('.body');
    this.#path = path;
    this.#show = show;
  }

  async refresh() {
    const turn = ++this.#asked;
    try {
      const { text, date } = await get(this.#path());
      setClock(date);
      if (turn !== this.#asked) return; // a newer question is on its way
      this.#say(null);
      if (text === this.#shown) return;
      this.#replaceBody(this.#show(parse(text)));
      this.#shown = text;
      this.#element.setAttribute('aria-busy', 'false');
    } catch (failure) {
      if (turn === this.#asked && failure.status !== 401) this.#say(reason(failure));
    }
  }

  // A table that is open stays open, and where it was scrolled to.
  #replaceBody(nodes) {
    const open = this.#body.querySelector('details[open] .scroll');
    const focused = this.#body.contains(document.activeElement) ? focusKey(document.activeElement) : null;
    this.#body.replaceChildren(...nodes);
    const details = this.#body.querySelector('details');
    if (open !== null && details !== null) {
      details.open = true;
      details.querySelector('.scroll').scrollTop = open.scrollTop;
    }
    if (focused !== null) this.#body.querySelector(focused)?.focus({ preventScroll: true });
  }

  #say(problem) {
    const old = this.#element.querySelector('.failure');
    if (problem === null) {
      old?.remove();
      return;
    }
    if (old?.dataset.reason === problem) return;
    old?.remove();
    const known = this.#shown === null ? '' : ` O que está aqui é de antes das ${time(serverNow())}.`;
    this.#element.append(el('p', { class: 'failure', 'data-reason': problem }, `${problem}.${known}`));
  }
}

function focusKey(node) {
  const href = node.getAttribute('href');
  if (href !== null) return `[href="${CSS.escape(href)}"]`;
  return node.matches('.scroll') ? '.scroll' : node.localName;
}
