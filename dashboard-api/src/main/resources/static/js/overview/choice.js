// A row of buttons of which one is pressed.

export function choice(group, chosen) {
  group.addEventListener('click', ({ target }) => {
    if (target.localName !== 'button' || target.getAttribute('aria-pressed') === 'true') return;
    for (const button of group.querySelectorAll('button')) button.setAttribute('aria-pressed', button === target);
    chosen(target.value);
  });
}
