// What the report embeds in the page (present_report_json.cpp, page_model.cpp, page_persona.cpp, page_expected.cpp).
//
// A row is a company's place in `companies`. Criteria, signals, tiers and layers are places in the model's lists.

type Missing = "zero" | "renormalize" | "neutral" | "expected";
type Evidence = "face_value" | "discounted";

interface PageData {
  format: number;
  fitrank: string;
  /** How many companies were ranked for the page. */
  behind: number;
  /** From this row on companies are rows of tables. */
  first_of_tables: number;
  /** So many places are exact for any weights; null: all are. */
  exact_top: number | null;
  fixed_deal_breakers: boolean;
  model: DataModel;
  personas: Persona[];
  /** One for each day that some persona ranks for. */
  views: DayView[];
  companies: DataCompany[];
  /** For each view one per row; null where only scores are known. */
  dossiers: (Dossier | null)[][];
  /** One per persona. */
  verdicts: PersonaVerdicts[];
}

interface DataModel {
  criteria: Criterion[];
  tiers: { id: string; trust: number }[];
  signals: Signal[];
  layers: { id: string; label: string }[];
  risk_flags: (DataRule & { id: string; text: string })[];
}

/** `spoken`: as a sentence has it, where that differs. */
interface Criterion {
  id: string;
  label: string;
  spoken?: string;
}

/** Either its levels' scores, or the worst and the best score. */
interface Signal {
  id: string;
  label: string;
  unit: string;
  criterion: number;
  importance: number;
  question: string;
  levels?: number[];
  worst?: number;
  best?: number;
}

/** A rule about coverage or range, which only the page can decide. */
interface LiveRule {
  subject: "coverage" | "range";
  above?: number;
  below?: number;
  at_least?: number;
  at_most?: number;
  of_ranked?: boolean;
}

interface DataRule {
  rule: string;
  question: string;
  live: LiveRule | null;
}

/** `lines`: the first and the last in the profile's text; null where it cannot become a comment. */
interface DealBreaker extends DataRule {
  text: string;
  lines: [number, number] | null;
}

interface ChecklistItem {
  question: string;
  criterion: number | null;
  has_rule: boolean;
  rule: string | null;
  ask: string;
  live: LiveRule | null;
}

/** Where a value is in the text of a profile; lines and columns count from 1, columns in code points. */
interface ProfileSpot {
  key: string;
  criterion?: number;
  line: number;
  column: number;
  length: number;
  is: number | string | null;
  before: string;
  after: string;
}

interface Persona {
  id: string;
  title: string;
  weights: number[];
  /** Weights to open with, where they are not the persona's own. */
  start?: number[];
  missing: Missing;
  evidence: Evidence;
  top: number | null;
  as_of: string | null;
  as_of_from: string | null;
  /** Which of the views has its day. */
  view: number;
  /** Companies that its deal-breakers exclude and that are not in the page. */
  excluded_beyond: number;
  /** The interval around an expected score, in deviations, and the factor of the errors under either evidence. */
  reach: number;
  factor: Record<Evidence, number>;
  interval: number;
  deal_breakers: DealBreaker[];
  checklist: ChecklistItem[];
  audience: Record<string, string | string[]>;
  needs: Record<string, string[]>;
  yaml: string;
  yaml_spots: ProfileSpot[];
  deal_breakers_end: { line: number; column: number } | null;
}

/** Low, high, low and high after one more observation, coverage. */
type DataExtent = [number, number, number, number, number];
/** One per row; null in it: all extents of the row are exact. */
type DataExtents = ((DataExtent | null)[] | null)[];
/** One list of scores per row; null: unknown. */
type DataScores = (number | null)[][];

/** All companies on one day; what is null of `discounted` is as at face value. */
interface DayView {
  as_of: string | null;
  face: DataScores;
  discounted: DataScores | null;
  face_extents: DataExtents;
  discounted_extents: DataExtents | null;
  face_expected: DataExpected | null;
  discounted_expected: DataExpected | null;
}

/** Signal, mean, deviation, employers, of its layer, given others, criterion. */
type ExpectedEntry = [number | null, number, number, number, number, number, number];

/** What is expected of the unknown. Covariances are lower halves, one for each kind of companies. */
interface DataExpected {
  scores: DataScores;
  usual: (ExpectedEntry | null)[];
  signals: (ExpectedEntry[] | null)[];
  kinds: number[];
  covariances: number[][];
  supposed: number[][];
}

interface DataCompany {
  id: string;
  name: string;
  spoken?: string;
  ticker?: string;
  cik?: string;
  layer?: number;
  market?: string;
  /** For each criterion whether a table states its score. */
  stated?: boolean[];
  observations: DataObservation[];
  claims: DataClaim[];
}

interface DataObservation {
  signal: number;
  value: string;
  tier?: number;
  as_of?: string;
  source: string;
  title?: string;
  note?: string;
}

interface DataClaim {
  text: string;
  tier: number;
  as_of?: string;
  source: string;
  title?: string;
  signal: number;
}

/** Numbers of observations are places in the company's list. */
interface Dossier {
  signals: DossierSignal[];
  later: number[];
  stale: number[];
  flags: { face: FlagHit[]; discounted: FlagHit[] | null };
  claims: { claim: number; observation: number | null; backed: boolean; contradicted: boolean }[];
}

interface DossierSignal {
  signal: number;
  chosen: number;
  conflicting: number[];
  set_aside: string[];
  face: number;
  discounted: number;
  trust: number;
}

interface FlagHit {
  flag: number;
  reason: string;
}

/** One per row; null: the company passes everything. `discounted` null: as at face value. */
interface PersonaVerdicts {
  face: (DataVerdict | null)[];
  discounted: (DataVerdict | null)[] | null;
}

/** A letter for each deal-breaker: passes, fails, only asking decides; empty where the page decides. */
interface DataVerdict {
  rules: ("p" | "f" | "a" | "")[];
  why: string[];
  checks: string[];
  check_why: string[];
}
