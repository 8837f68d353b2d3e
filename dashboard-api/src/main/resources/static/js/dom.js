// Builds nodes one by one. Text is only ever a text node, so nothing that a carrier sends can become markup.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

export const el = (name, attributes, ...children) => build(document.createElement(name), attributes, children);

export const svg = (name, attributes, ...children) => build(document.createElementNS(SVG, name), attributes, children);

// Custom properties go through the style object: the content security policy refuses style attributes.
export function withVariables(node, variables) {
  for (const [name, value] of Object.entries(variables)) node.style.setProperty(`--${name}`, value);
  return node;
}

// A child for each item, in their order. One whose key is known stays the same node: a link that is made anew while it
// is pressed gets no click. `key(item)`: a text; `make(item)`: the node; `update(node, item)`: what changes of it.
export function showEach(container, items, { key, make, update = () => {} }) {
  const known = new Map([...container.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const node = known.get(key(item)) ?? make(item);
    node.dataset.key = key(item);
    update(node, item);
    return node;
  });
  const focused = container.contains(document.activeElement) ? document.activeElement : null;
  for (const node of known.values()) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, i) => {
    if (container.children[i] !== node) container.insertBefore(node, container.children[i] ?? null);
  });
  focused?.focus({ preventScroll: true }); // a node that is moved loses it
}

// Only when it changes: a screen reader speaks a live region each time it is set.
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}
