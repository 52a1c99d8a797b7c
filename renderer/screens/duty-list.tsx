import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { DutyDesk } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import { Tag } from "../components/tag.tsx";
import { type DutyGroup, type DutyLine, dutyGroups } from "../duties.ts";
import { localCitation } from "../format.ts";
import { aimAt } from "../stores/aim.ts";
import { useReady } from "../stores/app.ts";
import { useDutyDesk } from "../stores/duties.ts";
import { useCurrentPack } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { useDesk } from "../stores/vault.ts";

/** Days are worded afresh once a minute: `due tomorrow` becomes `due today` while the window stays open. In milliseconds. */
const lookAgain = 60_000;

export interface DueNow {
  /** null until it is known. */
  readonly desk: DutyDesk | null;
  readonly groups: readonly DutyGroup[] | null;
  readonly refused: Refused | null;
}

/** What is due in the department that was chosen, the person’s own at first. */
export function useDue(): DueNow {
  const { person } = useReady();
  const { desk, refused } = useDutyDesk(person.department);
  const vaults = useDesk()?.vaults ?? [];
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), lookAgain);
    return () => clearInterval(timer);
  }, []);
  return { desk, refused, groups: desk === null ? null : dutyGroups(desk, vaults, now) };
}

function Line({ line, first }: { line: DutyLine; first: boolean }) {
  const pack = useCurrentPack();
  return (
    <li className="row duty">
      <Tag tone={line.tone}>{line.tag}</Tag>
      <div className="row-text">
        <bdi className="t">{line.title}</bdi>
        <small>
          <bdi>{line.why.replace(/\.$/, "")}</bdi> · <cite>{localCitation(line.citation, pack?.shortTitle ?? "")}</cite>
        </small>
      </div>
      <small className="when">{line.when}</small>
      <Button
        look={first ? "primary" : "plain"}
        aria-label={`${line.action}: ${line.title}`}
        onPress={() => {
          aimAt(line.aim);
          go(line.place);
        }}
      >
        {line.action}
      </Button>
    </li>
  );
}

/** Duties, most urgent first, each with the button that leads to it. [A-6.h.i, N-V.4] */
export function DutyList({ groups }: { groups: readonly DutyGroup[] }) {
  const first = groups[0]?.lines[0]?.id;
  return groups.map(({ title, lines }) => (
    <section key={title}>
      <h2 className="group">{title}</h2>
      <ul className="list">
        {lines.map((line) => (
          <Line key={line.id} line={line} first={line.id === first} />
        ))}
      </ul>
    </section>
  ));
}
