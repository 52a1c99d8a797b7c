import type { BrowserKind, UnreadReason } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import type { Outcome } from "../probe.ts";
import { okText } from "../text-of.ts";

/** The program that opens links: one that is known, or another one by its name. */
export type Default = { readonly kind: BrowserKind; readonly origins: readonly Origin[] } | { readonly other: string };

/** Where a desktop keeps it, the most telling first (the MIME applications specification, 1.0.1). */
export function handlerFiles(home: string) {
  return {
    person: { file: `${home}/.config/mimeapps.list` },
    personOld: { file: `${home}/.local/share/applications/mimeapps.list` },
    computer: { file: "/etc/xdg/mimeapps.list" },
    gnome: { file: "/usr/share/applications/gnome-mimeapps.list" },
    kde: { file: "/usr/share/applications/kde-mimeapps.list" },
    system: { file: "/usr/share/applications/mimeapps.list" },
  } as const;
}

/** How a browser came to this computer: each way has names of its own for the same browser. */
export type Origin = "package" | "snap" | "flatpak";

/** Exactly these: what merely sounds like one of them, such as a beta or something made of it, is another browser. */
const handlers: Readonly<Record<string, readonly [BrowserKind, readonly Origin[]]>> = {
  "firefox.desktop": ["firefox", ["package"]],
  "firefox_firefox.desktop": ["firefox", ["snap"]],
  // Fedora's package calls itself as the flatpak does.
  "org.mozilla.firefox.desktop": ["firefox", ["package", "flatpak"]],
  "firefox-esr.desktop": ["firefox-esr", ["package"]],
  "google-chrome.desktop": ["chrome", ["package"]],
  // Chrome's own package has both names since 2024.
  "com.google.Chrome.desktop": ["chrome", ["package", "flatpak"]],
  "microsoft-edge.desktop": ["edge", ["package"]],
  "com.microsoft.Edge.desktop": ["edge", ["package", "flatpak"]],
  "chromium.desktop": ["chromium", ["package"]],
  "chromium-browser.desktop": ["chromium", ["package"]],
  "chromium_chromium.desktop": ["chromium", ["snap"]],
  "org.chromium.Chromium.desktop": ["chromium", ["flatpak"]],
};

/** null: nothing says which it is. A reason: a file that might have said it could not be read. */
export function defaultBrowser(
  outcomes: Readonly<Record<keyof ReturnType<typeof handlerFiles>, Outcome>>,
): Default | UnreadReason | null {
  const { person, personOld, computer, gnome, kde, system } = outcomes;
  for (const outcome of [person, personOld, computer, gnome, kde, system]) {
    if (outcome.state !== "ok" && outcome.state !== "absent") return outcome.state;
    const handler = handlerIn(okText(outcome) ?? "");
    if (handler !== null) return named(handler);
  }
  return null;
}

/** `x-scheme-handler/https=firefox.desktop;` under `[Default Applications]`. */
function handlerIn(text: string): string | null {
  const start = text.indexOf("[Default Applications]");
  if (start < 0) return null;
  const group = text.slice(start + 1).split(/^\[/m)[0] ?? "";
  const handler = /^x-scheme-handler\/https\s*=\s*([^;\n]+)/m.exec(group)?.[1]?.trim();
  return handler === undefined || handler === "" ? null : handler;
}

function named(handler: string): Default {
  const known = Object.hasOwn(handlers, handler) ? handlers[handler] : undefined;
  if (known !== undefined) return { kind: known[0], origins: known[1] };
  return { other: steadyText(handler.replace(/\.desktop$/, "")) };
}
