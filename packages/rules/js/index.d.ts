/** Published rules of compensation. `README.md` has an example. */
import type {
  Action,
  CitationId,
  Claim,
  ClaimFault,
  Currency,
  Estimate as EstimateJson,
  Fold,
  Input,
  Instant,
  Line,
  OptionId,
  PackRef,
  Quantity,
  QuestionId,
  RemedyId,
  Rounding,
  ServiceOutage,
  Sha256,
  Source,
  Submission,
  TableId,
  Totals,
  ValueId,
  ValueStep,
} from './documents.js';

export type * from './documents.js';
export type { EstimateJson };

/** Makes the package ready: downloads the wasm in a browser, does nothing in Node.js. */
export function init(from?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** Reads a compiled pack: its JSON as text, as bytes, or as the object it stands for. */
export function load(pack: string | Uint8Array | ArrayBuffer | object): Pack;

/** Recomputes a submission with the pack among `packs` that it names. */
export function verify(submission: Submission | string | Uint8Array | ArrayBuffer, packs: Pack | Iterable<Pack>): Verdict;

/** A pack that stays in wasm. It comes from {@link load}. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  /** The SHA-256 of its canonical JSON. */
  readonly hash: Sha256;
  /** The languages that it is written in. */
  readonly languages: Lang[];
  /** What the pack gives for `claim` at `now`. */
  estimate(claim: ClaimInput, now: Moment): Estimate;
  /** How every line came to what it is. */
  explain(claim: ClaimInput, now: Moment): LineExplained[];
  /** What goes to the back office. `key` is chosen at random once a claim. */
  submission(claim: ClaimInput, now: Moment, key: string): Submission;
  /** Gives its memory back; after that it cannot be used. */
  free(): void;
}

/** A claim, or its JSON. */
export type ClaimInput = Claim | string | Uint8Array | ArrayBuffer;

/** A moment with its offset, to the second; a `Date` is told at the pack's own offset. */
export type Moment = Instant | Date;

export type Lang = 'ko' | 'en';

/**
 * What a pack gives for a claim. Parts become objects when they are first read, and are the same
 * objects from then on.
 */
export interface Estimate {
  readonly pack: PackRef;
  readonly now: Instant;
  readonly currency: Currency;
  readonly lines: Line[];
  readonly totals: Totals;
  readonly values: ValueStep[];
  readonly outages: ServiceOutage[];
  readonly asked: QuestionId[];
  readonly missing: QuestionId[];
  readonly faults: ClaimFault[];
  /** The estimate of the schema, as a plain object. */
  toJSON(): EstimateJson;
}

/** What {@link verify} found. */
export type Verdict =
  /** Recomputing gives the same, to the won. */
  | { verdict: 'equal' }
  /** Recomputing gives something else; this is the first place. A side without a value there has no member. */
  | { verdict: 'different'; pointer: string; submitted?: unknown; recomputed?: unknown }
  /** None of the packs has the submission's id, version and hash. */
  | { verdict: 'unknown_pack'; pack: PackRef }
  /** The digest is not that of the content: it was changed after it was made. */
  | { verdict: 'tampered' };

/** How a line came to what it is. */
export interface LineExplained {
  remedy: RemedyId;
  /** In the order in which one would compute them. */
  steps: ExplainedStep[];
}

export interface ExplainedStep {
  subject: { value: ValueId } | { item_value: [ValueId, number] } | { action: Action };
  /** How, in reading order; empty when it was looked up and not computed. */
  formula: Token[];
  /** The same with only the branch that was taken of each `if`. */
  taken: Token[];
  inputs: Input[];
  band: BandRange | null;
  /** Nothing when an answer is missing. */
  result: Quantity | null;
  citations: CitationId[];
}

/** From where to where a band reaches; without an end it is open there. */
export interface BandRange {
  lower: Edge | null;
  upper: Edge | null;
}

export interface Edge {
  at: Quantity;
  inclusive: boolean;
}

/** A piece of a formula. */
export type Token =
  | { literal: Quantity }
  | { name: [Source, Quantity | null] }
  | { previous: Quantity }
  | { choice: [QuestionId, OptionId] }
  | { operator: Operator }
  | { function: FunctionName }
  | 'open'
  | 'close'
  | 'comma';

export type Operator =
  | 'add' | 'subtract' | 'multiply' | 'divide'
  | { compare: 'less' | 'at_most' | 'equal' | 'not_equal' | 'at_least' | 'more' }
  | 'and' | 'or' | 'not' | 'is' | 'is_one_of' | 'if' | 'then' | 'else';

/** What is done to the arguments in the parentheses that follow. */
export type FunctionName =
  | 'min' | 'max' | 'highest_week' | 'has_week' | 'within' | 'after_months'
  | { round: Rounding }
  | { lookup: TableId }
  | { fold: Fold }
  | { month: 'start' | 'end' | 'length' }
  | { is_worked: string }
  | { after_worked: string }
  | { worked_between: string };

/** Everything that this package throws. */
export class RulesError extends Error {
  private constructor();
  readonly name: 'RulesError';
  readonly code: RulesErrorCode;
  /** A JSON Pointer into the document, where the place is known. */
  readonly path: string | undefined;
  /** All that is wrong, the first first. */
  readonly faults: readonly Fault[];
}

export interface Fault {
  code: RulesErrorCode;
  message: string;
  path?: string | undefined;
}

export type RulesErrorCode =
  | 'not_ready'
  | 'bad_pack'
  | 'other_pack_format'
  | 'bad_claim'
  | 'other_claim_format'
  | 'bad_submission'
  | 'other_submission_format'
  | 'bad_moment'
  | 'bad_key'
  | 'freed_pack'
  | 'internal';
