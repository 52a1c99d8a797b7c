import { defineConfig, mergeConfig } from "vite";
import base from "../../../renderer/vite.config.ts";

/** Builds the window over the bridge in memory, outside the app. */
export default mergeConfig(
  base,
  defineConfig({ root: import.meta.dirname, build: { outDir: "../../../out/renderer-page", emptyOutDir: true } }),
);
