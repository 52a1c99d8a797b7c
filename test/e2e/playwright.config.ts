import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = join(import.meta.dirname, "..", "..");
const report = process.env.CUSTODIA_REPORT;

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(root, "out", "test", "e2e"),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: true,
  reporter: [["./host-reporter.ts"], ["list"], ...(report ? [["json", { outputFile: report }] as const] : [])],
  projects: [
    { name: "specs", testMatch: "*.spec.ts" },
    { name: "tour", testMatch: "tour/*.tour.ts", timeout: 300_000 },
  ],
});
