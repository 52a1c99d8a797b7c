/** A text as one line, as a tag of `bag-info.txt` can hold it: white space collapsed, control characters gone. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
  const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
  return text.toWellFormed().replace(controls, " ").replace(/\s+/g, " ").trim();
}
