import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The app speaks US English: the thirty other languages that react-aria carries are left out of the bundle. */
function onlyEnglish(): Plugin {
  return {
    name: "only-english",
    enforce: "pre",
    load(id) {
      const locale = /[\\/]intl[\\/][^\\/]+[\\/]([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
      return locale !== undefined && locale !== "en-US" ? "export default {};" : null;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [onlyEnglish(), react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    // The content security policy allows neither data: pictures nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "chrome140",
    cssCodeSplit: false,
  },
});
