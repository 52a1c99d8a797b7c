import { noReading } from "../no-reading.ts";
import type { Probe } from "../probe.ts";
import { parsePropertyList } from "./property-list.ts";
import { managedFolder, managedSoftwareUpdate, settingsOf, softwareUpdate } from "./software-update.ts";

/** “Automatic updates” in System Settings. What nobody ever set has a default that differs from version to version: it is not guessed. */
export const automaticUpdatesProbe: Probe<"automatic-updates", "software" | "folder" | "managed"> = {
  item: "automatic-updates",
  family: "macos",
  sources: () => ({ software: softwareUpdate, folder: managedFolder, managed: managedSoftwareUpdate }),
  parse: ({ software, folder, managed }) => {
    const own = parsePropertyList(software);
    if (own === null) return noReading(software);
    const setting = settingsOf(own, { folder, managed });
    if (setting("AutomaticCheckEnabled") === null) return { how: null };
    if (setting("AutomaticCheckEnabled") === false) return { how: "off" };
    const installs = setting("AutomaticallyInstallMacOSUpdates");
    if (installs === false || setting("AutomaticDownload") === false) return { how: "asks" };
    return { how: installs === true ? "installs" : null };
  },
};
