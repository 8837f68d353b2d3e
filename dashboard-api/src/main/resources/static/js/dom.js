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

// Replaces what is in a container; a link of it that has the keyboard's focus keeps it if it is still there.
export function replace(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  container.replaceChildren(...children);
  if (focused !== null) container.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
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
