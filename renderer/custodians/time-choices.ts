/** The usual choices, and the present value when it is none of them. */
export function choicesWith(usual: readonly number[], now: number): readonly number[] {
  return usual.includes(now) ? usual : [...usual, now].sort((a, b) => a - b);
}
