// Where the calculator is, and what this device keeps of it.

/** The folder that it is deployed in, whichever page of it this is. */
export const BASE = new URL('.', import.meta.url);

/** The address of a file there. */
export const at = (path) => new URL(path, BASE).href;

/** A script that only some pages need. */
export const load = (name) => import(at(name));

// By the folder, so that two deployments on one origin keep apart: src/browser/storage.rs.
const keyOf = (name) => `bosang.${BASE.pathname}.${name}`;

/** What is kept under a name; what version 0.1.0 kept has no folder in its key. */
export const kept = (name) => {
  // Reading throws where storage is blocked.
  try {
    return localStorage.getItem(keyOf(name)) ?? localStorage.getItem(`bosang.${name}`);
  } catch {
    return null;
  }
};

/** Keeps a text under a name, or nothing; tells whether that could be done. */
export const keep = (name, text) => {
  try {
    if (text === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), text);
    return true;
  } catch {
    return false;
  }
};
