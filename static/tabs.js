// One tab at a time writes the draft of a scheme. Which one is told by a lock of the browser, which
// is given back when the tab is closed, whatever becomes of it. The app hears by `bosang:tabs`:
// src/bridge/tabs.rs.

const TOLD = 'bosang:tabs';

const tell = (whose) => dispatchEvent(new CustomEvent(TOLD, { detail: whose }));

const take = (name, options) =>
  navigator.locks
    .request(name, options, (lock) => {
      tell(lock ? 'own' : 'other');
      // Held as long as the page is there, or until another tab takes it.
      return lock && new Promise(() => {});
    })
    // Taken by another tab, or the browser gives this page no locks.
    .catch((error) => error.name === 'AbortError' && tell('other'));

// The app knows by it that somebody listens.
const hear = (name, options) =>
  addEventListener(`${TOLD}-${name}`, (event) => {
    event.preventDefault();
    // Named as what is kept: src/browser/storage.rs.
    if (navigator.locks) take(event.detail, options);
  });
hear('hold', { ifAvailable: true });
hear('take', { steal: true });
