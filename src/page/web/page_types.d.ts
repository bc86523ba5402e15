// What the scripts make of the data and of the reader's choices, and hand to each other.

type Fits = import("./score.js").Fits;
type ViewName = "ranking" | "weight" | "range" | "hype" | "compare";

/** Controls of page.html that have a kind of their own. */
interface PageElements {
  persona: HTMLSelectElement;
  keep: HTMLInputElement;
  reset: HTMLButtonElement;
  settings: HTMLDetailsElement;
  breakers: HTMLFieldSetElement;
}

type ElementPart = Node | string | null | undefined;
/** What an element is made of: parts, and lists of them. */
type ElementChild = ElementPart | ElementPart[];
/** Properties and attributes of an element, listeners among them. */
type ElementProperties = Record<string, string | number | boolean | ((event: any) => void) | null | undefined>;
type SvgAttributes = Record<string, string | number | null | undefined>;

/** One column of scores per criterion, and what the scores can become; unknown is NaN. */
interface Columns extends Array<Float64Array> {
  /** Which rows have any but exact scores. */
  open: Uint8Array;
  low: Float64Array[];
  high: Float64Array[];
  nextLow: Float64Array[];
  nextHigh: Float64Array[];
  coverage: Float64Array[];
  /** Of which cells nothing is known, where they hold what is expected. */
  only?: Uint8Array[];
  expected?: Columns;
}

interface Fit {
  score: number;
  low: number;
  high: number;
  coverage: number;
  known: number;
}

interface PageState {
  persona: number;
  /** Weights as the profile writes them, and what the end of a slider means. */
  raw: number[];
  scale: number;
  missing: Missing;
  evidence: Evidence;
  off: Set<number>;
  locked: Set<number>;
  keep: boolean;
  view: ViewName;
  criterion: number;
  open: number | null;
  pair: [number | null, number | null];
  shown: number;
  find: string;
}

/** Ranks by row; null: not ranked. */
interface Ranks {
  rankOf(row: number): number | null;
}

/** What rules look at. */
interface RuledScene {
  persona: Persona;
  personaIndex: number;
  evidence: Evidence;
  off: Set<number>;
  fits: Fits;
}

/** What follows from the choices at once. */
interface SceneBase extends RuledScene {
  missing: Missing;
  columns: Columns;
}

interface BareScene extends SceneBase {
  allows: (row: number) => boolean;
  rows: number[];
  ranks: number[];
  ranked: number;
  /** How many are ranked; null where only candidates are in the page. */
  behind: number | null;
}

/** All weights are 0. */
interface UnweightedScene extends BareScene {
  weights: null;
}

interface Scene extends BareScene {
  weights: Float64Array;
  ranks_of: Ranks;
  baseline: Ranks;
  /** Kept by unknowns.js. */
  unknowns?: UnknownWorth[];
}

type AnyScene = Scene | UnweightedScene;

interface View {
  root: HTMLElement;
  update(scene: AnyScene): void;
  updateLater(scene: AnyScene): void;
}

interface ExpectedScore {
  signal: number | null;
  mean: number;
  deviation: number;
  seen: number;
  ofLayer: number;
  givenOthers: number;
  criterion: number;
}

/** The score that counts, and the points it gives. */
interface Counted {
  used: number;
  contribution: number;
}
type SignalLine = DossierSignal & Counted;
type ExpectedLine = ExpectedScore & Counted;

interface CriterionLine {
  criterion: number;
  weight: number;
  score: number | null;
  stated: boolean;
  contribution: number;
  onlyExpected: boolean;
  signals: SignalLine[];
  expected: ExpectedLine[];
  unknown: number[];
}

interface Explanation {
  row: number;
  fit: Fit;
  criteria: CriterionLine[];
}

interface SignalGap {
  signal: number;
  a: SignalLine | null;
  b: SignalLine | null;
  gap: number;
}

interface ComparedLine {
  criterion: number;
  weight: number;
  a: CriterionLine;
  b: CriterionLine;
  restA: number;
  restB: number;
  gap: number;
  signals: SignalGap[];
}

interface Comparison {
  a: Explanation;
  b: Explanation;
  gap: number;
  level: boolean;
  criteria: ComparedLine[];
  overtakes: Overtake[];
}

/** `until`: where the order turns back; null: nowhere. */
interface OvertakeWay {
  from: number;
  to: number;
  levelOnly: boolean;
  until: number | null;
}
type Overtake = OvertakeWay & { criterion: number };

/** A fit score along the share of one criterion (share_path.js). */
interface SharePath {
  score: number;
  counts: number;
  points: number;
  known: number;
}
/** a[0] + a[1] x + a[2] x^2 */
type Polynomial = number[];

interface Turn {
  share: number;
  x: number;
  rising: number;
}

interface Stretch {
  share: number;
  low: Turn | null;
  high: Turn | null;
}

interface Crossing {
  share: number;
  score: number;
  up: number;
  down: number;
  first: boolean;
}

interface ChartFrame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
/** Where a value is in a chart. */
type Axis = (value: number) => number;

type HypePart = DossierSignal & { points: number };

interface HypeEntry {
  row: number;
  face: Fit;
  discounted: Fit;
  gap: number;
  parts: HypePart[];
  ofOthers?: number;
}

/** Unknown of one company: a signal, or a whole criterion. */
interface UnknownItem {
  criterion: number;
  signal: number | null;
}

interface UnknownWorth extends UnknownItem {
  company: number;
  value: number;
  changesTop: number;
  changesFirst: number;
  points: number;
}
type OpenQuestion = UnknownWorth & { values: UnknownWorth[] };

interface Contender {
  row: number;
  score: number;
  first: number;
}

/** `heads`: from a row to the row that it is level with. */
interface Verdict {
  drawn: number;
  allRanked: boolean;
  contenders: Contender[];
  heads: Map<number, number>;
  thin: number;
}
/** A part of a sentence; names from files keep their own direction. */
type SentencePart = string | { name: string };

interface BreakerHit {
  breaker: number;
  why: string;
}

interface CheckLine {
  item: ChecklistItem;
  check: string;
  why: string;
}
