// Colours as WCAG reckons with them: red, green and blue from 0 to 1.

/** What CSS calls a colour, or nothing: one that is seen through has no contrast of its own. */
export function read(text) {
  if (!CSS.supports('color', text)) return null;
  const probe = document.createElement('i');
  probe.style.color = text;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const [red, green, blue, alpha = 1] = (computed.match(/[\d.]+/g) || []).map(Number);
  return computed.startsWith('rgb') && alpha === 1 ? [red, green, blue].map((it) => it / 255) : null;
}

export function write(colour) {
  const digits = (value) => Math.round(value * 255).toString(16).padStart(2, '0');
  return `#${colour.map(digits).join('')}`;
}

function luminance(colour) {
  const [red, green, blue] = colour.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** As it is written: contrast is that of what is drawn. */
const drawn = (colour) => colour.map((value) => Math.round(value * 255) / 255);

/** `share` of `other`, the rest of `one`. */
export function mix(one, other, share) {
  return drawn(one.map((value, index) => value * (1 - share) + other[index] * share));
}

/** The least contrast with any of `others`. */
export function least(colour, others) {
  return Math.min(...others.map((other) => contrast(colour, other)));
}

/** Whether white stands out from it more than black does. */
export function isDark(colour) {
  return contrast(colour, WHITE) > contrast(colour, BLACK);
}

export const BLACK = [0, 0, 0];
export const WHITE = [1, 1, 1];

/** Lightness from 0 to 1, with its hue and its saturation kept. */
function lightened(colour, lightness) {
  const [low, high] = [Math.min(...colour), Math.max(...colour)];
  const before = (low + high) / 2;
  // Away from grey, a channel's distance from the lightness goes with the room there is.
  const room = (at) => Math.min(at, 1 - at);
  const scale = room(before) ? room(lightness) / room(before) : 0;
  return colour.map((value) => Math.min(1, Math.max(0, lightness + (value - before) * scale)));
}

/** The colour of the nearest lightness that passes; black or white where none of its own does. */
export function nearest(colour, passes) {
  if (passes(colour)) return colour;
  const lightness = (Math.min(...colour) + Math.max(...colour)) / 2;
  for (let step = 1; step <= 255; step += 1) {
    for (const sign of [-1, 1]) {
      const at = lightness + (sign * step) / 255;
      if (at < 0 || at > 1) continue;
      const tried = drawn(lightened(colour, at));
      if (passes(tried)) return tried;
    }
  }
  return passes(BLACK) ? BLACK : WHITE;
}
