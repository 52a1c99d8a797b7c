import type { CaseSummary } from "../../main/model/case-view.ts";
import { caseKind } from "../words.ts";

/** Longer names are cut in titles; the record shows them in full. */
const longestName = 80;

/** `Comment by “river_walker_77”`: the name keeps its own direction to itself. */
export function CaseTitle({ summary }: { summary: Pick<CaseSummary, "contentKind" | "author"> }) {
  const { author } = summary;
  const name = author.length > longestName ? `${author.slice(0, longestName)}…` : author;
  return (
    <>
      {caseKind(summary)} by “<bdi>{name}</bdi>”
    </>
  );
}
