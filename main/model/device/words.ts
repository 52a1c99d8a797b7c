/** How the lines of the checklist are called, and why each of them matters. */

import type { DeviceAnswer, DeviceVerdict } from "../device-view.ts";
import type { DeviceFamily, DeviceItemId, UnreadReason } from "./reading.ts";

export const itemLabels: Readonly<Record<DeviceItemId, string>> = {
  system: "Operating system",
  updates: "Updates",
  "automatic-updates": "Automatic updates",
  malware: "Malware protection",
  browsers: "Web browsers",
  app: "Custodia itself",
  firewall: "Firewall",
  encryption: "Encrypted disk",
  "screen-lock": "Screen lock",
};

export const itemReasons: Readonly<Record<DeviceItemId, string>> = {
  system:
    "A system that its maker no longer supports gets no more security fixes, so every hole found in it stays open.",
  updates: "Most break-ins use holes for which a fix was already out. An update that waits is a fix that is not there.",
  "automatic-updates":
    "Nobody remembers every week. What installs itself is there before somebody makes use of the hole.",
  malware:
    "A program that reads along while you type has the page’s password. Protection catches the known ones before they run.",
  browsers:
    "The accounts are administered in a browser. A page that somebody made for it can use the holes of an old one.",
  app: "This app holds the passwords and the evidence. What it is built on needs security fixes as any browser does.",
  firewall: "It keeps other computers of the network, or of a café, from reaching programs on this one.",
  encryption: "Whoever finds or steals this computer can’t read what is on its disk, the evidence included.",
  "screen-lock": "An unlocked screen that nobody watches is an open account.",
};

/** Why nothing could be read, as the end of “It could not be found out: …”. */
export const unreadWords: Readonly<Record<UnreadReason, string>> = {
  absent: "this system has nothing that could be asked",
  denied: "this system does not let an ordinary user see it",
  "timed-out": "this system did not answer in time",
  "too-long": "this system answered with far more than was asked",
  failed: "asking this system failed",
  unreadable: "the answer of this system made no sense",
};

/** Where the system’s own name could not be read. */
export const familyNames: Readonly<Record<DeviceFamily, string>> = {
  windows: "Windows",
  macos: "macOS",
  linux: "Linux or another system",
};

/** As the checklist, the report and the command line say it. */
export const verdictWords: Readonly<Record<DeviceVerdict, string>> = {
  met: "In order",
  "not-met": "Not in order",
  unknown: "Not known",
};

export const answerWords: Readonly<Record<DeviceAnswer, string>> = { yes: "Yes", no: "No", "not-sure": "Not sure" };
