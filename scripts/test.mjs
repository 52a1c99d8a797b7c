// `npm test`: types, lint, format, unit, end-to-end, in turn, all of them whatever fails; last line `N passed, N failed`.
// `node scripts/test.mjs stage... [-- arguments for the one stage]`
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withDisplay } from "./hosts.mjs";
import { node24, root } from "./node24.mjs";
import { trySetup } from "./setup.mjs";
import { withKeyring } from "./with-keyring.mjs";

const reports = join(root, "out", "test");
const inModules = (...path) => join(root, "node_modules", ...path);

/** A stage that is one check: it counts as one. */
function check(script, ...args) {
  return async (more) => {
    const { status } = spawnSync(node24(), [script, ...args, ...more], { cwd: root, stdio: "inherit" });
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };
}

/** A stage that runs tests beside a keychain, and writes a JSON report from which they are counted. */
function tests(name, count, ...args) {
  return async (more) => {
    const report = join(reports, `${name}.json`);
    mkdirSync(reports, { recursive: true });
    rmSync(report, { force: true });
    process.env.CUSTODIA_REPORT = report;
    const command = [node24(), ...args.map((arg) => arg.replace("REPORT", report)), ...more];
    const code = await withKeyring(withDisplay(command));
    return honest(existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : nothing, code);
  };
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** A runner that broke, or that found nothing to run, has not passed. */
function honest(counts, code) {
  const ran = counts.passed + counts.failed > 0;
  return counts.failed === 0 && (code !== 0 || !ran) ? { ...counts, failed: 1 } : counts;
}

function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

const vitest = (name, config) =>
  tests(
    name,
    countVitest,
    inModules("vitest", "vitest.mjs"),
    "run",
    "--config",
    config,
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=REPORT",
  );

const stages = {
  types: check(inModules("typescript", "bin", "tsc"), "-p", "."),
  lint: check(inModules("@biomejs", "biome", "bin", "biome"), "lint", "."),
  format: check(inModules("@biomejs", "biome", "bin", "biome"), "check", "--linter-enabled=false", "."),
  unit: vitest("unit", "test/vitest.config.ts"),
  e2e: tests(
    "e2e",
    countPlaywright,
    inModules("@playwright", "test", "cli.js"),
    "test",
    "--config",
    "test/e2e/playwright.config.ts",
    "--project=specs",
  ),
  crash: vitest("crash", "test/battery.config.ts"),
};

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

const split = process.argv.indexOf("--");
const named = process.argv.slice(2, split === -1 ? undefined : split).filter((argument) => argument in stages);
const more = process.argv.slice(2).filter((argument) => argument !== "--" && !named.includes(argument));

// A broken build fails the run, but what can be checked without it still is.
let total = trySetup() ? nothing : { ...nothing, failed: 1 };
const wanted = named.length > 0 ? named : ["types", "lint", "format", "unit", "e2e"];
for (const name of node24() === null ? [] : wanted) {
  process.stdout.write(`\n== ${name}\n`);
  const counts = await stages[name](more);
  process.stdout.write(`-- ${name}: ${inWords(counts)}\n`);
  total = Object.fromEntries(Object.keys(nothing).map((key) => [key, total[key] + counts[key]]));
}
process.stdout.write(`\n${inWords(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
