import { defineConfig } from "vitest/config";
import common from "./vitest.config.ts";

/** Tests that kill and fill disks and take their time: `npm run test:crash`. */
export default defineConfig({
  test: { ...common.test, include: ["test/**/*.battery.ts"], testTimeout: 600_000, maxWorkers: 1 },
});
