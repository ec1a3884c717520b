// What travels between a host page and the app: one closed type, of version 1.
// static/embed.d.ts writes it down for hosts.

export const VERSION = 1;

/** The most that a host may say of one thing, in characters. */
const MOST = 200;

const isObject = (it) => typeof it === 'object' && it !== null && !Array.isArray(it);

/** What a host may say, by type: what else than this is there is not heard. */
const FROM_HOST = {
  __proto__: null,
  prefill: ({ claim }) => isObject(claim),
  theme: ({ theme }) =>
    isObject(theme) && Object.values(theme).every((it) => typeof it === 'string' && it.length <= MOST),
  language: ({ lang }) => lang === 'ko' || lang === 'en',
};

/** Whether a host may say this to that instance. */
export function isFromHost(data, instance) {
  if (!isObject(data) || data.bosang !== VERSION || data.instance !== instance) return false;
  return data.type in FROM_HOST && FROM_HOST[data.type](data);
}
