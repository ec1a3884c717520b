// Reads what the operator says in operator.json, beside the app. What is faulty there is told on the
// console and left out, so that a claimant has a calculator whatever stands in it. The same rules in
// Rust: hosting/src/operator; hosting/vectors.json holds both to one another.

const FIELDS = ['format', 'packs', 'language', 'contact', 'endpoint', 'hosts'];
const CONTACT_FIELDS = ['name', 'url', 'email', 'phone'];
const ORIGIN = 'an origin like "https://help.example": https (http only on this machine), no path, no *';

const isMap = (said) => typeof said === 'object' && said !== null && !Array.isArray(said);
const urlOf = (said) => {
  try {
    return new URL(typeof said === 'string' ? said : '');
  } catch {
    return {};
  }
};
// Nobody between can read along.
const isSafe = ({ protocol, hostname }) =>
  protocol === 'https:' ||
  (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
const isOrigin = (said) => {
  const url = urlOf(said);
  return isSafe(url) && url.origin === said && !said.includes('*');
};
const isEndpoint = (said) => {
  const url = urlOf(said);
  return isSafe(url) && !url.username && !url.password && !said.includes('#');
};
const isPage = (said) => /^https?:$/.test(urlOf(said).protocol);
const isEmail = (said) => /^[^\s@]+@[^\s@]+$/.test(said);
const isPhone = (said) => typeof said === 'string' && /^[-+() ]*\d[-+() \d]*$/.test(said);
const isName = (said) => {
  const words = isMap(said) ? Object.entries(said) : [];
  return words.length > 0 && words.every(([lang, text]) => /^(ko|en)$/.test(lang) && isWord(text));
};
const isWord = (said) => typeof said === 'string' && said.trim() !== '';

/** What `text` says, and what is wrong in it; `served` are the ids of the packs that there are. */
export const check = (text, served) => {
  const faults = [];
  const fault = (at, why) => faults.push({ at, why });
  let file = {};
  try {
    file = JSON.parse(text);
    if (!isMap(file)) throw new Error('it has to be a map: {"format": 1, ...}');
  } catch (error) {
    fault('', `The file cannot be read: ${error.message}.`);
    return { operator: { format: 1, hosts: [] }, faults };
  }
  const known = (map, place, names) => {
    for (const name of Object.keys(map)) {
      if (!names.includes(name)) fault(place + name, `is unknown. There are ${names.join(', ')}.`);
    }
  };
  // What is said there; nothing where it does not fit.
  const take = (said, at, fits, what) => {
    if (said === null || said === undefined) return undefined;
    if (fits(said)) return said;
    fault(at, `has to be ${what}.`);
    return undefined;
  };
  const list = (name, fits, what) => {
    const all = take(file[name], name, Array.isArray, 'a list');
    return all?.filter((one, index) => take(one ?? 0, `${name}[${index}]`, fits, what));
  };

  known(file, '', FIELDS);
  if (file.format !== 1) fault('format', 'has to be 1.');
  let packs = list('packs', (id) => served.includes(id), `one of ${served.join(', ')}`);
  if (packs && !packs.length) {
    packs = undefined;
    fault('packs', 'offers nothing, so every pack is offered.');
  }
  let contact = take(file.contact, 'contact', isMap, 'a map with url, email or phone');
  if (contact) {
    const { name, url, email, phone } = contact;
    known(contact, 'contact.', CONTACT_FIELDS);
    contact = {
      name: take(name, 'contact.name', isName, 'a map: {"ko": "…", "en": "…"}'),
      url: take(url, 'contact.url', isPage, 'an address with https'),
      email: take(email, 'contact.email', isEmail, 'an address for e-mail'),
      phone: take(phone, 'contact.phone', isPhone, 'a telephone number'),
    };
    if (!contact.url && !contact.email && !contact.phone) {
      contact = undefined;
      fault('contact', 'has no way to ask: say url, email or phone.');
    }
  }
  const operator = {
    format: 1,
    packs,
    language: take(file.language, 'language', (said) => /^(ko|en)$/.test(said), '"ko" or "en"'),
    contact,
    endpoint: take(file.endpoint, 'endpoint', isEndpoint, 'an https address without user or #'),
    hosts: list('hosts', isOrigin, ORIGIN) ?? [],
  };
  return { operator, faults };
};

/** Downloads the file and tells what is wrong in it. */
export const readOperator = async (served) => {
  const response = await fetch('operator.json').catch(() => ({}));
  // Who cannot have it has a calculator all the same, which sends nothing.
  const { operator, faults } = check(response.ok ? await response.text() : '{"format": 1}', served);
  if (!response.ok) faults.push({ at: '', why: 'The file could not be downloaded.' });
  for (const { at, why } of faults) console.error(`Bosang: operator.json: ${at} ${why}`);
  return operator;
};
