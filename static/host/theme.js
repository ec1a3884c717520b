// The look that a host page asks for, as far as everybody can still read it. docs/embedding.md has
// the names; static/style/tokens.css has what is changed here.

import { BLACK, WHITE, contrast, isDark, least, mix, nearest, read, write } from './colour.js';

/** The contrast that text needs, that figures need, and that edges of fields need. */
const TEXT = 4.5;
const FIGURE = 7;
const EDGE = 3;

/** The colours of faults and certainties, which say the same under every host. */
const FIXED = ['fault', 'due', 'range', 'review', 'not-due', 'unknown'];

const root = document.documentElement;

function note(property, text) {
  console.warn(`outage-claim: --bosang-${property} ${text}`);
}

/** What the theme is written into; paper keeps its own look. */
let rule;

function own() {
  if (!rule) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media screen { :root {} }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    rule = sheet.cssRules[0].cssRules[0];
  }
  return rule.style;
}

/** Takes up a theme in place of the last one. */
export function apply(theme) {
  const scheme = ['light', 'dark'].includes(theme.scheme) ? theme.scheme : '';
  root.dataset.theme = scheme;
  let style;
  try {
    style = own();
  } catch {
    // A browser older than such sheets shows the calculator's own look.
    return;
  }
  style.cssText = '';
  const background = asked(theme, 'background');
  // The colours that are not the host's go with the one that is.
  if (background) root.dataset.theme = isDark(background) ? 'dark' : 'light';
  colours(style, background, asked(theme, 'text'), asked(theme, 'accent'));
  font(style, theme.font);
  radius(style, theme.radius);
}

/** The colour that a property asks for, if it asks for one. */
function asked(theme, property) {
  const text = theme[property];
  const colour = text ? read(text) : null;
  if (text && !colour) note(property, `is left out, since it is no solid colour: ${text}`);
  return colour;
}

/**
 * The colour asked for, else the calculator's own, or that of the nearest lightness that has each
 * of the contrasts wanted. What the host did not ask for it is not told of.
 */
function readable(property, asked, own, wanted) {
  const lacks = (tried) => wanted.find(([ratio, least]) => ratio(tried) < least);
  const colour = asked || own;
  const used = nearest(colour, (tried) => !lacks(tried));
  const lacking = asked && lacks(colour);
  if (!lacking) return used;
  const [ratio, least] = lacking;
  const had = `has a contrast of ${ratio(colour).toFixed(2)} where ${least} is needed`;
  note(property, `${write(colour)} ${had}; ${write(used)} is used`);
  return used;
}

/** A colour of the calculator's own. */
function token(name) {
  return read(getComputedStyle(root).getPropertyValue(`--${name}`).trim());
}

function colours(style, background, text, accent) {
  if (!background && !text && !accent) return;
  const set = (name, colour) => style.setProperty(`--${name}`, write(colour));
  const far = isDark(background || token('ground')) ? WHITE : BLACK;
  const filled = (ground) => mix(ground, far, 0.05);
  let ground = token('ground');
  let fill = token('fill');
  if (background) {
    const fixed = FIXED.map(token);
    ground = readable('background', background, null, [
      [(tried) => contrast(filled(tried), far), FIGURE + 0.5],
      [(tried) => least(tried, fixed), TEXT],
    ]);
    fill = filled(ground);
    set('ground', ground);
    set('fill', fill);
    set('line', mix(ground, far, 0.17));
  }

  const tint = mix(ground, accent || token('accent'), 0.1);
  // Notices and certainties stand on fills of their own.
  const behind = [ground, fill, tint, ...FIXED.map((name) => token(`${name}-fill`))];
  const on = (tried) => least(tried, behind);
  if (background || text) {
    const ink = readable('text', text, token('ink'), [[on, FIGURE]]);
    set('ink', ink);
    set('soft', nearest(mix(ink, ground, 0.2), (tried) => on(tried) >= FIGURE));
    set('edge', nearest(mix(ink, ground, 0.45), (tried) => on(tried) >= EDGE));
  }

  const used = readable('accent', accent, token('accent'), [[on, TEXT]]);
  set('accent', used);
  // Where it is pressed, and what stands on it.
  set('accent-strong', mix(used, far, 0.3));
  set('on-accent', nearest(far === BLACK ? WHITE : BLACK, (tried) => contrast(tried, used) >= TEXT));
  set('accent-fill', tint);
  set('bright', mix(used, ground, 0.35));
}

function font(style, list) {
  if (!list) return;
  if (CSS.supports('font-family', list)) style.fontFamily = list;
  else note('font', `is left out, since it is no list of fonts: ${list}`);
}

function radius(style, length) {
  if (!length) return;
  const [, size, unit] = /^(\d+(?:\.\d+)?)(px|rem)?$/.exec(length) || [];
  const pixels = size * (unit === 'rem' ? 16 : 1);
  if (pixels <= 24) style.setProperty('--round', `${pixels}px`);
  else note('radius', `is left out, since it is no length from 0 to 24px: ${length}`);
}
