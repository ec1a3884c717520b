// The server under test. `cargo xtask test` starts it and tells its address.

const { BOSANG_URL } = process.env;
if (!BOSANG_URL) {
  throw new Error('Set BOSANG_URL to the address that `cargo xtask serve` prints, then run again.');
}

/** The address of the start page, with a slash at its end. */
export const BASE = new URL(BOSANG_URL.endsWith('/') ? BOSANG_URL : `${BOSANG_URL}/`).href;

/** The scheme that the tests are about, its page, and how that was addressed before it had one. */
export const PACK_ID = 'kakao-2022-10-15';
export const APP = `${PACK_ID}/`;
export const OLD_APP = `?pack=${PACK_ID}`;

/** The one origin that pages may speak to. */
export const ORIGIN = new URL(BASE).origin;
