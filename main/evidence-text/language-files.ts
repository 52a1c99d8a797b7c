import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the data of the reading program lie: beside the built app, or in the packages while this is source. */
export interface LanguageFiles {
  /** The program's greater half. */
  readonly wasm: string;
  /** What it knows of English: the integer model for the LSTM engine, which is the small and quick one; gzip. */
  readonly english: string;
}

/** scripts/build.mjs copies these to `dist/main/ocr/`. */
export const languageFileNames = {
  wasm: ["tesseract.js-core/tesseract-core-simd-lstm.wasm", "core.wasm"],
  english: ["@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz", "eng.traineddata.gz"],
} as const;

/** @param program `import.meta.url` of the program that asks: source while it ends in `.ts` */
export function languageFiles(program: string): LanguageFiles {
  const place = ([packaged, name]: readonly [string, string]) =>
    program.endsWith(".ts") ? fileURLToPath(import.meta.resolve(packaged)) : join(import.meta.dirname, "ocr", name);
  return { wasm: place(languageFileNames.wasm), english: place(languageFileNames.english) };
}
