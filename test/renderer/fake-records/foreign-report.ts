/** How pretend packages were checked, and the heads of a pretend fork. */
import type { PackageFault, PackageReport } from "../../../main/model/records-view.ts";
import type { PretendDesk } from "./desk.ts";
import type { PretendPackageKind } from "./dialogs.ts";
import type { ForeignStory } from "./foreign-story.ts";

export const harborOrigin = "sample.invalid/custodia/89abcdef01234567";
export const otherOrigin = "sample.invalid/custodia/fedcba9876543210";

const names: Readonly<Record<PretendPackageKind, string>> = {
  extends: "sampleharbor-log-2026-11-01-0-94.zip",
  first: "samplelibrary-log-2026-10-01-0-94.zip",
  faulty: "sampleharbor-log-2026-11-01-0-94 (1).zip",
  forked: "sampleharbor-log-2026-11-02-0-94.zip.age",
  release: "release-PR-2026-0117.zip",
  own: "sampleparks-log-2026-11-01-0-94.zip",
};

export function faults(story: ForeignStory): readonly PackageFault[] {
  const [file = ""] = story.files.keys();
  const path = `data/evidence/${file}.png`;
  return [
    { part: "evidence", seq: 1, file: path, what: "the file is another one than the log names" },
    { part: "bag", seq: null, file: path, what: "the file does not match manifest-sha256.txt" },
    { part: "entry", seq: 17, file: "data/entries/17.json", what: "the field “content” does not match its digest" },
    { part: "tree", seq: 17, file: null, what: "the entry is not in the tree that the checkpoint signs" },
    { part: "derived", seq: null, file: "data/removals.csv", what: "the file is not what the entries say" },
  ];
}

/** A report on a pretend package of this kind. */
export function report(kind: PretendPackageKind, story: ForeignStory, desk: PretendDesk): PackageReport {
  const found = kind === "faulty" ? faults(story) : [];
  const entries = story.log.entries.length;
  const pictures = [...story.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    ok: found.length === 0,
    name: names[kind],
    kind: kind === "release" ? "release" : "export",
    sealed: kind === "forked",
    origin: kind === "first" ? otherOrigin : harborOrigin,
    vkey: `${harborOrigin}+0f1e2d3c+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs`,
    organisation: desk.options.pack().organisation,
    first: 0,
    last: entries - 1,
    entries,
    size: entries,
    root: "T7Tqh3sJHSj6Bs6ZGiH6IQ7E1zTTo0cdJnpE1bUu0aE=",
    files: story.files.size,
    bytes: pictures + 81_344,
    cosigned: kind === "extends" ? ["quinn.example@sample.invalid"] : [],
    key: kind === "first" ? "own" : "given",
    previous: null,
    faults: found,
    faultCount: found.length,
    notes:
      kind === "first"
        ? ["The package was checked with its own key only. Compare the key with the one that its department gives you."]
        : [],
  };
}

/** Two signed heads of one size that name different roots. */
export function forkOf(origin: string): { readonly seen: string; readonly shown: string } {
  const signature = "8JzGZwhKYS0w35QTFBSJ/ZAmJOWL453fn0o6SyINGJOND6Faog0+3+65zPxjFRImYsFnTWpEBILEC/ceHHj2GhnbOgY=";
  const head = (root: string) => `${origin}\n61\n${root}\n\n— ${origin} ${signature}\n`;
  return {
    seen: head("EvKAi8pMShoFMXCjvEsCuz6D/gv4VOQsdbNQL7mqlaI="),
    shown: head("kUwzHeYg7v6mH0B2vWQf0kH5G8m6m8m6m8m6m8m6m8k="),
  };
}
