import type { Browser, BrowserKind, DeviceFamily } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { AnyProbe } from "../probe.ts";
import { nothing, query, type Row, rowsOf } from "./rows.ts";

const questions: Readonly<Record<DeviceFamily, string>> = {
  windows:
    "SELECT name, version FROM programs WHERE name IN ('Google Chrome', 'Microsoft Edge') OR name LIKE 'Mozilla Firefox%'",
  macos:
    "SELECT bundle_identifier AS name, bundle_short_version AS version FROM apps WHERE path LIKE '/Applications/%.app'",
  linux:
    "SELECT name, version FROM deb_packages WHERE status = 'install ok installed' AND (name LIKE '%chrom%' OR name LIKE '%edge%' OR name LIKE 'firefox%')",
};

/** As installers, packages and bundles call them. */
const names: readonly (readonly [RegExp, BrowserKind])[] = [
  [/^(Google Chrome|com\.google\.Chrome|google-chrome-stable)$/, "chrome"],
  [/^(Microsoft Edge|com\.microsoft\.edgemac|microsoft-edge-stable)$/, "edge"],
  [/^(Mozilla Firefox\b.*\bESR\b.*|firefox-esr)$/, "firefox-esr"],
  [/^(Mozilla Firefox( [\d.]+)?( \(.*\))?|org\.mozilla\.firefox|firefox)$/, "firefox"],
  [/^com\.apple\.Safari$/, "safari"],
  [/^(org\.chromium\.Chromium|chromium|chromium-browser)$/, "chromium"],
];

/** Which of them opens links osquery does not know; `better` keeps what we found. */
export function browsersByOsquery(program: string, family: DeviceFamily): AnyProbe {
  return {
    item: "browsers",
    family,
    sources: () => ({ answer: query(program, questions[family]) }),
    parse: ({ answer = nothing }) => {
      const found = (rowsOf(answer) ?? []).flatMap(browserIn);
      return found.length === 0 ? noReading(answer) : { browsers: found, otherDefault: null };
    },
  };
}

function browserIn({ name = "", version = "" }: Row): readonly Browser[] {
  const kind = names.find(([pattern]) => pattern.test(name))?.[1];
  // Ubuntu's package of that name only fetches the snap.
  if (kind === undefined || version.includes("snap")) return [];
  const numbers = /^(?:\d+:)?(\d{1,5}(?:\.\d{1,6}){0,4})/.exec(version)?.[1] ?? null;
  return [{ kind, version: numbers, isDefault: false, packagedCurrent: null }];
}
