import type { SystemReading } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { noReading } from "../no-reading.ts";
import type { Around, Outcome, Probe } from "../probe.ts";
import { parseRegistry, type Registry, registryQuery } from "./registry.ts";

const key = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

/** Version, build and edition, as winver shows them. Read by three probes, and asked once. */
export function currentVersion(around: Around) {
  return registryQuery(around, key);
}

export interface CurrentVersion {
  readonly isClient: boolean | null;
  readonly build: number;
  /** When this version was installed, new or over an older one, in milliseconds since 1970. */
  readonly installedAt: number | null;
  readonly registry: Registry;
}

/** null: there is no build, and so nothing that could be relied on. */
export function parseCurrentVersion(outcome: Outcome): CurrentVersion | null {
  const registry = parseRegistry(outcome);
  const build = registry.value(key, "CurrentBuild") ?? registry.value(key, "CurrentBuildNumber");
  if (build === null || !/^\d{4,6}$/.test(build)) return null;
  const type = registry.value(key, "InstallationType");
  const seconds = registry.number(key, "InstallDate");
  return {
    isClient: type === null || type === "" ? null : type === "Client",
    build: Number(build),
    installedAt: seconds === null || seconds === 0 ? null : seconds * 1000,
    registry,
  };
}

/** Windows 11 calls itself `Windows 10` in ProductName; its builds begin with 22000 (Microsoft, “Windows 11 release information”). */
const firstOf11 = 22000;

/** Microsoft Learn, “Windows Server release information”. */
const servers: Readonly<Record<number, string>> = { 14393: "2016", 17763: "2019", 20348: "2022", 26100: "2025" };

export const systemProbe: Probe<"system", "current"> = {
  item: "system",
  family: "windows",
  sources: (around) => ({ current: currentVersion(around) }),
  parse: ({ current }) => {
    const found = parseCurrentVersion(current);
    if (found === null) return noReading(current);
    return found.isClient === false ? server(found) : client(found);
  },
};

function client({ build, isClient, registry }: CurrentVersion): SystemReading {
  const eleven = build >= firstOf11;
  const id = registry.value(key, "EditionID") ?? "";
  const called = (registry.value(key, "ProductName") ?? "Windows").replace(
    /^Windows 10\b/,
    eleven ? "Windows 11" : "Windows 10",
  );
  const cycle = cycleOf(registry);
  const base = eleven ? "Windows 11" : "Windows 10";
  const edition = words[id];
  const name = edition === undefined ? called : `${base} ${edition}`;
  const product = isClient === true && build >= 10240 ? (eleven ? "windows-11" : "windows-10") : null;
  return {
    product,
    name: steadyText([name, cycle].filter((part) => part !== null).join(" ")),
    cycle: product === null ? null : cycle,
    version: versionOf(build, registry),
    edition: editions[id] ?? null,
  };
}

function server({ build, registry }: CurrentVersion): SystemReading {
  return {
    product: "windows-server",
    name: steadyText(registry.value(key, "ProductName") ?? "Windows Server"),
    cycle: servers[build] ?? null,
    version: versionOf(build, registry),
    edition: null,
  };
}

/** DisplayVersion is there since 20H2; ReleaseId stayed at `2009` from then on. */
function cycleOf(registry: Registry): string | null {
  const cycle = registry.value(key, "DisplayVersion") ?? registry.value(key, "ReleaseId") ?? "";
  return /^\d{2}(H[12]|0\d)$/.test(cycle) ? cycle : null;
}

function versionOf(build: number, registry: Registry): string {
  const revision = registry.number(key, "UBR");
  return revision === null ? String(build) : `${build}.${revision}`;
}

const words: Readonly<Record<string, string>> = {
  Core: "Home",
  CoreN: "Home N",
  CoreSingleLanguage: "Home Single Language",
  CoreCountrySpecific: "Home China",
  Professional: "Pro",
  ProfessionalN: "Pro N",
  ProfessionalEducation: "Pro Education",
  ProfessionalWorkstation: "Pro for Workstations",
  Education: "Education",
  EducationN: "Education N",
  Enterprise: "Enterprise",
  EnterpriseN: "Enterprise N",
  EnterpriseS: "Enterprise LTSC",
  EnterpriseSN: "Enterprise N LTSC",
  IoTEnterprise: "IoT Enterprise",
  IoTEnterpriseS: "IoT Enterprise LTSC",
  ServerRdsh: "Enterprise multi-session",
};

/**
 * Microsoft Lifecycle: “Home and Pro” and “Enterprise and Education” have ends of their own. Windows’ IoT LTSC ends later than LTSC of the
 * same version, and SE ended of its own: neither is any of these.
 */
const editions: Readonly<Record<string, "home-pro" | "enterprise" | "lts">> = {
  Core: "home-pro",
  CoreN: "home-pro",
  CoreSingleLanguage: "home-pro",
  CoreCountrySpecific: "home-pro",
  Professional: "home-pro",
  ProfessionalN: "home-pro",
  ProfessionalEducation: "home-pro",
  ProfessionalEducationN: "home-pro",
  ProfessionalWorkstation: "home-pro",
  ProfessionalWorkstationN: "home-pro",
  Education: "enterprise",
  EducationN: "enterprise",
  Enterprise: "enterprise",
  EnterpriseN: "enterprise",
  IoTEnterprise: "enterprise",
  ServerRdsh: "enterprise",
  EnterpriseS: "lts",
  EnterpriseSN: "lts",
};
