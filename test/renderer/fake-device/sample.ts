/** A pretend workstation: what a check of it finds, line by line. */
import type { DeviceItemId, DeviceQuestion, DeviceVerdict } from "../../../main/model/device-view.ts";

/** What one of the nine lines finds; its label and whether it is needed come from the model and from the policy. */
export interface PretendLine {
  readonly id: DeviceItemId;
  readonly verdict: DeviceVerdict;
  readonly reading: string;
  readonly says: string;
  readonly steps: readonly string[];
  readonly ask: Omit<DeviceQuestion, "answered" | "everyDays"> | null;
}

const system: PretendLine = {
  id: "system",
  verdict: "met",
  reading: "Windows 11 Pro 25H2, build 26200.7171",
  says: "Microsoft supports it until 2027-10-12.",
  steps: [],
  ask: null,
};

const updates: PretendLine = {
  id: "updates",
  verdict: "not-met",
  reading: "3 updates wait, 2 of them for security; a restart is needed",
  says: "Two updates that mend security are not installed yet.",
  steps: [
    "Save your work, open the Start menu, choose the power button, then “Update and restart”.",
    "Afterwards open Settings, “Windows Update”, and press “Check for updates” until none is left.",
    "If Windows asks for an administrator, call the Information Technology Department.",
  ],
  ask: null,
};

const automatic: PretendLine = {
  id: "automatic-updates",
  verdict: "unknown",
  reading: "",
  says: "Whether updates install themselves could not be found out: this system does not let an ordinary user see it.",
  steps: [
    "Open Settings, “Windows Update”, and look for what stands below the title.",
    "If you can’t tell, ask the Information Technology Department who looks after updates here.",
  ],
  ask: {
    id: "look:automatic-updates",
    text: "Does IT look after the updates of this computer, or do they install themselves?",
    hint: "Settings, “Windows Update”: “Your organization manages some settings” is a yes.",
  },
};

const malware: PretendLine = {
  id: "malware",
  verdict: "met",
  reading: "Microsoft Defender Antivirus, on, watching all the time",
  says: "Its signatures are of 2026-11-20.",
  steps: [],
  ask: null,
};

const browsers: PretendLine = {
  id: "browsers",
  verdict: "not-met",
  reading: "Chrome 140 (default), Edge 142",
  says: "Chrome is 2 versions behind: 142 is the newest that is known.",
  steps: [
    "In Chrome, open the menu with three dots, “Help”, “About Google Chrome”: it looks for the newest version by itself.",
    "Press “Relaunch” when it offers that.",
  ],
  ask: null,
};

const app: PretendLine = {
  id: "app",
  verdict: "met",
  reading: "Custodia 0.1.0 on Electron 45",
  says: "Its runtime is supported until 2027-03-02.",
  steps: [],
  ask: null,
};

const firewall: PretendLine = {
  id: "firewall",
  verdict: "met",
  reading: "Windows Defender Firewall, on",
  says: "It is on for every network.",
  steps: [],
  ask: null,
};

const encryption: PretendLine = {
  id: "encryption",
  verdict: "not-met",
  reading: "off",
  says: "The disk that holds Custodia’s folder is not encrypted.",
  steps: ["Ask the Information Technology Department to turn BitLocker on."],
  ask: null,
};

const screenLock: PretendLine = {
  id: "screen-lock",
  verdict: "met",
  reading: "after 10 minutes",
  says: "The screen asks for the password after 10 minutes of rest.",
  steps: [],
  ask: null,
};

export const pretendLines: readonly PretendLine[] = [
  system,
  updates,
  automatic,
  malware,
  browsers,
  app,
  firewall,
  encryption,
  screenLock,
];

/** The same workstation after it was mended. @param but lines that stay as they are */
export function mended(but: readonly DeviceItemId[] = []): readonly PretendLine[] {
  return pretendLines.map((line) => {
    const after = repaired[line.id];
    return after === undefined || but.includes(line.id) ? line : { ...line, ...after, verdict: "met", steps: [] };
  });
}

/** The same workstation, of which less can be seen. */
export function hidden(): readonly PretendLine[] {
  return mended(["encryption"]).map((line) => (line.id === "malware" ? { ...line, ...unseen } : line));
}

const repaired: Partial<Record<DeviceItemId, Pick<PretendLine, "reading" | "says">>> = {
  updates: { reading: "none wait; looked for today", says: "Nothing waits to be installed." },
  browsers: { reading: "Chrome 142 (default), Edge 142", says: "All of them are at the newest version that is known." },
  encryption: { reading: "BitLocker, on", says: "The disk that holds Custodia’s folder is encrypted." },
};

const unseen: Omit<PretendLine, "id"> = {
  verdict: "unknown",
  reading: "",
  says: "It could not be found out: this system did not answer in time.",
  steps: ["Open Windows Security from the Start menu, and look at “Virus & threat protection”."],
  ask: {
    id: "look:malware",
    text: "Does Windows Security show a green tick beside “Virus & threat protection”?",
    hint: "Start menu, “Windows Security”, “Home”.",
  },
};
