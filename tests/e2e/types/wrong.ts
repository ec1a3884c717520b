// What is wrong by the types that are delivered, each on a line of its own.
import type { ToApp } from './embed';

const element = document.createElement('outage-claim');
element.prefill({ schema: 1, pack: 'a' });
element.addEventListener('bosang-estimate', ({ detail }) => detail.digest);
element.addEventListener('bosang-step', ({ detail }) => detail.why === 'because');
export const french: ToApp = { bosang: 1, instance: '', type: 'language', lang: 'fr' };
export const later: ToApp = { bosang: 2, instance: '', type: 'language', lang: 'en' };
