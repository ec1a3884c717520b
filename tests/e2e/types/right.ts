// What a host page may write, by the types that are delivered.
import type { Claim, FromApp, OutageClaimElement, Step, ToApp } from './embed';

const element: OutageClaimElement = document.createElement('outage-claim');

element.addEventListener('bosang-estimate', ({ detail }) => {
  const hash: string = detail.pack.hash;
  const lines: number = detail.lines.length;
  console.log(hash, lines);
});

document.querySelector('outage-claim')?.addEventListener('bosang-submission', (event) => {
  const key: string = event.detail.idempotency_key;
  const claim: Claim = event.detail.claim;
  console.log(key, claim.answers);
});

element.addEventListener('bosang-step', ({ detail }: CustomEvent<Step>) => console.log(detail.why === 'page'));

element.prefill({
  schema: 1,
  pack: 'kakao-2022-10-15',
  version: '1.0.0',
  answers: { claimant: { choice: 'consumer' } },
  windows: {},
  other_losses: [],
  evidence: {},
});

export const answer = (message: FromApp): ToApp | undefined =>
  message.type === 'ready'
    ? { bosang: 1, instance: message.instance, type: 'language', lang: 'en' }
    : undefined;
