/** Words for what the log holds: kinds of entries, of content, outcomes. */
import type { CaseSummary, Outcome } from "../main/model/case-view.ts";
import type { CaseEntryKind, ContentKind, EvidencePurpose, KeptBecause } from "../main/model/entry.ts";

export type Tone = "bad" | "warn" | "good" | "plain" | "accent";

export const kindWords: Record<CaseEntryKind, string> = {
  "case.opened": "Case opened",
  "evidence.sealed": "Evidence sealed",
  "ground.chosen": "Ground chosen",
  "viewpoint.checked": "Viewpoint checked",
  "director.consulted": "Consultation",
  "message.sent": "Message sent to the author",
  "step.waived": "Step skipped",
  "content.hidden": "Content hidden",
  "content.removed": "Content removed",
  "content.declined": "Declined before publication",
  "content.restored": "Content restored",
  "user.blocked": "Author blocked",
  "user.unblocked": "Author unblocked",
  "case.kept": "Kept as it is",
  "case.closed": "Case closed",
  "case.amended": "Correction",
};

export const contentKindWords: Record<ContentKind, string> = {
  comment: "Comment",
  post: "Post",
  reply: "Reply",
  review: "Review",
  message: "Message",
  photo: "Photo",
  video: "Video",
  profile: "Profile",
};

export const purposeWords: Record<EvidencePurpose, string> = {
  before: "The content while it is up",
  after: "The page afterwards",
  message: "The message to the author",
  other: "Something else",
};

export const purposeShort: Record<EvidencePurpose, string> = {
  before: "Before",
  after: "After",
  message: "Message",
  other: "Other",
};

export const keptWords: Record<KeptBecause, string> = {
  "viewpoint-only": "It only states a viewpoint",
  "no-ground": "No ground of the policy applies",
  decided: "It was decided to keep it",
  gone: "It had already disappeared; nobody here took it down",
};

const outcomeWords: Record<Outcome, string> = {
  "content.removed": "removed",
  "content.hidden": "hidden",
  "content.declined": "declined",
  "content.restored": "restored",
  "user.blocked": "blocked",
  "user.unblocked": "unblocked",
  "case.kept": "kept",
};

/** The word for an outcome kind, or for `open`, with a capital. */
export function actionWord(kind: string): string {
  const word = (outcomeWords as Readonly<Record<string, string>>)[kind] ?? kind;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** How a case ended, in a word or two: `Removed, blocked`. */
export function outcomeOf(summary: Pick<CaseSummary, "outcomes" | "closed">): { words: string; tone: Tone } {
  const left = summary.outcomes;
  if (left.length === 0)
    return { words: summary.closed ? "Closed" : "Open", tone: summary.closed ? "plain" : "accent" };
  const words = left.map((outcome) => outcomeWords[outcome]).join(", ");
  const takenDown = left.some((o) => o !== "case.kept" && o !== "content.restored" && o !== "user.unblocked");
  const tone: Tone = takenDown ? "bad" : left.includes("case.kept") ? "good" : "warn";
  return { words: words.charAt(0).toUpperCase() + words.slice(1), tone };
}

/** `Comment`; `Content` for a kind that a newer version wrote. */
export function caseKind({ contentKind }: Pick<CaseSummary, "contentKind">): string {
  return (contentKindWords as Readonly<Record<string, string>>)[contentKind] ?? "Content";
}

/** `Comment by “river_walker_77”` */
export function caseTitle(summary: Pick<CaseSummary, "contentKind" | "author">): string {
  return `${caseKind(summary)} by “${summary.author}”`;
}

/** `a JPEG picture` */
export function fileTypeWords(mediaType: string): string {
  const [kind = "", name = ""] = mediaType.split("/");
  const called = name === "quicktime" ? "MOV" : name.toUpperCase();
  const thing = kind === "image" ? "picture" : kind === "video" ? "recording" : "file";
  return `${/^[AM]/.test(called) ? "an" : "a"} ${called} ${thing}`;
}

/** Platforms offered when an account is added; any other name can be typed. */
export const platforms = [
  "Facebook",
  "Instagram",
  "X",
  "YouTube",
  "Nextdoor",
  "LinkedIn",
  "TikTok",
  "Threads",
] as const;
