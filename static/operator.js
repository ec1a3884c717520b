// Reads what the operator says in operator.json, beside the app. What is faulty there is told on the
// console and left out, so that a claimant has a calculator whatever stands in it. The same rules in
// Rust: hosting/src/operator; hosting/vectors.json holds both to one another.

const FIELDS = ['format', 'packs', 'language', 'contact', 'endpoint', 'hosts'];
const CONTACT_FIELDS = ['name', 'url', 'email', 'phone'];
const ORIGIN = 'an origin like "https://help.example": https (http only on this machine), no path, no *';
const ENDPOINT = 'an address with https (http only on this machine), without user, password or #';

const isMap = (said) => typeof said === 'object' && said !== null && !Array.isArray(said);
const isText = (said) => typeof said === 'string';
const isLang = (said) => said === 'ko' || said === 'en';

// The address that a text is, absolute and in one piece: a browser would take out line breaks in it,
// and understand `https:x` by the page's own address. `;` and quotes may stand in a host's name, and
// would end what a server is told.
const urlOf = (said) => {
  try {
    const url = isText(said) && /^https?:\/\/[^\p{White_Space}\p{Cc}]+$/u.test(said) && new URL(said);
    return /^[\w.[:\]-]+$/.test(url.hostname) ? url : {};
  } catch {
    return {};
  }
};
// Nobody between can read along.
const isSafe = ({ protocol, hostname }) =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
const isOrigin = (said) => isSafe(urlOf(said)) && urlOf(said).origin === said;
const isEndpoint = (said) => {
  const url = urlOf(said);
  return isSafe(url) && !url.username && !url.password && !said.includes('#');
};
const isPage = (said) => Boolean(urlOf(said).protocol);
const isEmail = (said) => isText(said) && /^[^\p{White_Space}\p{Cc}@]+@[^\p{White_Space}\p{Cc}@]+$/u.test(said);
const isPhone = (said) => isText(said) && /^[-+() ]*\d[-+() \d]*$/.test(said);
const isWord = (said) => isText(said) && /\P{White_Space}/u.test(said);
const isName = (said) => {
  const words = isMap(said) ? Object.entries(said) : [];
  return words.length > 0 && words.every(([lang, text]) => isLang(lang) && isWord(text));
};

// How deep maps and lists may lie in one another.
const DEEPEST = 127;

const notJson = (cause) => new Error('it is not JSON', { cause });

// The map in a file. A browser's own reader takes what others refuse: halves of characters, numbers
// beyond every bound, any depth, and of two members with one name the last.
const mapOf = (file) => {
  let text;
  let map;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch ({ message }) {
    throw new Error('it is not UTF-8', { cause: message });
  }
  try {
    map = JSON.parse(text, (name, said) => {
      // Throws where there is half of a character.
      encodeURIComponent(isText(said) ? `${name}"${said}` : name);
      if (said === Infinity || said === -Infinity) throw notJson('a number is too large');
      return said;
    });
  } catch ({ message, cause }) {
    throw notJson(cause ?? message);
  }
  // The names of each map that is open here; of a list none.
  const open = [];
  let twice;
  for (const [token, name] of text.matchAll(/[[\]{}]|("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"/g)) {
    if ((token === '[' || token === '{') && open.push(new Set()) > DEEPEST) throw notJson('it is too deep');
    if (token === ']' || token === '}') open.pop();
    if (name) {
      const read = JSON.parse(name);
      const names = open[open.length - 1];
      if (names.has(read)) twice ??= read;
      names.add(read);
    }
  }
  if (twice !== undefined) throw new Error(`it names \`${twice}\` twice`);
  if (!isMap(map)) throw new Error('it has to be a map like {"format": 1}');
  return map;
};

// Who says nothing: every pack, nothing sent, no other site.
const silent = () => ({ format: 1, hosts: [] });

/** What a file of those bytes says, and what is wrong in it; `served` are the ids of the packs that there are. */
export const check = (bytes, served) => {
  const faults = [];
  const fault = (at, why) => faults.push({ at, why });
  let file;
  try {
    file = mapOf(bytes);
  } catch ({ message, cause }) {
    // The words of the parser alone are the browser's own.
    return { operator: silent(), faults: [{ at: '', why: `The file cannot be read: ${message}.`, parser: cause }] };
  }
  const known = (map, place, names) => {
    for (const name of Object.keys(map)) {
      if (!names.includes(name)) fault(place + name, `is unknown. There are ${names.join(', ')}.`);
    }
  };
  // What is said there; nothing where it does not fit.
  const take = (said, at, fits, why) => {
    if (said === null || said === undefined) return undefined;
    if (fits(said)) return said;
    fault(at, why);
    return undefined;
  };
  const list = (name, of, fits, why) => {
    const all = take(file[name], name, Array.isArray, `has to be a list of ${of}.`);
    return all?.filter((one, index) => take(one ?? 0, `${name}[${index}]`, fits, why));
  };

  known(file, '', FIELDS);
  if (file.format !== 1) fault('format', 'has to be 1.');
  const there = `is no pack that is served. There are ${served.join(', ')}.`;
  let packs = list('packs', 'pack ids', (id) => served.includes(id), there);
  if (packs && !packs.length) {
    packs = undefined;
    fault('packs', 'offers nothing, so every pack is offered.');
  }
  let contact = take(file.contact, 'contact', isMap, 'has to be a map with url, email or phone.');
  if (contact) {
    const { name, url, email, phone } = contact;
    known(contact, 'contact.', CONTACT_FIELDS);
    contact = {
      name: take(name, 'contact.name', isName, 'has to be a map: {"ko": "…", "en": "…"}.'),
      url: take(url, 'contact.url', isPage, 'has to be an address with http or https.'),
      email: take(email, 'contact.email', isEmail, 'has to be an address for e-mail.'),
      phone: take(phone, 'contact.phone', isPhone, 'has to be a telephone number.'),
    };
    if (!contact.url && !contact.email && !contact.phone) {
      contact = undefined;
      fault('contact', 'has no way to ask: say url, email or phone.');
    }
  }
  const operator = {
    format: 1,
    packs,
    language: take(file.language, 'language', isLang, 'has to be "ko" or "en".'),
    contact,
    endpoint: take(file.endpoint, 'endpoint', isEndpoint, `has to be ${ENDPOINT}.`),
    hosts: list('hosts', 'origins', isOrigin, `has to be ${ORIGIN}.`) ?? [],
  };
  return { operator, faults };
};

/** Downloads the file and tells what is wrong in it. */
export const readOperator = async (served) => {
  const response = await fetch(new URL('operator.json', import.meta.url)).catch(() => ({}));
  // Who cannot have it has a calculator all the same, which sends nothing.
  const { operator, faults } = response.ok
    ? check(await response.arrayBuffer(), served)
    : { operator: silent(), faults: [{ at: '', why: 'The file could not be downloaded.' }] };
  for (const { at, why, parser } of faults) {
    console.error(`Bosang: operator.json: ${at && `\`${at}\` `}${why}${parser ? ` (${parser})` : ''}`);
  }
  return operator;
};
