/** e to the power of minus this is less than half the last binary digit of 1. */
const BEYOND_PRECISION = 40;

/** The logarithm of the sum of two numbers that are given as logarithms. */
export function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  const [more, less] = a > b ? [a, b] : [b, a];
  // what is that much less probable does not change a number of this size
  if (more - less > BEYOND_PRECISION && Math.abs(more) > 1) return more;
  return more + Math.log1p(Math.exp(less - more));
}

/** The logarithm of the sum of numbers that are given as logarithms. */
export function logSum(values: readonly number[]): number {
  return values.reduce(logAdd, Number.NEGATIVE_INFINITY);
}
