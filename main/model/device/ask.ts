/** What a person may look up where it could not be measured, and where to look on exactly this system. */

import { at, type ByPlace, placeOf } from "./place.ts";
import type { DeviceItemId } from "./reading.ts";
import type { Sight } from "./sight.ts";

interface Words {
  readonly text: string;
  readonly hint: string;
}

const everywhere = (words: Words): ByPlace<Words> => ({ windows: words, macos: words, linux: words });

const updatesOnLinux = {
  text: "Does the system’s program for updates say that everything is up to date?",
  hint: "Open “Software” and its “Updates” page, and let it look first.",
};

/** `HELP` stands for whom to call, `SYSTEM` for the name of the system. */
const questions: Readonly<Record<DeviceItemId, ByPlace<Words>>> = {
  system: everywhere({
    text: "Does IT say that SYSTEM still gets security fixes?",
    hint: "Ask HELP, and tell them what it is: SYSTEM.",
  }),
  updates: {
    "windows-11": {
      text: "Does Windows Update say “You’re up to date”?",
      hint: "Open Start > Settings > Windows Update, and press “Check for updates” first.",
    },
    "windows-10": {
      text: "Does Windows Update say “You’re up to date”?",
      hint: "Open Start > Settings > Update & Security > Windows Update, and press “Check for updates” first.",
    },
    windows: {
      text: "Does Windows Update say “You’re up to date”?",
      hint: "Open Start > Settings, find Windows Update there, and press “Check for updates” first.",
    },
    macos: {
      text: "Does Software Update say that your Mac is up to date?",
      hint: "Open the Apple menu > System Settings > General > Software Update, and wait until it has looked.",
    },
    ubuntu: {
      text: "Does Software Updater say that the software on this computer is up to date?",
      hint: "Open “Software Updater”, and wait until it has looked.",
    },
    linux: updatesOnLinux,
  },
  "automatic-updates": everywhere({
    text: "Are security updates installed on this computer without your help?",
    hint: "Ask HELP, if you don’t know.",
  }),
  malware: {
    windows: {
      text: "Does Windows Security show a green tick beside “Virus & threat protection”?",
      hint: "Open Start, and type “Windows Security”.",
    },
    macos: {
      text: "Is malware protection on this Mac on and up to date?",
      hint: "If the city gave you a program for it, open it: it says so itself. Otherwise ask HELP.",
    },
    linux: {
      text: "Does IT say that malware protection on this computer is on and up to date?",
      hint: "Ask HELP.",
    },
  },
  browsers: {
    windows: {
      text: "Does the browser in which you administer the accounts say that it is up to date?",
      hint: "Chrome and Edge: menu > Help > About. Firefox: menu > Help > About Firefox. Look at each browser that you use.",
    },
    macos: {
      text: "Does the browser in which you administer the accounts say that it is up to date?",
      hint: "Chrome and Edge: menu > Help > About. Firefox: Firefox menu > About Firefox. Safari: Software Update offers no newer one.",
    },
    linux: {
      text: "Does the browser in which you administer the accounts say that it is up to date?",
      hint: "Chrome, Chromium and Edge: menu > Help > About. Firefox: menu > Help > About Firefox. Look at each browser that you use.",
    },
  },
  app: everywhere({
    text: "Does IT say that this is the current version of Custodia?",
    hint: "Ask HELP, and tell them the version that stands here.",
  }),
  firewall: {
    windows: {
      text: "Does Windows Security show the firewall as on?",
      hint: "Open Start, type “Windows Security”, and open “Firewall & network protection”.",
    },
    macos: {
      text: "Is the firewall of this Mac on?",
      hint: "Open the Apple menu > System Settings > Network > Firewall.",
    },
    linux: { text: "Does IT say that this computer’s firewall is on?", hint: "Ask HELP." },
  },
  encryption: {
    "windows-11": {
      text: "Does Windows say that this drive is encrypted?",
      hint: "Open Start > Settings > Privacy & security > Device encryption. If it isn’t there, ask HELP.",
    },
    windows: { text: "Does IT say that this computer’s drive is encrypted?", hint: "Ask HELP about BitLocker." },
    macos: {
      text: "Is FileVault on?",
      hint: "Open the Apple menu > System Settings > Privacy & Security > FileVault.",
    },
    linux: {
      text: "Does this computer ask for a passphrase for its disk when it is switched on?",
      hint: "It is asked before the log-in, on a screen of its own.",
    },
  },
  "screen-lock": {
    windows: {
      text: "Does the screen lock by itself within 15 minutes, and ask for your password?",
      hint: "Open Start, and type “Change screen saver”; or leave the computer alone once and see.",
    },
    macos: {
      text: "Does the screen lock by itself within 15 minutes, and ask for your password?",
      hint: "Open the Apple menu > System Settings > Lock Screen.",
    },
    linux: {
      text: "Does the screen lock by itself within 15 minutes, and ask for your password?",
      hint: "Open Settings > Privacy > Screen Lock; or leave the computer alone once and see.",
    },
  },
};

/**
 * The question names what it is asked about: an answer counts for these words only, so that another browser or system asks anew.
 * @param about names of what could not be found out; empty: it has none
 */
export function questionFor(item: DeviceItemId, { family, product, system, help }: Sight, about = ""): Words {
  const { text, hint } = at(questions[item], placeOf(family, product));
  // A function, and once over the words: what stands in a name or a pack is no pattern and no placeholder.
  const filled = (words: string) => words.replace(/HELP|SYSTEM/g, (word) => (word === "HELP" ? help : system));
  return { text: aboutThese(filled(text), item, about), hint: filled(hint) };
}

function aboutThese(text: string, item: DeviceItemId, about: string): string {
  if (about === "" || item === "system") return text;
  if (item === "browsers") return `Does each of these say that it is up to date: ${about}?`;
  return `${text.slice(0, -1)} (${about})?`;
}
