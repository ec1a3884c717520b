// What a page is, as text: to axe two pages of one text are one.

/**
 * Everything of a page that axe reads: its elements with what is typed, chosen, unfolded and
 * focused and where each lies, the style sheets, and what the page is shown on. Nothing while
 * something moves, or where a part of it cannot be read.
 */
export async function pageState(page) {
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(read)));
  if (frames.includes(null)) return undefined;
  return JSON.stringify([page.viewportSize(), frames]);
}

/** In the page: what one document is. As one text, since Playwright takes long over anything else. */
function read() {
  const MEDIA = [
    'print', '(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(prefers-contrast: less)',
    '(prefers-reduced-motion: reduce)', '(forced-colors: active)', '(inverted-colors: inverted)',
    '(hover: hover)', '(pointer: coarse)', '(orientation: landscape)',
  ];
  const STATES = [':focus', ':focus-visible', ':hover', ':active', ':modal', ':user-invalid'];

  const moves = document.getAnimations().some(({ playState }) => playState === 'running');
  if (moves || document.fonts.status !== 'loaded') return null;

  // The elements in each state are few, and asking each element for each state takes long.
  const inState = (root) => STATES.map((state) => new Set(root.querySelectorAll(state)));
  const node = (it, states) => {
    if (it.nodeType !== Node.ELEMENT_NODE) return it.nodeType === Node.TEXT_NODE ? it.data : '';
    const { checked, indeterminate, value, selectedIndex, open, files } = it;
    const { x, y, width, height } = it.getBoundingClientRect();
    const shadow = it.shadowRoot;
    const within = shadow && inState(shadow);
    return [
      it.localName,
      [...it.attributes].map((attribute) => [attribute.name, attribute.value]),
      [checked, indeterminate, value, selectedIndex, open, files?.length, it.scrollTop, it.scrollLeft],
      states.map((all) => Number(all.has(it))).join(''),
      [x, y, width, height],
      shadow && [sheets(shadow), [...shadow.childNodes].map((child) => node(child, within))],
      [...it.childNodes].map((child) => node(child, states)),
    ];
  };
  const sheets = (root) =>
    [...root.styleSheets, ...root.adoptedStyleSheets].map((sheet) => [
      sheet.disabled,
      sheet.media.mediaText,
      [...sheet.cssRules].map(({ cssText }) => cssText),
    ]);

  try {
    return JSON.stringify([
      location.href,
      [innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY],
      MEDIA.map((query) => matchMedia(query).matches),
      sheets(document),
      node(document.documentElement, inState(document)),
    ]);
  } catch {
    // A sheet of another origin: what it says is not to be known.
    return null;
  }
}
