// Contrast as it is drawn: the computed colour of every text in sight against what lies behind it.
// Text needs 4.5 : 1; text with a figure in it, which people copy down, 7 : 1.

const TEXT = 4.5;
const FIGURE = 7;

/** The contrast of every text in sight of a page or a frame, as `{ text, colour, ratio, figure }`. */
export function contrasts(page) {
  return page.evaluate(() => {
    const channels = (colour) => {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      if (!colour.startsWith('rgb')) throw new Error(`What colour is ${colour}?`);
      return { rgb: [red, green, blue], alpha };
    };
    const over = (top, below) => top.rgb.map((value, at) => value * top.alpha + below[at] * (1 - top.alpha));
    const luminance = (rgb) => {
      const [red, green, blue] = rgb
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
      if (!element) return [255, 255, 255];
      const own = channels(getComputedStyle(element).backgroundColor);
      return own.alpha === 1 ? own.rgb : over(own, ground(element.parentElement));
    };
    const ratio = (element) => {
      const style = getComputedStyle(element);
      const behind = ground(element);
      const colour = element.ownerSVGElement ? style.fill : style.color;
      const [dark, light] = [over(channels(colour), behind), behind].map(luminance).sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const seen = (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !element.closest('.unseen, .skip');
    const measured = [];
    const measure = (element, text) => {
      if (!text || !seen(element)) return;
      const { color: colour } = getComputedStyle(element);
      measured.push({ text: text.slice(0, 60), colour, ratio: ratio(element), figure: /\d/.test(text) });
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) measure(texts.currentNode.parentElement, texts.currentNode.data.trim());
    for (const input of document.querySelectorAll('input')) measure(input, input.value.trim());
    return measured;
  });
}

export const short = ({ ratio, figure }) => ratio < (figure ? FIGURE : TEXT);
export const line = ({ text, ratio }) => `${ratio.toFixed(2)} ${text}`;
