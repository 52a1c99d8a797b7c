import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import script from "tesseract.js/src/worker-script/index.js";
import start from "tesseract.js-core/tesseract-core-simd-lstm.js";
import { AppError } from "../lib/app-error.ts";
import type { LanguageFiles } from "./language-files.ts";

const lstmOnly = 1;
/** Finds the blocks of text on a page by itself. */
const automatic = "3";

/**
 * tesseract.js with its own files and nothing else: what it would fetch or keep is refused, so that no picture's text and no word of what
 * is read here ever leaves the computer. For one thread; the library keeps one engine.
 */
export class Engine {
  #onProgress: (part: number) => void = () => {};

  private constructor() {}

  /** Some 100 ms, and 60 MB of memory. Throws what reading the files throws. */
  static async start(files: LanguageFiles): Promise<Engine> {
    const engine = new Engine();
    script.setAdapter({
      getCore: async () => coreOf(files.wasm),
      gunzip: gunzipSync,
      fetch: refuse,
      readCache: async () => readFileSync(files.english),
      writeCache: refuse,
      deleteCache: refuse,
    });
    await engine.#ask("load", { options: { lstmOnly: true, logging: false } });
    const options = { langPath: ".", cacheMethod: "none", gzip: true, lstmOnly: true };
    await engine.#ask("loadLanguage", { langs: "eng", options });
    await engine.#ask("initialize", { langs: "eng", oem: lstmOnly, config: {} });
    await engine.#ask("setParameters", { params: { tessedit_pageseg_mode: automatic } });
    return engine;
  }

  /**
   * The text as it was found, line by line. The thread does nothing else meanwhile.
   * @param onProgress told the part that is done, 0 to 1
   */
  async read(picture: Uint8Array, onProgress: (part: number) => void): Promise<string> {
    this.#onProgress = onProgress;
    const page = await this.#ask("recognize", { image: picture, options: {}, output: { text: true } });
    return (page as { readonly text: string }).text;
  }

  #ask(action: string, payload: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const packet = { workerId: "reader", jobId: action, action, payload };
      script.dispatchHandlers(packet, ({ status, data }) => {
        if (status === "resolve") resolve(data);
        else if (status === "reject") reject(new Error(String(data)));
        else if (action === "recognize") this.#onProgress((data as { readonly progress: number }).progress);
      });
    });
  }
}

/**
 * Read at once, not by the threads that all of Node shares: those that this thread is the first to need would stay as low as it is.
 * What the program would write to the terminal goes nowhere: it may hold words of the picture.
 */
function coreOf(wasm: string): typeof start {
  const quiet = { wasmBinary: readFileSync(wasm), print: () => {}, printErr: () => {} };
  return (options) => start({ ...options, ...quiet });
}

async function refuse(): Promise<never> {
  throw new AppError("READING_FAILED");
}
