// Types of <outage-claim> and of what it says; docs/embedding.md tells what each is for. They take
// effect where a project imports them: import type {} from './embed';

import type { Claim, Estimate, Submission } from './documents';

export type { Claim, Estimate, Submission };

/** The languages that there are. */
export type Lang = 'ko' | 'en';

/** Why the attention went somewhere in the frame. */
export type StepReason =
  /** The first page is shown. */
  | 'open'
  /** Another page is. */
  | 'page'
  /** Something wants another look before the page can be left. */
  | 'problem'
  /** The person followed a link within the page. */
  | 'focus';

/** Where in the interview the person is. It names a page, never an answer. */
export interface Step {
  /** Such as `start`, `q/claimant`, `check`, `estimate`, `submit`, and `finder` without a scheme. */
  page: string;
  /** What the page is headed, in the language shown. */
  heading: string;
  why: StepReason;
}

/** `<outage-claim>`: the calculator in a frame as high as its content. */
export interface OutageClaimElement extends HTMLElement {
  /** Fills in what the page knows, where the claimant has answered nothing yet. */
  prefill(claim: Claim): void;
}

/** The events of an `<outage-claim>`, by name. They bubble. */
export interface OutageClaimEventMap {
  /** The frame has answered; it does again after each visit to another of its pages. */
  'bosang-ready': CustomEvent<undefined>;
  'bosang-step': CustomEvent<Step>;
  /** At each change of the estimate. */
  'bosang-estimate': CustomEvent<Estimate>;
  /** When the claimant hands it over, and never else. */
  'bosang-submission': CustomEvent<Submission>;
}

/** What every message between element and frame carries. */
export interface Envelope {
  bosang: 1;
  /** Drawn at random by the element for each frame. */
  instance: string;
}

/** From the frame. The first is `ready`, with a port; all others come through that port. */
export type FromApp = Envelope &
  (
    | { type: 'ready' }
    | { type: 'resize'; height: number }
    | ({ type: 'step'; top: number; height: number } & Step)
    | { type: 'estimate'; estimate: Estimate }
    | { type: 'submission'; submission: Submission }
  );

/** The look asked for, each as CSS writes it; an empty text asks for nothing. */
export interface Theme {
  scheme: 'light' | 'dark' | 'auto';
  accent: string;
  background: string;
  text: string;
  font: string;
  radius: string;
}

/** To the frame, through its port. */
export type ToApp = Envelope &
  (
    | { type: 'prefill'; claim: Claim }
    | { type: 'theme'; theme: Theme }
    | { type: 'language'; lang: Lang }
  );

declare global {
  interface HTMLElementTagNameMap {
    'outage-claim': OutageClaimElement;
  }

  interface HTMLElementEventMap extends OutageClaimEventMap {}
}
