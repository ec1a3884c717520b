// Unpacks LZMA, which is a quarter smaller than what browsers unpack by themselves. The format is
// that of the LZMA SDK's specification, with its header of 13 bytes and a length in it.

const TOP = 2 ** 24;
const HALF = 1024;
/** Matches of two bytes, three, four, and more know their distances from different odds. */
const LENGTH_CLASSES = 4;
const ALIGN_BITS = 4;

const odds = (count) => new Uint16Array(count).fill(HALF);

/** Arithmetic decoding: each bit with its odds, which learn from it. */
class Bits {
  constructor(input, at) {
    this.input = input;
    this.at = at + 1;
    this.range = 0xffffffff;
    this.code = 0;
    for (let byte = 0; byte < 4; byte += 1) this.code = ((this.code << 8) | input[this.at++]) >>> 0;
  }

  normalise() {
    if (this.range < TOP) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.input[this.at++]) >>> 0;
    }
  }

  bit(table, index) {
    const odd = table[index];
    const bound = (this.range >>> 11) * odd;
    const bit = this.code < bound ? 0 : 1;
    if (bit) {
      this.range -= bound;
      this.code -= bound;
      table[index] = odd - (odd >>> 5);
    } else {
      this.range = bound;
      table[index] = odd + ((2048 - odd) >>> 5);
    }
    this.normalise();
    return bit;
  }

  /** Bits that are as likely as not, the highest first. */
  even(count) {
    let value = 0;
    for (let left = count; left; left -= 1) {
      this.range >>>= 1;
      const bit = this.code < this.range ? 0 : 1;
      if (bit) this.code -= this.range;
      this.normalise();
      value = value * 2 + bit;
    }
    return value;
  }

  /** A number whose bits each have their odds by those before, the highest first. */
  tree(table, bits, from = 0) {
    let node = 1;
    for (let left = bits; left; left -= 1) node = node * 2 + this.bit(table, from + node);
    return node - (1 << bits);
  }

  /** The same, the lowest first. */
  reverseTree(table, bits, from = 0) {
    let node = 1;
    let value = 0;
    for (let place = 0; place < bits; place += 1) {
      const bit = this.bit(table, from + node);
      node = node * 2 + bit;
      value += bit << place;
    }
    return value;
  }
}

/** Lengths of matches, of which short ones depend on the position. */
class Lengths {
  constructor(positions) {
    this.choice = odds(2);
    this.short = Array.from({ length: positions }, () => odds(8));
    this.middle = Array.from({ length: positions }, () => odds(8));
    this.long = odds(256);
  }

  read(bits, position) {
    if (!bits.bit(this.choice, 0)) return 2 + bits.tree(this.short[position], 3);
    if (!bits.bit(this.choice, 1)) return 10 + bits.tree(this.middle[position], 3);
    return 18 + bits.tree(this.long, 8);
  }
}

/** The content that was packed into `input`. */
export function unpack(input) {
  const [properties] = input;
  const literalContext = properties % 9;
  const literalPosition = Math.floor(properties / 9) % 5;
  const positions = 1 << Math.floor(properties / 45);
  const view = new DataView(input.buffer, input.byteOffset);
  const output = new Uint8Array(view.getUint32(5, true));
  const bits = new Bits(input, 13);

  const literals = odds(0x300 << (literalContext + literalPosition));
  const isMatch = odds(12 * 16);
  const isRepeat = odds(12);
  const isNotFirst = odds(12);
  const isNotSecond = odds(12);
  const isNotThird = odds(12);
  const isLong = odds(12 * 16);
  const slots = Array.from({ length: LENGTH_CLASSES }, () => odds(64));
  const middles = odds(128);
  const aligned = odds(1 << ALIGN_BITS);
  const lengths = new Lengths(positions);
  const repeatLengths = new Lengths(positions);

  /** What came before decides the odds of what comes: the state. */
  let state = 0;
  let at = 0;
  /** The last four distances, less one. */
  let [first, second, third, fourth] = [0, 0, 0, 0];

  const literal = () => {
    const before = at ? output[at - 1] : 0;
    const place = at & ((1 << literalPosition) - 1);
    const base = 0x300 * ((place << literalContext) + (before >> (8 - literalContext)));
    let symbol = 1;
    if (state >= 7) {
      // The byte that a repetition would have put here is likely not it.
      let other = output[at - first - 1];
      while (symbol < 0x100) {
        const otherBit = (other >> 7) & 1;
        other <<= 1;
        const bit = bits.bit(literals, base + ((1 + otherBit) << 8) + symbol);
        symbol = symbol * 2 + bit;
        if (bit !== otherBit) break;
      }
    }
    while (symbol < 0x100) symbol = symbol * 2 + bits.bit(literals, base + symbol);
    output[at++] = symbol;
    if (state < 4) state = 0;
    else state -= state < 10 ? 3 : 6;
  };

  const distance = (length) => {
    const slot = bits.tree(slots[Math.min(length - 2, LENGTH_CLASSES - 1)], 6);
    if (slot < 4) return slot;
    const more = (slot >> 1) - 1;
    const begin = (2 + (slot & 1)) * 2 ** more;
    if (slot < 14) return begin + bits.reverseTree(middles, more, begin - slot);
    const high = bits.even(more - ALIGN_BITS) * 2 ** ALIGN_BITS;
    return begin + high + bits.reverseTree(aligned, ALIGN_BITS);
  };

  /** The length of a repetition at a distance that was used before. */
  const repeat = (position) => {
    if (!bits.bit(isNotFirst, state)) {
      if (!bits.bit(isLong, state * 16 + position)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bits.bit(isNotSecond, state)) {
      [first, second] = [second, first];
    } else if (!bits.bit(isNotThird, state)) {
      [first, second, third] = [third, first, second];
    } else {
      [first, second, third, fourth] = [fourth, first, second, third];
    }
    const length = repeatLengths.read(bits, position);
    state = state < 7 ? 8 : 11;
    return length;
  };

  while (at < output.length) {
    const position = at & (positions - 1);
    if (!bits.bit(isMatch, state * 16 + position)) {
      literal();
      continue;
    }
    let length;
    if (bits.bit(isRepeat, state)) {
      length = repeat(position);
    } else {
      length = lengths.read(bits, position);
      [second, third, fourth] = [first, second, third];
      first = distance(length);
      state = state < 7 ? 7 : 10;
    }
    // What is repeated may reach into what it makes.
    for (; length && at < output.length; length -= 1) {
      output[at] = output[at - first - 1];
      at += 1;
    }
  }
  return output;
}
