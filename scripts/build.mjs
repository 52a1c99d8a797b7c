// Builds dist/: main (with its workers and the command line), preload, renderer, policy packs. `node scripts/build.mjs [--force]`
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputs, stampFile, upToDate } from "./inputs.mjs";
import { root } from "./node24.mjs";

/** Native modules stay packages, and Electron is there at run time; all else goes into the bundles. */
const external = ["electron", "better-sqlite3", "keytar", /^node:/];

const common = { configFile: false, root, logLevel: "warn", envDir: false };

function nodeBundle(outDir, input, output) {
  return {
    ...common,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      outDir: join(root, "dist", outDir),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      target: "node24",
      rolldownOptions: { input, external, output },
    },
  };
}

const entries = {
  index: "main/index.ts",
  cli: "main/cli.ts",
  "verify-worker": "main/removal-log/verify-worker.ts",
  "package-worker": "main/services/package-worker.ts",
  "package-check-worker": "main/services/package-check-worker.ts",
  "redaction-worker": "main/requests/redaction-worker.ts",
  "table-worker": "main/register/moving/table-worker.ts",
  "kdbx-worker": "main/vault/moving/kdbx-worker.ts",
  "strength-worker": "main/vault/password/strength-worker.ts",
  "reader-worker": "main/evidence-text/reader-worker.ts",
  "check-worker": "main/device/check-worker.ts",
};

function mainBundle() {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)]));
  // Chunks lie beside the entries, so that `import.meta.url` means the same folder in all of them.
  const output = { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" };
  // CommonJS packages ask for it (the reading program does); a module has it under another name.
  return { ...nodeBundle("main", input, output), define: { __dirname: "import.meta.dirname" } };
}

/** Data of the program that reads the text in pictures. */
const ocr = {
  "core.wasm": "tesseract.js-core/tesseract-core-simd-lstm.wasm",
  "eng.traineddata.gz": "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz",
};

function copyOcr() {
  const folder = join(root, "dist", "main", "ocr");
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(ocr)) copyFileSync(join(root, "node_modules", file), join(folder, name));
}

function preloadBundle() {
  const input = { index: join(root, "preload", "index.ts") };
  return nodeBundle("preload", input, { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false });
}

function rendererBundle() {
  return { configFile: join(root, "renderer", "vite.config.ts"), logLevel: "warn", build: { emptyOutDir: true } };
}

export async function build() {
  const { build: bundle } = await import("vite");
  const changed = inputs();
  rmSync(stampFile, { force: true });
  await bundle(mainBundle());
  copyOcr();
  await bundle(preloadBundle());
  await bundle(rendererBundle());
  const packs = join(root, "dist", "assets", "policies");
  rmSync(packs, { recursive: true, force: true });
  mkdirSync(packs, { recursive: true });
  if (existsSync(join(root, "assets", "policies")))
    cpSync(join(root, "assets", "policies"), packs, { recursive: true });
  cpSync(join(root, "assets", "end-of-life.json"), join(root, "dist", "assets", "end-of-life.json"));
  writeFileSync(stampFile, changed);
}

if (import.meta.filename === process.argv[1] && (process.argv.includes("--force") || !upToDate())) await build();
