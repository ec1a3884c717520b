// Keeps the calculator on this device once it is here, and offers a newer version when that is kept
// too. Where a browser does not allow it, the calculator goes on as it is and nothing is said.

/** Done when nothing that the page needs is still on its way. */
const idle = new Promise((resolve) => {
  const rest = () => (window.requestIdleCallback ?? setTimeout)(resolve);
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest);
});

/** Shown by the app (src/pages/update.rs), and by what the finder has ready for it. */
const offer = () => {
  for (const notice of document.querySelectorAll('.update')) notice.hidden = false;
  dispatchEvent(new Event('bosang-newer'));
};

const watch = (registration) => {
  const { installing } = registration;
  installing?.addEventListener('statechange', () => {
    // The first version takes its place without asking.
    if (installing.state === 'installed' && registration.active) offer();
  });
};

const takeUp = ({ waiting }) => {
  const reload = () => location.reload();
  // Another tab was faster.
  if (!waiting) return reload();
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated' || waiting.state === 'redundant') reload();
  });
  waiting.postMessage('take over');
};

const start = async () => {
  await idle;
  const url = new URL('service-worker.js', import.meta.url).href;
  const policy = window.trustedTypes?.createPolicy('bosang', { createScriptURL: () => url });
  const registration = await navigator.serviceWorker.register(policy?.createScriptURL('') ?? url);
  addEventListener('click', ({ target }) => {
    if (target.closest?.('[id^="update-now"]')) takeUp(registration);
  });
  registration.addEventListener('updatefound', () => watch(registration));
  watch(registration);
  registration.active?.postMessage('tidy');
  if (registration.waiting && registration.active) offer();
};

start().catch(() => {});
