/**
 * Where estimates are kept: they are copied out of wasm, whose words the next estimate overwrites,
 * into pieces that many of them share. A piece goes when the last estimate in it does.
 */
const PIECE = 8192;

let piece = new Uint32Array(0);
let used = 0;

/** Copies `count` words; gives the piece. `lastBegin` tells where in it they begin. */
export const keep = (words, from, count) => {
  if (used + count > piece.length) {
    piece = new Uint32Array(Math.max(PIECE, count));
    used = 0;
  }
  begin = used;
  // Faster than `set` for the few hundred words of an estimate.
  for (let at = 0; at < count; at += 1) piece[used + at] = words[from + at];
  used += count;
  return piece;
};

let begin = 0;

export const lastBegin = () => begin;
