/** What to do on exactly this system, for somebody who may not install anything: the last step is whom to call. */

import { at, type ByPlace, type Place } from "./place.ts";
import type { DeviceItemId } from "./reading.ts";

const windowsUpdate = {
  "windows-11": "Open Start > Settings > Windows Update, and press “Check for updates”.",
  "windows-10": "Open Start > Settings > Update & Security > Windows Update, and press “Check for updates”.",
  windows: "Open Start > Settings, find Windows Update there, and press “Check for updates”.",
} as const;

const softwareUpdate = "Open the Apple menu > System Settings > General > Software Update.";

const steps: Readonly<Record<DeviceItemId, ByPlace<readonly string[]>>> = {
  system: {
    windows: ["A newer version of Windows is needed, and installing it takes rights that IT has."],
    macos: ["A newer macOS is needed. Some Macs can’t take it: then the Mac is to be replaced."],
    linux: ["A newer version of the system is needed, and installing it takes rights that IT has."],
  },
  updates: {
    "windows-11": [windowsUpdate["windows-11"], "Let everything install, and restart when it asks."],
    "windows-10": [windowsUpdate["windows-10"], "Let everything install, and restart when it asks."],
    windows: [windowsUpdate.windows, "Let everything install, and restart when it asks."],
    macos: [softwareUpdate, "Press “Update Now” beside what is listed, and let the Mac restart."],
    ubuntu: ["Open “Software Updater”, press “Install Now”, and restart when it asks."],
    debian: ["Open “Software” and its “Updates” page, press “Update All”, and restart when it asks."],
    fedora: ["Open “Software” and its “Updates” page, press “Restart & Update”."],
    linux: ["Open the system’s own program for updates, let it install them, and restart."],
  },
  "automatic-updates": {
    "windows-11": ["Open Start > Settings > Windows Update. If updates are paused, press “Resume updates”."],
    "windows-10": [
      "Open Start > Settings > Update & Security > Windows Update. If updates are paused, press “Resume updates”.",
    ],
    windows: ["Open Start > Settings, find Windows Update there, and end the pause if there is one."],
    macos: [softwareUpdate, "Press the ⓘ beside “Automatic Updates”, and switch all of them on."],
    ubuntu: [
      "Open “Software & Updates” > “Updates”, and set security updates to “Download and install automatically”.",
    ],
    debian: ["Ask for the package “unattended-upgrades” to be installed and switched on."],
    fedora: ["Open “Software” > menu > “Update Preferences”, and switch “Automatic Updates” on."],
    linux: ["Ask for security updates to be installed by themselves."],
  },
  malware: {
    windows: [
      "Open Start, type “Windows Security”, and open “Virus & threat protection”.",
      "If it shows “Turn on” or “Check for updates”, press it.",
    ],
    macos: [
      softwareUpdate,
      "Press the ⓘ beside “Automatic Updates”, and switch “Install Security Responses and system files” on.",
    ],
    linux: ["Ask for malware protection to be installed, with signatures that update themselves."],
  },
  browsers: {
    windows: [
      "Chrome and Edge: open the menu at the top right > Help > About. It looks for the newest version; press “Relaunch”.",
      "Firefox: open the menu > Help > About Firefox, and press “Restart to update”.",
    ],
    macos: [
      "Safari comes with Software Update: Apple menu > System Settings > General > Software Update.",
      "Chrome and Edge: open the menu at the top right > Help > About, and press “Relaunch”. Firefox: Firefox menu > About Firefox.",
    ],
    linux: ["Install the system’s updates: the browser comes with them.", "Close the browser and open it again."],
  },
  app: {
    windows: ["Ask for the newest version of Custodia. Your work stays as it is."],
    macos: ["Ask for the newest version of Custodia. Your work stays as it is."],
    linux: ["Ask for the newest version of Custodia. Your work stays as it is."],
  },
  firewall: {
    windows: [
      "Open Start, type “Windows Security”, open “Firewall & network protection”, and turn it on for each network.",
    ],
    macos: ["Open the Apple menu > System Settings > Network > Firewall, and switch it on."],
    linux: ["Ask for the firewall (ufw or firewalld) to be switched on."],
  },
  encryption: {
    "windows-11": [
      "Open Start > Settings > Privacy & security > Device encryption, and see whether it can be switched on.",
    ],
    "windows-10": [
      "Open Start > Settings > Update & Security > Device encryption, and see whether it can be switched on.",
    ],
    windows: ["Ask for BitLocker to be switched on for this drive."],
    macos: [
      "Open the Apple menu > System Settings > Privacy & Security > FileVault, and turn it on. IT should keep the recovery key.",
    ],
    linux: ["A disk is encrypted when the system is installed: ask for it."],
  },
  "screen-lock": {
    "windows-11": [
      "Open Start > Settings > Personalization > Lock screen > Screen saver: 15 minutes or less, with “On resume, display logon screen”.",
      "Until then press Windows+L whenever you leave.",
    ],
    windows: [
      "Open Start, type “Change screen saver”: 15 minutes or less, with “On resume, display logon screen”.",
      "Until then press Windows+L whenever you leave.",
    ],
    macos: [
      "Open the Apple menu > System Settings > Lock Screen: 15 minutes or less, and a password at once.",
      "Until then press Control+Command+Q whenever you leave.",
    ],
    linux: [
      "Open Settings > Privacy (or Screen Lock): automatic lock on, after 15 minutes or less.",
      "Until then press Super+L whenever you leave.",
    ],
  },
};

/** @param help whom to call: `the Information Technology Department` */
export function stepsFor(item: DeviceItemId, place: Place, help: string): readonly string[] {
  return [...at(steps[item], place), `If you may not do this yourself, or it does not work, call ${help}.`];
}

/** What to do where the list of versions or the clock can’t be right. */
export function faultSteps(help: string): readonly string[] {
  return [
    "Look at this computer’s clock. If it is wrong, have it set right, and check again.",
    `If it is right, call ${help}: the newest version of Custodia brings a new list.`,
  ];
}

/** What to do where it could not be found out. */
export function unknownSteps(help: string): readonly string[] {
  return [`Answer the question here, or ask ${help} to look.`];
}
