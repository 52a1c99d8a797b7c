import type { Browser, BrowserKind } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { firefoxOf } from "../firefox.ts";
import type { Around, Outcome, Probe, Source } from "../probe.ts";
import { parsePropertyList, propertyList } from "./property-list.ts";

/** Kind, name in the folder of applications, and identifier by which macOS knows it. */
const applications: readonly (readonly [Exclude<BrowserKind, "safari" | "firefox-esr">, string, string])[] = [
  ["chrome", "Google Chrome.app", "com.google.chrome"],
  ["edge", "Microsoft Edge.app", "com.microsoft.edgemac"],
  ["firefox", "Firefox.app", "org.mozilla.firefox"],
  ["chromium", "Chromium.app", "org.chromium.chromium"],
];

const folders = ({ home }: Around) => ["/Applications", `${home}/Applications`];

export const browsersProbe: Probe<"browsers", string> = {
  item: "browsers",
  family: "macos",
  sources: (around) => {
    const found = folders(around).flatMap((folder, at): [string, Source][] => [
      [`folder-${at}`, { folder }],
      ...applications.map(([kind, name]): [string, Source] => [
        `${kind}-${at}`,
        propertyList(`${folder}/${name}/Contents/Info.plist`),
      ]),
      [`ini-${at}`, { file: `${folder}/Firefox.app/Contents/Resources/application.ini` }],
      [`channel-${at}`, { file: `${folder}/Firefox.app/Contents/Resources/defaults/pref/channel-prefs.js` }],
    ]);
    return {
      ...Object.fromEntries(found),
      safari: propertyList("/Applications/Safari.app/Contents/Info.plist"),
      default: propertyList(
        `${around.home}/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist`,
      ),
    };
  },
  parse: (outcomes, around) => {
    const first = outcomes["folder-0"];
    if (first?.state !== "ok") return first?.state ?? "absent";
    const found: readonly Found[] = [
      ...folders(around).flatMap((_, at) => inFolder(outcomes, at)),
      safari(outcomes.safari),
    ];
    const { kind, other } = defaultOf(outcomes.default);
    const mine = ({ kind: one }: Found) => one === kind || (one === "firefox-esr" && kind === "firefox");
    const missing: readonly Found[] = kind !== null && !found.some(mine) ? [{ kind, version: null }] : [];
    const browsers = [...found, ...missing].map(
      (one): Browser => ({ ...one, isDefault: mine(one), packagedCurrent: null }),
    );
    return { browsers, otherDefault: other, ...(isHidden(outcomes["folder-1"]) ? { isPartial: true } : {}) };
  },
};

/** A person’s own folder of applications is often not there; one that may not be read hides what is in it. */
function isHidden(folder: Outcome | undefined): boolean {
  return folder !== undefined && folder.state !== "ok" && folder.state !== "absent";
}

interface Found {
  readonly kind: BrowserKind;
  readonly version: string | null;
}

/** Whether it is there is told by the folder: plutil fails in the same way for a file that is not there and one that may not be read. */
function inFolder(outcomes: Readonly<Record<string, Outcome>>, at: number): readonly Found[] {
  const folder = outcomes[`folder-${at}`];
  const names = folder?.state === "ok" ? folder.text.split("\n") : [];
  return applications
    .filter(([, name]) => names.includes(name))
    .flatMap(([kind]): readonly Found[] => {
      const version = versionOf(outcomes[`${kind}-${at}`]);
      if (kind !== "firefox") return [{ kind, version }];
      return firefoxOf(outcomes[`ini-${at}`], outcomes[`channel-${at}`]).map((one) => ({
        ...one,
        version: one.version ?? version,
      }));
    });
}

/** Safari is part of macOS and lies on its sealed volume, wherever `/Applications` shows it: it is not looked for in the folder’s list. */
function safari(outcome: Outcome | undefined): Found {
  return { kind: "safari", version: versionOf(outcome) };
}

function versionOf(outcome: Outcome | undefined): string | null {
  const version = outcome === undefined ? null : parsePropertyList(outcome)?.text("CFBundleShortVersionString");
  return version && /^\d{1,4}(\.\d{1,6}){0,3}$/.test(version) ? version : null;
}

/** Launch Services’ choices of this person. Readable and without a choice for https: Safari, with which macOS comes. */
function defaultOf(outcome: Outcome | undefined): { readonly kind: BrowserKind | null; readonly other: string | null } {
  const list = outcome === undefined ? null : parsePropertyList(outcome);
  if (list === null) return { kind: null, other: null };
  const handler = list
    .dictionaries("LSHandlers")
    ?.find((one) => one.text("LSHandlerURLScheme")?.toLowerCase() === "https");
  const id = (handler?.text("LSHandlerRoleAll") ?? "com.apple.safari").toLowerCase();
  if (id === "com.apple.safari") return { kind: "safari", other: null };
  const kind = applications.find(([, , own]) => own === id)?.[0] ?? null;
  return kind === null ? { kind, other: steadyText(names[id] ?? id) } : { kind, other: null };
}

const names: Readonly<Record<string, string>> = {
  "com.brave.browser": "Brave",
  "com.operasoftware.opera": "Opera",
  "com.vivaldi.vivaldi": "Vivaldi",
  "com.duckduckgo.macos.browser": "DuckDuckGo",
  "company.thebrowser.browser": "Arc",
};
