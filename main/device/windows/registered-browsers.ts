import type { BrowserKind } from "../../model/device/reading.ts";
import type { Around, Outcome, Source } from "../probe.ts";
import { dataSearch, parseSearch } from "./registry.ts";

/** Where browsers register, wherever they are installed (Microsoft Learn, “Registering programs with client types” and “Application registration”). */
const clients = "SOFTWARE\\Clients\\StartMenuInternet";
const paths = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths";

export type RegisterNames = "clients" | "paths" | "own-clients" | "own-paths";

/** For all people of this computer, and for this one. */
export function browserRegisters(around: Around): Readonly<Record<RegisterNames, Source>> {
  return {
    clients: dataSearch(around, `HKLM\\${clients}`, ".exe"),
    paths: dataSearch(around, `HKLM\\${paths}`, ".exe"),
    "own-clients": dataSearch(around, `HKCU\\${clients}`, ".exe"),
    "own-paths": dataSearch(around, `HKCU\\${paths}`, ".exe"),
  };
}

/**
 * The programs of browsers that are registered, by their paths as they are written there, each once. null: not all of the registers could be
 * read. In her own part of the registry a person may always read: there a failure that finds nothing means that there is no such key.
 */
export function registeredBrowsers(outcomes: Readonly<Record<string, Outcome>>): readonly string[] | null {
  const shared = (["clients", "paths"] as const).map((name) => programsIn(outcomes[name]));
  const own = (["own-clients", "own-paths"] as const).map((name) => {
    const outcome = outcomes[name];
    const isNone = outcome?.state === "ok" && outcome.code === 1 && outcome.text.trim() === "";
    return isNone ? [] : programsIn(outcome);
  });
  const found = [...shared, ...own];
  return found.includes(null) ? null : [...new Set(found.flatMap((programs) => programs ?? []))];
}

/** A path of Windows is shorter; more is not looked at. */
const longest = 1_000;

function programsIn(outcome: Outcome | undefined): readonly string[] | null {
  const found = outcome === undefined ? null : parseSearch(outcome, "values");
  return (
    found?.all().flatMap((data) => {
      const program = /^"?([^"]{0,400}?\\(?:chrome|msedge|firefox)\.exe)/i.exec(data.slice(0, longest))?.[1];
      return program === undefined ? [] : [comparable(program)];
    }) ?? null
  );
}

/** reg.exe writes in the code page of the console: letters that are not of English can’t be compared, and are one mark each. */
export function comparable(path: string): string {
  return path.toLowerCase().replace(/[^ -~]+/g, "?");
}

/** By the program’s name; Chromium’s is called as Chrome’s. */
export function kindOf(program: string): BrowserKind {
  if (program.endsWith("\\msedge.exe")) return "edge";
  if (program.endsWith("\\firefox.exe")) return "firefox";
  return program.includes("\\chromium\\") ? "chromium" : "chrome";
}
