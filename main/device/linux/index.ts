import type { AnyProbe } from "../probe.ts";
import { automaticDebianProbe } from "./automatic-debian.ts";
import { automaticFedoraProbe } from "./automatic-fedora.ts";
import { browsersProbe } from "./browsers.ts";
import { encryptionProbe } from "./encryption.ts";
import { firewallProbe } from "./firewall.ts";
import { malwareProbe } from "./malware.ts";
import { screenLockProbe } from "./screen-lock.ts";
import { systemProbe } from "./system.ts";
import { updatesDebianProbe } from "./updates-debian.ts";
import { updatesFedoraProbe } from "./updates-fedora.ts";

/** Debian, Ubuntu and Fedora; other systems are asked the same, and what they do not answer stays unknown. */
export const linuxProbes: readonly AnyProbe[] = [
  systemProbe,
  updatesDebianProbe,
  updatesFedoraProbe,
  automaticDebianProbe,
  automaticFedoraProbe,
  malwareProbe,
  browsersProbe,
  firewallProbe,
  encryptionProbe,
  screenLockProbe,
];
