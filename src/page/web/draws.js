// Random numbers by their place, and weights drawn near a persona's: the engine's own, to the last bit.
//
// A number's place is its seed, stream, draw and counter, so that no draw hangs on another (counter_draws.hpp). Its 64
// bits are kept in two halves of 32: whole numbers of a double are exact to 53 bits only, and BigInt takes a hundred
// times longer. Weights are normalised gamma variates (weight_draws.hpp); logarithm and exponential are sums and
// products alone (steady_math.hpp), since Math.log may differ between browsers.

/** The number last made, in two halves: a pair made anew for each would be the dearest part of all. */
const halves = new Int32Array(2);

/** The upper 32 bits of the product of two numbers of 32 bits.
 * @param {number} a @param {number} b */
function upperOfProduct(a, b) {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (other >>> 16);
}

/** Makes the step of a counter: the counter plus 1, times the golden ratio's bits.
 * @param {number} counterHigh @param {number} counterLow */
function makeStep(counterHigh, counterLow) {
  const low = (counterLow + 1) | 0;
  const high = counterHigh + (low === 0 ? 1 : 0);
  halves[0] = upperOfProduct(low, 0x7f4a7c15) + Math.imul(high, 0x7f4a7c15) + Math.imul(low, 0x9e3779b9);
  halves[1] = Math.imul(low, 0x7f4a7c15);
}

/** Makes the number of a key and a step: the SplitMix64 finaliser of their sum.
 * @param {number} keyHigh @param {number} keyLow @param {number} stepHigh @param {number} stepLow */
function makeNumber(keyHigh, keyLow, stepHigh, stepLow) {
  const sum = (stepLow >>> 0) + (keyLow >>> 0);
  let high = (stepHigh + keyHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
  let low = sum | 0;
  low ^= (low >>> 30) | (high << 2);
  high ^= high >>> 30;
  high = (upperOfProduct(low, 0x1ce4e5b9) + Math.imul(high, 0x1ce4e5b9) + Math.imul(low, 0xbf58476d)) | 0;
  low = Math.imul(low, 0x1ce4e5b9);
  low ^= (low >>> 27) | (high << 5);
  high ^= high >>> 27;
  high = (upperOfProduct(low, 0x133111eb) + Math.imul(high, 0x133111eb) + Math.imul(low, 0x94d049bb)) | 0;
  low = Math.imul(low, 0x133111eb);
  halves[0] = high ^ (high >>> 31);
  halves[1] = low ^ ((low >>> 31) | (high << 1));
}

/** @param {number} keyHigh @param {number} keyLow @param {number} counterHigh @param {number} counterLow */
function mixHalves(keyHigh, keyLow, counterHigh, counterLow) {
  makeStep(counterHigh, counterLow);
  makeNumber(keyHigh, keyLow, halves[0], halves[1]);
}

/** The number last made as a whole one below 2^53. */
function wholeNumber() {
  return (halves[0] >>> 0) * 0x200000 + (halves[1] >>> 11);
}

/** A counter whose step is made once for all draws. */
export class Counter {
  /** @param {number} high @param {number} low */
  constructor(high, low) {
    makeStep(high, low);
    this.step = halves.slice();
  }
}

export class CounterDraws {
  /** @param {number} seed @param {number} stream @param {number} draw */
  constructor(seed, stream, draw) {
    mixHalves(0, seed, 0, 0);
    mixHalves(halves[0], halves[1], 0, stream);
    mixHalves(halves[0], halves[1], 0, draw);
    this.key = halves.slice();
  }

  /** A whole number below 2^53; the counter in halves.
   * @param {number} high @param {number} low */
  whole(high, low) {
    mixHalves(this.key[0], this.key[1], high, low);
    return wholeNumber();
  }

  /** In [0, 1), of a Counter.
   * @param {Counter} counter */
  unit({ step }) {
    makeNumber(this.key[0], this.key[1], step[0], step[1]);
    return wholeNumber() * kUnit;
  }
}

const kUnit = 2 ** -53;

/** ln 2 in two parts; the first has zeros enough at its end to be multiplied by an exponent exactly. */
const kLn2High = 0x162e42fee * 2 ** -33;
const kLn2Low = 0x1a39ef35793c76 * 2 ** -85;
const kLogTerms = 13;
const kLogFactors = Float64Array.from({ length: kLogTerms }, (_, n) => 1 / (2 * n + 1));
const kExpTerms = 16;

const doubleBits = new DataView(new ArrayBuffer(8));

/** @param {number} exponent */
function powerOfTwo(exponent) {
  doubleBits.setUint32(0, (exponent + 1023) << 20);
  doubleBits.setUint32(4, 0);
  return doubleBits.getFloat64(0);
}

/** x > 0, finite and not subnormal.
 * @param {number} x */
function steadyLog(x) {
  doubleBits.setFloat64(0, x);
  const bits = doubleBits.getUint32(0);
  let exponent = (bits >>> 20) - 1022;
  doubleBits.setUint32(0, (bits & 0xfffff) | (1022 << 20));
  let m = doubleBits.getFloat64(0);
  if (m < Math.SQRT2 / 2) {
    m *= 2;
    --exponent;
  }
  const z = (m - 1) / (m + 1);
  const square = z * z;
  let series = 0;
  for (let n = kLogTerms - 1; n >= 0; --n) series = series * square + kLogFactors[n];
  return exponent * kLn2High + (exponent * kLn2Low + 2 * z * series);
}

/** 0 where x is below what a double can hold; x <= 0.
 * @param {number} x */
function steadyExp(x) {
  if (x < -750) return 0;
  const steps = Math.floor(x / Math.LN2 + 0.5);
  const rest = x - steps * kLn2High - steps * kLn2Low;
  let series = 1;
  for (let n = kExpTerms; n >= 1; --n) series = 1 + (rest / n) * series;
  // What is too small for a normal number is rounded once.
  return steps < -1000 ? series * powerOfTwo(-1000) * powerOfTwo(steps + 1000) : series * powerOfTwo(steps);
}

/** The numbers of one criterion in one draw, in (0, 1). */
class CriterionNumbers {
  /** @param {CounterDraws} draws @param {number} criterion */
  constructor(draws, criterion) {
    this.draws = draws;
    this.criterion = criterion;
    this.next = 0;
  }

  unit() {
    return (this.draws.whole(this.criterion, this.next++) + 0.5) * kUnit;
  }

  /** Marsaglia's polar method; the second number of each pair is not used. */
  normal() {
    for (;;) {
      const x = 2 * this.unit() - 1;
      const y = 2 * this.unit() - 1;
      const square = x * x + y * y;
      if (square < 1 && square > 0) return x * Math.sqrt((-2 * steadyLog(square)) / square);
    }
  }
}

/** The logarithm of a gamma variate.
 * @param {number} shape @param {CriterionNumbers} numbers */
function logGammaVariate(shape, numbers) {
  const boost = shape < 1 ? steadyLog(numbers.unit()) / shape : 0;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = numbers.normal();
    const root = 1 + c * x;
    if (!(root > 0)) continue;
    const v = root * root * root;
    const logV = steadyLog(v);
    if (steadyLog(numbers.unit()) < (x * x) / 2 + d - d * v + d * logV) return steadyLog(d) + logV + boost;
  }
}

const kWeightStream = 1;
const kConcentration = 100;

/** The weights of draw `number`, near `profile` (scaled to sum 1); what weighs nothing there never does.
 * @param {Float64Array} profile @param {number} seed @param {number} number */
export function drawWeights(profile, seed, number) {
  const draws = new CounterDraws(seed, kWeightStream, number);
  const weights = new Float64Array(profile.length);
  let greatest = -Infinity;
  profile.forEach((share, c) => {
    if (!(share > 0)) return;
    weights[c] = logGammaVariate(share * kConcentration, new CriterionNumbers(draws, c));
    greatest = Math.max(greatest, weights[c]);
  });
  let sum = 0;
  profile.forEach((share, c) => {
    if (share > 0) sum += weights[c] = steadyExp(weights[c] - greatest);
  });
  profile.forEach((share, c) => {
    if (share > 0) weights[c] /= sum;
  });
  return weights;
}
