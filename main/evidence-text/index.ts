export { isReadable, largestReadable, mostReadablePixels } from "./readable.ts";
export { longestReading, type ReadOptions, TextReader, type TextReaderOptions } from "./text-reader.ts";
export { tidyText } from "./tidy-text.ts";

/** Who read it: stands beside each text, so that a later version may read again what an older one did. */
export const readerVersion = "tesseract.js 7.0.0 eng/1";
