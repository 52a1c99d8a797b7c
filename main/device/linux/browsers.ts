import type { Browser, BrowserKind, BrowsersReading } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { okText } from "../text-of.ts";
import { aptListsFolder } from "./apt-archives.ts";
import { aptNewer } from "./apt-lists.ts";
import { type ArchiveName, archiveFiles, currentByApt } from "./browser-archives.ts";
import { type Default, defaultBrowser, handlerFiles, type Origin } from "./default-browser.ts";
import { osReleaseFile } from "./os-release.ts";

type Names =
  | "dpkg"
  | "rpm"
  | "snap"
  | "flatpak"
  | "newer"
  | "lists"
  | "release"
  | keyof ReturnType<typeof handlerFiles>;

/** Names of packages of apt and dnf. */
const packages: Readonly<Record<string, BrowserKind>> = {
  "google-chrome-stable": "chrome",
  "microsoft-edge-stable": "edge",
  firefox: "firefox",
  "firefox-esr": "firefox-esr",
  chromium: "chromium",
  "chromium-browser": "chromium",
};

const flatpaks: Readonly<Record<string, BrowserKind>> = {
  "com.google.Chrome": "chrome",
  "com.microsoft.Edge": "edge",
  "org.mozilla.firefox": "firefox",
  "org.chromium.Chromium": "chromium",
};

/** Browsers that came as packages, snaps or flatpaks, and which of them opens links. */
export const browsersProbe: Probe<"browsers", Names, ArchiveName> = {
  item: "browsers",
  family: "linux",
  sources: ({ home }) => ({
    dpkg: {
      run: "/usr/bin/dpkg-query",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own fields
      args: ["-W", "-f", "${db:Status-Abbrev}\\t${Package}\\t${Version}\\n", ...Object.keys(packages)],
    },
    rpm: { run: "/usr/bin/rpm", args: ["-q", "--qf", "ii \\t%{NAME}\\t%{VERSION}\\n", ...Object.keys(packages)] },
    snap: { run: "/usr/bin/snap", args: ["list"] },
    flatpak: { run: "/usr/bin/flatpak", args: ["list", "--app", "--columns=application,version"] },
    newer: aptNewer,
    lists: aptListsFolder,
    release: osReleaseFile,
    ...handlerFiles(home),
  }),
  more: archiveFiles,
  parse: (outcomes, _around, now) => {
    // Either may be installed beside the other, and then knows of no browser.
    const lists = [packageList(outcomes.dpkg, 1), packageList(outcomes.rpm, Object.keys(packages).length)];
    const text = lists.filter((list) => list !== null).join("\n");
    if (lists.every((list) => list === null))
      return noReading(outcomes.dpkg.state === "absent" ? outcomes.rpm : outcomes.dpkg);
    const found = [
      ...packaged(text, currentByApt(outcomes, now)),
      ...listed(outcomes.snap, "snap", { firefox: "firefox", chromium: "chromium" }, / +/),
      ...listed(outcomes.flatpak, "flatpak", flatpaks, /\t/),
    ];
    const opens = defaultBrowser(outcomes);
    const hidden = hiddenBy(outcomes) ?? (typeof opens === "string" ? opens : null);
    // Some could not be seen. That one of the others is too old is certain all the same.
    if (hidden !== null && !found.some(({ packagedCurrent }) => packagedCurrent === false)) return hidden;
    return withDefault(found, typeof opens === "string" ? null : opens);
  },
};

/** Why browsers may be there that were not seen; null: whoever keeps any has answered. */
function hiddenBy({ dpkg, rpm, snap, flatpak }: Readonly<Record<"dpkg" | "rpm" | "snap" | "flatpak", Outcome>>) {
  const silent = [
    ...[dpkg, rpm].filter(({ state }) => state !== "ok"),
    ...[snap, flatpak].filter((outcome) => okText(outcome) === null),
  ].find(({ state }) => state !== "absent");
  return silent === undefined ? null : noReading(silent);
}

/** One that opens links and was not found is there all the same: it came another way than those that are looked at. */
function withDefault(found: readonly Found[], opens: Default | null): BrowsersReading {
  const isMine = ({ kind, origin }: Found) =>
    opens !== null && "kind" in opens && opens.kind === kind && opens.origins.includes(origin);
  const browsers = found.map((one): Browser => {
    const { origin: _origin, ...browser } = one;
    return { ...browser, isDefault: isMine(one) };
  });
  if (opens === null) return { browsers, otherDefault: null };
  if ("other" in opens) return { browsers, otherDefault: opens.other };
  const missing: Browser = { kind: opens.kind, version: null, isDefault: true, packagedCurrent: null };
  return { browsers: found.some(isMine) ? browsers : [...browsers, missing], otherDefault: null };
}

/**
 * Says of each package that was asked for that it is there, or that it is not; null: it does not.
 * @param most highest exit code of an answer: dpkg-query gives 1 for any that is missing, rpm gives their number
 */
function packageList(outcome: Outcome, most: number): string | null {
  if (outcome.state !== "ok" || outcome.code > most) return null;
  const { text, errors } = outcome;
  return /^\wi \t/m.test(text) || /no packages found|is not installed/.test(text + errors) ? text : null;
}

interface Found extends Omit<Browser, "isDefault"> {
  readonly origin: Origin;
}

function packaged(text: string, isCurrent: (kind: BrowserKind, name: string) => boolean | null): readonly Found[] {
  return text.split("\n").flatMap((line) => {
    const [state, name = "", version = ""] = line.split("\t");
    const kind = packages[name];
    // Ubuntu's package of this name is empty, and only fetches the snap: `1:1snap1-0ubuntu5`.
    if (kind === undefined || !/^[ih]i/.test(state ?? "") || /snap/.test(version)) return [];
    return [{ kind, origin: "package", version: upstream(version), packagedCurrent: isCurrent(kind, name) }];
  });
}

/** `156.0.8078.79` of `156.0.8078.79-1~deb12u1`, `140.5.0` of `1:140.5.0esr-1`. */
function upstream(version: string): string | null {
  const found = /^(?:\d+:)?(\d{1,5}(?:\.\d{1,6}){0,4})/.exec(version)?.[1];
  return found === undefined ? null : steadyText(found, 40);
}

/** `firefox  145.0-1  7295  latest/stable  mozilla  -` */
function listed(
  outcome: Outcome,
  origin: Origin,
  kinds: Readonly<Record<string, BrowserKind>>,
  gap: RegExp,
): readonly Found[] {
  return (okText(outcome) ?? "").split("\n").flatMap((line) => {
    const [name = "", version = ""] = line.split(gap);
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    return kind === undefined ? [] : [{ kind, origin, version: upstream(version), packagedCurrent: null }];
  });
}
