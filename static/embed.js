// Defines <outage-claim pack="…" lang="…" theme="…"> in a host page: the app in a frame as high as
// its content. A classic script without dependencies, of at most 2 KB; docs/embedding.md tells how
// to use it, static/host.js is the other end.
//
// The frame's document proves itself once: by its window, its origin and the instance, which nobody
// else knows. With that message it hands over a port, and all else goes through the port, so that
// nothing reaches a document that took its place, not even in a sandbox where no origin has a name.
(() => {
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  const app = new URL('.', script.src);
  const titles = { ko: '장애 보상 계산기', en: 'Outage compensation calculator' };
  const themed = ['accent', 'background', 'text', 'font', 'radius'];
  const dark = matchMedia('(prefers-color-scheme:dark)');
  const still = matchMedia('(prefers-reduced-motion:reduce)');

  // Sheets made by script are free of the host's policy for styles.
  let sheets = [];
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':host{display:block}:host([hidden]){display:none}div{position:relative}' +
        'iframe{display:block;width:100%;height:40rem;border:0}' +
        'div,i{scroll-margin:inherit}i{position:absolute;left:0;visibility:hidden}',
    );
    sheets = [sheet];
  } catch {
    // Before Safari 16.4 the frame has the browser's own look.
  }

  class OutageClaim extends HTMLElement {
    static get observedAttributes() {
      return ['pack', 'version', 'lang', 'theme', 'sandbox', 'receives'];
    }

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      if (sheets[0]) root.adoptedStyleSheets = sheets;
      const logo = document.createElement('slot');
      logo.name = 'logo';
      this._box = document.createElement('div');
      // Stands where the frame's heading is, to be scrolled to.
      this._mark = document.createElement('i');
      root.append(logo, this._box);
      this._listen = (event) => this._greet(event);
      this._repaint = () => this._theme();
    }

    connectedCallback() {
      addEventListener('message', this._listen);
      dark.addEventListener('change', this._repaint);
      this._open();
    }

    disconnectedCallback() {
      removeEventListener('message', this._listen);
      dark.removeEventListener('change', this._repaint);
      this._hangUp();
    }

    attributeChangedCallback(name, before, now) {
      if (!this._frame || before === now) return;
      if (name === 'theme') this._theme();
      else if (name === 'lang' && this._port) {
        this._name();
        this._post('language', { lang: this._lang() });
      } else this._open();
    }

    /** Fills in what the host knows, where the claimant has answered nothing. */
    prefill(claim) {
      this._claim = claim;
      this._post('prefill', { claim });
    }

    _lang() {
      const tagged = this.closest('[lang]');
      const lang = tagged ? tagged.lang.slice(0, 2).toLowerCase() : '';
      return titles[lang] ? lang : '';
    }

    _name() {
      this._frame.title = this.title || titles[this._lang() || 'ko'];
    }

    _open() {
      this._hangUp();
      const frame = document.createElement('iframe');
      const kept = this._frame && this._frame.style.height;
      this._frame = frame;
      if (kept) frame.style.height = kept;
      this._name();
      const sandbox = this.getAttribute('sandbox');
      for (const name of ['sandbox', 'loading']) {
        if (this.hasAttribute(name)) frame.setAttribute(name, this.getAttribute(name));
      }
      // The origin of a sandboxed document has no name.
      const nameless = sandbox !== null && !/allow-same-origin/i.test(sandbox);
      this._origin = nameless ? 'null' : app.origin;
      this._instance = crypto.getRandomValues(new Uint32Array(4)).join('-');
      const pack = this.getAttribute('pack');
      // Each scheme has a page of its own; without one all are listed.
      const url = new URL(pack ? `${encodeURIComponent(pack)}/` : '', app);
      const query = {
        version: this.getAttribute('version'),
        lang: this._lang(),
        theme: this.getAttribute('theme'),
        receives: this.hasAttribute('receives') && '1',
        host: origin,
        instance: this._instance,
      };
      for (const name in query) if (query[name]) url.searchParams.set(name, query[name]);
      frame.src = url;
      // A new frame, since going elsewhere in the old one would be a step of the history.
      this._box.replaceChildren(frame, this._mark);
    }

    _hangUp() {
      if (this._port) this._port.close();
      this._port = null;
    }

    _isOurs(data, type) {
      return (
        data && data.bosang === 1 && data.instance === this._instance && (!type || data.type === type)
      );
    }

    _greet({ source, origin, data, ports }) {
      if (source !== this._frame.contentWindow || origin !== this._origin) return;
      if (!this._isOurs(data, 'ready') || !ports[0]) return;
      this._hangUp();
      this._port = ports[0];
      this._port.onmessage = (event) => this._hear(event.data);
      this._theme();
      if (this._claim) this._post('prefill', { claim: this._claim });
      this._tell('ready');
    }

    _hear(data) {
      if (!this._isOurs(data)) return;
      const { type } = data;
      if (type === 'resize' && data.height > 0 && data.height < 1e5) {
        this._frame.style.height = `${Math.ceil(data.height)}px`;
      } else if (type === 'step') {
        const { page, heading, why } = data;
        if (why !== 'open') this._show(data);
        this._tell(type, { page, heading, why });
      } else if (type === 'estimate' || type === 'submission') this._tell(type, data[type]);
    }

    // Where the frame's focus went. What is in sight stays where it is, as in a page of its own.
    _show({ top, height }) {
      const mark = this._mark;
      mark.style.top = `${+top}px`;
      mark.style.height = `${+height}px`;
      const below = mark.getBoundingClientRect().bottom > innerHeight;
      mark.scrollIntoView({
        block: below ? 'start' : 'nearest',
        inline: 'nearest',
        behavior: still.matches ? 'instant' : 'auto',
      });
    }

    _theme() {
      const style = getComputedStyle(this);
      const theme = { scheme: this.getAttribute('theme') || 'auto' };
      for (const name of themed) theme[name] = style.getPropertyValue(`--bosang-${name}`).trim();
      this._post('theme', { theme });
    }

    _post(type, content) {
      if (this._port) this._port.postMessage({ bosang: 1, instance: this._instance, type, ...content });
    }

    _tell(type, detail) {
      this.dispatchEvent(new CustomEvent(`bosang-${type}`, { bubbles: true, composed: true, detail }));
    }
  }

  if (!customElements.get('outage-claim')) customElements.define('outage-claim', OutageClaim);
})();
