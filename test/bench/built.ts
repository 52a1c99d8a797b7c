import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outDir = join(root, "out", "bench-export");

/**
 * The program that is measured, as it is shipped: bundled. Stripping the types of TypeScript takes 45 MB of a process that has none to
 * spare for it.
 * @returns full path of export-process as JavaScript, with the worker beside it
 */
export async function builtExport(): Promise<string> {
  const input = {
    "export-process": join(root, "test/bench/export-process.ts"),
    "package-worker": join(root, "main/services/package-worker.ts"),
  };
  const external = ["better-sqlite3", /^node:/];
  const output = { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" } as const;
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    envDir: false,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: "node24",
      rolldownOptions: { input, external, output },
    },
  });
  return join(outDir, "export-process.js");
}
