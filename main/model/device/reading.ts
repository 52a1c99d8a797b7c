/** What can be found out about a workstation: one shape an item. A probe reads it, `judge` decides what it means. */

import type { Day } from "../register-view.ts";

export const deviceFamilies = ["windows", "macos", "linux"] as const;
/** linux: every other system, too, and what is not known of it stays “unknown”. */
export type DeviceFamily = (typeof deviceFamilies)[number];

/** The lines of the checklist, in the order in which they are shown. */
export const deviceItems = [
  "system",
  "updates",
  "automatic-updates",
  "malware",
  "browsers",
  "app",
  "firewall",
  "encryption",
  "screen-lock",
] as const;
export type DeviceItemId = (typeof deviceItems)[number];

/** Why nothing could be read. absent: the system has no such thing to ask. unreadable: what came back makes no sense. */
export const unreadReasons = ["absent", "denied", "timed-out", "too-long", "failed", "unreadable"] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** measured: by a probe of ours. osquery: with its answer, which said what ours did not, or said worse. */
export type ReadBy = "measured" | "osquery";

/** `null` anywhere below: this was not found out; it is never guessed. */
export interface SystemReading {
  /** As in the end-of-life data: `windows-11`, `windows-10`, `windows-server`, `macos`, `debian`, `ubuntu`, `fedora`; null: another system. */
  readonly product: string | null;
  /** As people call it: `Windows 11 Pro 24H2`, `macOS 15.5`, `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
  /** By which the data knows it: Windows `24H2`, macOS `15`, Debian `12`, Ubuntu `24.04`, Fedora `42`. */
  readonly cycle: string | null;
  /** The whole version or build: `26100.2314`, `15.5 (24F74)`, `12.12`. */
  readonly version: string | null;
  /** Editions with ends of support of their own; null where there is no such difference, or where it is not known. */
  readonly edition: "home-pro" | "enterprise" | "lts" | null;
}

export interface UpdatesReading {
  /** Updates that wait to be installed, without drivers and signatures of malware protection. */
  readonly pending: number | null;
  /** Of these, how many mend security. null: they are not told apart. */
  readonly security: number | null;
  /** Installed, and waits for a restart. */
  readonly restart: boolean | null;
  /** When updates were last installed. */
  readonly installedOn: Day | null;
  /** When it was last looked whether there are any; where that is not noted, the day of the list that is there. An old one says nothing of today. */
  readonly lookedOn: Day | null;
}

export interface AutomaticReading {
  /** installs: by themselves. asks: they are fetched or announced, and a person installs them. off: nothing happens. managed: IT’s server decides. */
  readonly how: "installs" | "asks" | "off" | "managed" | null;
}

export interface Protection {
  /** `Microsoft Defender Antivirus`, `XProtect`, `ClamAV`; from the system: hostile text. */
  readonly name: string;
  readonly on: boolean | null;
  /** It watches while files are opened, not only when somebody starts a scan. */
  readonly realTime: boolean | null;
  /** The product itself says that its signatures are current; null: it does not say. */
  readonly current: boolean | null;
  /** Day of the signatures. */
  readonly signaturesOn: Day | null;
  readonly version: string | null;
}

export interface MalwareReading {
  /** None: none was found, which is not met. */
  readonly protections: readonly Protection[];
}

export const browserKinds = ["chrome", "edge", "firefox", "firefox-esr", "safari", "chromium"] as const;
export type BrowserKind = (typeof browserKinds)[number];

export interface Browser {
  readonly kind: BrowserKind;
  /** `142.0.7444.60`; null: it is there, and its version can’t be read. */
  readonly version: string | null;
  readonly isDefault: boolean;
  /** By the system’s own package manager. true: its archive, of the last week, has no newer one; false: a newer one waits; null: not known. */
  readonly packagedCurrent: boolean | null;
}

export interface BrowsersReading {
  readonly browsers: readonly Browser[];
  /** The default is another one than these; its name as the system has it. null: it is one of these, or is not known. */
  readonly otherDefault: string | null;
  /** Somewhere where browsers are installed could not be looked at: there may be more. Left out: everywhere was. */
  readonly isPartial?: boolean;
}

export interface AppReading {
  /** Custodia’s own. */
  readonly version: string;
  /** `45.4.1`; null: it does not run in Electron. */
  readonly electron: string | null;
}

export interface FirewallReading {
  readonly on: boolean | null;
  /** What it is: `Windows Defender Firewall`, `ufw`, `firewalld`. Empty: none was found. */
  readonly name: string;
}

export interface EncryptionReading {
  /** Of the volume that holds the data folder. */
  readonly state: "on" | "off" | "under-way" | null;
  /** What does it: `BitLocker`, `FileVault`, `LUKS`; empty: not known. */
  readonly by: string;
}

export interface ScreenLockReading {
  /** The screen asks for the password after a while. */
  readonly locks: boolean | null;
  /** Seconds of rest after which it does. */
  readonly after: number | null;
}

export interface Readings {
  readonly system: SystemReading;
  readonly updates: UpdatesReading;
  readonly "automatic-updates": AutomaticReading;
  readonly malware: MalwareReading;
  readonly browsers: BrowsersReading;
  readonly app: AppReading;
  readonly firewall: FirewallReading;
  readonly encryption: EncryptionReading;
  readonly "screen-lock": ScreenLockReading;
}

export type ReadOf<I extends DeviceItemId> =
  | { readonly item: I; readonly by: ReadBy; readonly reading: Readings[I] }
  | { readonly item: I; readonly by: ReadBy; readonly unread: UnreadReason };

/** What a probe found, or why it found nothing. */
export type Read = { [I in DeviceItemId]: ReadOf<I> }[DeviceItemId];
