import type { Browser, BrowserKind } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { compareVersions } from "../../model/device/versions.ts";
import { firefoxOf } from "../firefox.ts";
import type { Around, Outcome, Probe, Source } from "../probe.ts";
import { browserRegisters, comparable, kindOf, registeredBrowsers } from "./registered-browsers.ts";
import { parseRegistry, registryQuery } from "./registry.ts";

const association = "HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\https";

/** Browsers on Chromium keep each version in a folder of its name, beside the program. */
const folders: readonly (readonly [BrowserKind, string, string])[] = [
  ["chrome", "Google\\Chrome\\Application", "chrome.exe"],
  ["edge", "Microsoft\\Edge\\Application", "msedge.exe"],
  ["chromium", "Chromium\\Application", "chrome.exe"],
];

/** For all people of this computer, and for this one. */
function places({ programs, home }: Around): readonly string[] {
  return [...programs, `${home}\\AppData\\Local`];
}

export const browsersProbe: Probe<"browsers", string> = {
  item: "browsers",
  family: "windows",
  sources: (around) => {
    const found = places(around).flatMap((place, at): [string, Source][] => [
      ...folders.map(([kind, path]): [string, Source] => [`${kind}-${at}`, { folder: `${place}\\${path}` }]),
      [`firefox-${at}`, { file: `${place}\\Mozilla Firefox\\application.ini` }],
      [`channel-${at}`, { file: `${place}\\Mozilla Firefox\\defaults\\pref\\channel-prefs.js` }],
    ]);
    return {
      ...Object.fromEntries(found),
      ...browserRegisters(around),
      default: registryQuery(around, association, "/s"),
    };
  },
  parse: (outcomes, around) => {
    const registered = registeredBrowsers(outcomes);
    const found = [
      ...places(around).flatMap((_, at) => [
        ...folders.flatMap(([kind, , program]) => versionsIn(kind, program, outcomes[`${kind}-${at}`])),
        ...firefoxOf(outcomes[`firefox-${at}`], outcomes[`channel-${at}`]),
      ]),
      ...elsewhere(registered ?? [], around),
    ];
    const { kind, other } = defaultOf(outcomes.default);
    const mine = ({ kind: one }: Found) => one === kind || (one === "firefox-esr" && kind === "firefox");
    const missing = kind !== null && !found.some(mine) ? [{ kind, version: null }] : [];
    const browsers = [...found, ...missing].map(
      (one): Browser => ({ ...one, isDefault: mine(one), packagedCurrent: null }),
    );
    return { browsers, otherDefault: other, ...(registered === null ? { isPartial: true } : {}) };
  },
};

/** Those that are registered and lie in none of the usual places: they are there, and their versions are not known. */
function elsewhere(registered: readonly string[], around: Around): readonly Found[] {
  const usual = places(around).flatMap((place) => [
    ...folders.map(([, path, program]) => comparable(`${place}\\${path}\\${program}`)),
    comparable(`${place}\\Mozilla Firefox\\firefox.exe`),
  ]);
  return registered
    .filter((program) => !usual.includes(program))
    .map((program) => ({ kind: kindOf(program), version: null }));
}

interface Found {
  readonly kind: BrowserKind;
  readonly version: string | null;
}

/**
 * A folder that may not be read hides a browser. `new_…exe` beside it: a newer version is installed, and the older one runs until the browser
 * is started anew.
 */
function versionsIn(kind: BrowserKind, program: string, outcome: Outcome | undefined): readonly Found[] {
  if (outcome === undefined || outcome.state === "absent") return [];
  if (outcome.state !== "ok") return [{ kind, version: null }];
  const names = outcome.text.split("\n").map((name) => name.trim());
  if (!names.includes(program)) return [];
  const versions = names
    .filter((name) => /^\d{1,4}(\.\d{1,6}){3}$/.test(name))
    .sort((a, b) => compareVersions(a, b) ?? 0);
  const version = names.includes(`new_${program}`) ? versions[0] : versions.at(-1);
  return [{ kind, version: version ?? null }];
}

/** Windows 11 keeps the choice in UserChoiceLatest since 24H2; where that is, it counts. */
function defaultOf(outcome: Outcome | undefined): { readonly kind: BrowserKind | null; readonly other: string | null } {
  const registry = outcome === undefined ? null : parseRegistry(outcome);
  const read = (key: string) => registry?.value(`${association}\\${key}`, "ProgId") ?? null;
  const id = read("UserChoiceLatest\\ProgId") ?? read("UserChoiceLatest") ?? read("UserChoice");
  if (id === null || id.trim() === "") return { kind: null, other: null };
  const kind = kinds.find(([start]) => start.test(id))?.[1] ?? null;
  if (kind !== null) return { kind, other: null };
  return { kind: null, other: steadyText(names.find(([start]) => start.test(id))?.[1] ?? id) };
}

const kinds: readonly (readonly [RegExp, BrowserKind])[] = [
  [/^ChromeHTML/, "chrome"],
  [/^MSEdgeHTM/, "edge"],
  [/^FirefoxURL/, "firefox"],
  [/^ChromiumHTM/, "chromium"],
];

const names: readonly (readonly [RegExp, string])[] = [
  [/^BraveHTML/, "Brave"],
  [/^Opera/, "Opera"],
  [/^VivaldiHTM/, "Vivaldi"],
  [/^IE\.HTTPS?$/, "Internet Explorer"],
  [/^AppXq0fevzme2pys62n3e0fbqa7peapykr8v$/, "Microsoft Edge Legacy"],
];
