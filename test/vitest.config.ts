import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["node_modules/**", "dist/**", "test/e2e/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
