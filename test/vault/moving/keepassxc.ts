import { execFileSync } from "node:child_process";

/** Runs keepassxc-cli over a database; passwords go in by its standard input. */
export function keepassxc(args: readonly string[], ...typed: readonly string[]): string {
  return execFileSync("keepassxc-cli", [...args], {
    input: typed.map((line) => `${line}\n`).join(""),
    encoding: "utf8",
    // No window system, no settings of whoever runs the tests.
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", QT_QPA_PLATFORM: "offscreen", HOME: "/nonexistent" },
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
}

export interface XmlEntry {
  readonly fields: Readonly<Record<string, string>>;
  readonly tags?: string;
}

export interface XmlGroup {
  readonly name: string;
  readonly entries: readonly XmlEntry[];
  readonly groups?: readonly XmlGroup[];
}

/**
 * A KeePass 2 XML export, as `keepassxc-cli import` takes it. KeePassXC writes version 3.1 of the format as long as nothing asks for more;
 * data of plugins at a group does.
 */
export function xmlOf(root: XmlGroup, version: 3 | 4): string {
  const more = version === 4 ? "<CustomData><Item><Key>sample</Key><Value>1</Value></Item></CustomData>" : "";
  return `<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><Generator>test</Generator></Meta><Root>${groupXml(root, more)}</Root></KeePassFile>`;
}

let made = 0;

function uuid(): string {
  made += 1;
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(made, 12);
  bytes[0] = 1;
  return bytes.toString("base64");
}

function groupXml({ name, entries, groups = [] }: XmlGroup, more = ""): string {
  const inside = [...entries.map(entryXml), ...groups.map((group) => groupXml(group))].join("");
  return `<Group><UUID>${uuid()}</UUID><Name>${escaped(name)}</Name>${more}${inside}</Group>`;
}

function entryXml({ fields, tags = "" }: XmlEntry): string {
  const strings = Object.entries(fields).map(
    ([key, value]) => `<String><Key>${escaped(key)}</Key><Value>${escaped(value)}</Value></String>`,
  );
  return `<Entry><UUID>${uuid()}</UUID><Tags>${escaped(tags)}</Tags>${strings.join("")}</Entry>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
