import type { Outcome } from "./probe.ts";

/**
 * Firefox as it describes itself on every system: `application.ini`, and `channel-prefs.js`, which tells the extended support release.
 * @returns nothing where there is none; a version of null where it can’t be read
 */
export function firefoxOf(ini: Outcome | undefined, channel: Outcome | undefined) {
  if (ini === undefined || ini.state === "absent") return [];
  const text = ini.state === "ok" ? ini.text : "";
  const version = /^Version=(\d{1,4}(?:\.\d{1,4}){1,3})(?:esr)?\r?$/m.exec(text)?.[1] ?? null;
  const isExtended =
    /^SourceRepository=\S*mozilla-esr\d*\r?$/m.test(text) ||
    (channel?.state === "ok" && /^pref\("app\.update\.channel", "esr"\);\r?$/m.test(channel.text));
  return [{ kind: isExtended ? ("firefox-esr" as const) : ("firefox" as const), version }];
}
