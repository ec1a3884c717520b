// The files that the claimant attached: kept on the device, shown small, packed into one ZIP. The
// app loads this when it shows files, and knows each by its SHA-256: src/bridge/evidence.rs.

import * as kept from './kept.js';
import { locations, without } from './location.js';
import { pack } from './pack.js';
import { picture } from './picture.js';

const TOLD = 'bosang:evidence';

// The app knows by it that somebody listens.
const hear = (name, act) =>
  addEventListener(`${TOLD}-${name}`, (event) => {
    event.preventDefault();
    act(event.detail);
  });
const tell = (news) => dispatchEvent(new CustomEvent(TOLD, { detail: JSON.stringify(news) }));

/** What is known of each file, by its SHA-256: its content, and what the app was told. */
const files = new Map();

const tellOf = (sha256) => {
  const { told } = files.get(sha256) ?? { told: { here: false } };
  tell({ sha256, ...told });
};

/** Takes a file up as it was picked, or as it was kept. */
const take = async (sha256, file, isKept) => {
  const known = { file, told: { here: true, kept: isKept } };
  files.set(sha256, known);
  tellOf(sha256);
  // Told as soon as it is known: a large photo takes a while.
  const [small, found] = await Promise.all([picture(file), locations(file).catch(() => [])]);
  if (files.get(sha256) !== known) return;
  known.told = { ...known.told, picture: small, located: found.length > 0 };
  tellOf(sha256);
};

hear('keep', async ([sha256, file]) => {
  if (files.has(sha256)) return tellOf(sha256);
  const taken = take(sha256, file, true);
  const { told } = files.get(sha256);
  told.kept = await kept.keep(sha256, file);
  await taken;
  if (!told.kept && files.has(sha256)) {
    files.get(sha256).told.kept = false;
    tellOf(sha256);
  }
});

hear('ask', async (list) => {
  for (const sha256 of JSON.parse(list)) {
    if (!files.has(sha256)) {
      const file = await kept.find(sha256);
      if (file) await take(sha256, file, true);
    }
    tellOf(sha256);
  }
  kept.tidy();
});

// The app names the new content, as it names every file.
hear('clean', async (sha256) => {
  const file = files.get(sha256)?.file;
  const clean = file && (await without(file).catch(() => undefined));
  if (clean) dispatchEvent(new CustomEvent(`${TOLD}-cleaned`, { detail: [sha256, clean] }));
});

hear('pack', async (text) => {
  const { name, submission, manifest, summary } = JSON.parse(text);
  const found = manifest.map(({ path, sha256 }) => ({ path, sha256, file: files.get(sha256)?.file }));
  try {
    await pack({ name, submission, summary, files: found }, (share) => tell({ packing: share }));
    tell({ packing: 100, packed: true });
  } catch (error) {
    tell({ packing: 0, failed: error.path ?? '' });
  }
});

// A file that is dropped on a picker is picked.
const picker = ({ target }) => target instanceof Element && target.closest('.file-picker');
const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
const HOVER = 'over';
let over;
const hover = (place) => {
  over?.classList.remove(HOVER);
  place?.classList.add(HOVER);
  over = place;
};
addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return;
  // Else the browser would open the file in place of the claim.
  event.preventDefault();
  const place = picker(event);
  event.dataTransfer.dropEffect = place ? 'copy' : 'none';
  if (place !== over) hover(place);
});
addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) hover();
});
addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  hover();
  const input = picker(event) && picker(event).querySelector('input[type=file]');
  if (!input) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

// Contents are named by it.
tell({ ready: Boolean(crypto.subtle) });
